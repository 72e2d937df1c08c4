/**
 * Writes the names of the AWS SDK’s services and actions, which AWS SDK integrations call:
 * `node scripts/generate-sdk-actions.ts FOLDER…`, where each folder is the `data` of a botocore, such as a checkout’s
 * `botocore/data`. What an older one has and a newer one lacks stays in the table: state machines still name it.
 */
import './check-node.ts';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { format } from 'prettier';
import { writeActions } from '../server/src/catalog/sdk-actions.ts';

const OUTPUT = 'server/src/catalog/sdk-actions.json';

interface ServiceModel {
  readonly metadata: { readonly serviceId: string };
  readonly operations: Readonly<Record<string, unknown>>;
}

function* readModels(folder: string): Generator<ServiceModel> {
  for (const service of readdirSync(folder)) {
    if (!statSync(join(folder, service)).isDirectory()) continue;
    // The folders of a service are dates of its API; the SDKs have the newest.
    const version = readdirSync(join(folder, service)).toSorted().at(-1);
    const file = version === undefined ? '' : join(folder, service, version, 'service-2.json');
    if (existsSync(file)) yield JSON.parse(readFileSync(file, 'utf8')) as ServiceModel;
    else if (existsSync(`${file}.gz`))
      yield JSON.parse(gunzipSync(readFileSync(`${file}.gz`)).toString()) as ServiceModel;
  }
}

/** As Step Functions names it, after the SDK for Java: `DynamoDB Streams` is dynamodbstreams, `Config Service` is config. */
function toServiceName(serviceId: string): string {
  return serviceId
    .replaceAll(' ', '')
    .replace(/Service$/, '')
    .toLowerCase();
}

function toActionName(operation: string): string {
  return operation.charAt(0).toLowerCase() + operation.slice(1);
}

/** The version, and the day that it was made. */
function describeSource(folder: string): string {
  const file = join(folder, '..', '__init__.py');
  const version = /^__version__ = '([^']+)'/m.exec(readFileSync(file, 'utf8'))?.[1];
  if (version === undefined) throw new Error(`${file} names no version.`);
  return `botocore ${version} (${statSync(file).mtime.toISOString().slice(0, 10)})`;
}

const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error('Usage: node scripts/generate-sdk-actions.ts FOLDER…');
  process.exit(2);
}
const actions = new Map<string, Set<string>>();
for (const { metadata, operations } of folders.flatMap((folder) => [...readModels(folder)])) {
  const name = toServiceName(metadata.serviceId);
  const known = actions.get(name) ?? new Set();
  actions.set(name, known);
  for (const operation of Object.keys(operations)) known.add(toActionName(operation));
}
const services = [...actions]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, known]) => [name, writeActions([...known].toSorted())]);
const table = { source: folders.map(describeSource).join(', '), services: Object.fromEntries(services) };
writeFileSync(OUTPUT, await format(JSON.stringify(table), { parser: 'json', printWidth: 120 }));
console.log(`${OUTPUT}: ${services.length} services of ${table.source}`);
