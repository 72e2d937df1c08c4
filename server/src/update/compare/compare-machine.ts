import { orderLike } from '../../syntax/order-like.ts';
import { parseTree, type Syntax, type Tree } from '../../syntax/tree.ts';
import { areSame, readValue, type Value } from '../../syntax/value.ts';
import { writeJsonValue, writeYamlValue } from '../../syntax/write-value.ts';
import type { DeployedMachine } from '../deployed-machine.ts';
import type { UpdateRequest } from '../update-request.ts';
import { Changes } from './changes.ts';
import { compareConfiguration } from './compare-configuration.ts';
import { compareScopes } from './compare-states.ts';
import type { ComparedTexts, MachineChange, MachineComparison } from './comparison.ts';

/**
 * How a request differs by meaning from what is deployed. `sent` is its definition as JSON; `syntax` that of the file. That a
 * version is published, and its description, are no difference of the machine.
 */
export function compareMachine(
  request: UpdateRequest,
  sent: Tree | undefined,
  deployed: DeployedMachine,
  syntax: Syntax,
): MachineComparison {
  const { changes: ofDefinition, texts } = sent
    ? compareDefinition(sent, deployed.definition, syntax)
    : { changes: [], texts: undefined };
  // First what is never many, so that a long definition can't push it out of a list that is cut.
  const changes = [...compareConfiguration(request, deployed), ...ofDefinition];
  return { isSame: changes.length === 0, changes, texts };
}

interface DefinitionComparison {
  readonly changes: readonly MachineChange[];
  readonly texts: ComparedTexts | undefined;
}

function compareDefinition(sent: Tree, deployedText: string | undefined, syntax: Syntax): DefinitionComparison {
  if (deployedText === undefined) {
    return {
      changes: describeDefinition('The deployed definition could not be read, so that it could not be compared'),
      texts: undefined,
    };
  }
  const deployed = parseTree(deployedText, 'json');
  const unreadable = [deployed, sent].find(({ root, problems }) => !root || problems.length > 0);
  if (!sent.root || !deployed.root || unreadable) {
    const which = unreadable === sent ? 'one that would be sent' : 'deployed one';
    const text = `The definition differs, and how can't be told: the ${which} is not JSON`;
    return {
      changes: sent.text === deployedText ? [] : describeDefinition(text),
      texts: { deployed: deployedText, sent: sent.text, syntax: 'json' },
    };
  }
  const to = readValue(sent.root, 'plain');
  const from = readValue(deployed.root, 'plain');
  const write = syntax === 'yaml' ? writeYamlValue : (value: Value) => `${writeJsonValue(value)}\n`;
  const sentText = write(to);
  if (areSame(to, from)) {
    return { changes: [], texts: { deployed: sentText, sent: sentText, syntax } };
  }
  const changes = new Changes();
  if (to.kind === 'object' && from.kind === 'object') compareScopes(changes, to, from, []);
  return {
    changes: changes.count > 0 ? changes.list() : describeDefinition('The definition changed'),
    texts: { deployed: write(orderLike(from, to)), sent: sentText, syntax },
  };
}

function describeDefinition(text: string): MachineChange[] {
  return [{ part: 'machine', text }];
}
