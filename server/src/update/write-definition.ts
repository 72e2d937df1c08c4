import { orderLike } from '../syntax/order-like.ts';
import { parseTree, type Syntax, type Tree } from '../syntax/tree.ts';
import { readValue } from '../syntax/value.ts';
import { writeJsonValue, writeYamlValue } from '../syntax/write-value.ts';

/**
 * A deployed definition in the form of a file. Where the file is there, its order of keys, its spelling of what is the same, its
 * indentation and its line ends stay. Undefined where the definition is no JSON, so that YAML can't say it.
 */
export function writeDefinition(definition: string, syntax: Syntax, file: Tree | undefined): string | undefined {
  const { root, problems } = parseTree(definition, 'json');
  if (!root || problems.length > 0) return syntax === 'yaml' ? undefined : definition;
  const model = file?.root && readValue(file.root, 'asWritten');
  const value = orderLike(readValue(root, 'asWritten'), model);
  const indent = file && /\n([ \t]+)\S/.exec(file.text)?.[1];
  const text = syntax === 'yaml' ? writeYamlValue(value) : `${writeJsonValue(value, indent)}\n`;
  return file?.text.includes('\r\n') === true ? text.replaceAll('\n', '\r\n') : text;
}
