import { createRequire } from 'node:module';

/**
 * The services and actions of AWS’s public API models, which AWS SDK integrations can call. Step Functions takes up new ones later,
 * and leaves out a few, such as those that stream: a name that is missing here is not wrong for sure.
 */

interface SdkTable {
  /** Where the names come from, with its date. */
  readonly source: string;
  readonly services: Readonly<Record<string, string>>;
}

const require = createRequire(import.meta.filename);

/** Loaded when it is first asked for: most definitions name no service of the AWS SDK. It stands beside this file, and beside a bundle. */
export function getSdkTable(): SdkTable {
  return require('./sdk-actions.json') as SdkTable;
}

/** What was asked for is kept, for reading a service’s actions costs more than looking one up. There is one entry for a service at most. */
const read = new Map<string, ReadonlySet<string>>();

export function listSdkServices(): readonly string[] {
  return Object.keys(getSdkTable().services);
}

/** Undefined for a service that is not in the table. */
export function findSdkActions(service: string): ReadonlySet<string> | undefined {
  const known = read.get(service);
  if (known) return known;
  const { services } = getSdkTable();
  if (!Object.hasOwn(services, service)) return undefined;
  const actions = new Set(readActions(services[service] ?? ''));
  read.set(service, actions);
  return actions;
}

/** The names in their order, each verb once: `getItem` and `getObject` are `get:Item,Object`. */
export function writeActions(actions: readonly string[]): string {
  const byVerb = new Map<string, string[]>();
  for (const action of actions) {
    const verb = /^[^A-Z]*/.exec(action)?.[0] ?? '';
    const objects = byVerb.get(verb);
    if (objects) objects.push(action.slice(verb.length));
    else byVerb.set(verb, [action.slice(verb.length)]);
  }
  return Array.from(byVerb, ([verb, objects]) => `${verb}:${objects.join(',')}`).join(' ');
}

/** What `writeActions` wrote. */
export function readActions(text: string): string[] {
  return text.split(' ').flatMap((group) => {
    const [verb = '', objects = ''] = group.split(':');
    return objects.split(',').map((object) => verb + object);
  });
}
