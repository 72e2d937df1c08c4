import table from './sdk-actions.json' with { type: 'json' };

/**
 * The services and actions of AWS’s public API models, which AWS SDK integrations can call. Step Functions takes up new ones later,
 * and leaves out a few, such as those that stream: a name that is missing here is not wrong for sure.
 */

/** Where the names come from, with its date. */
export const SDK_SOURCE: string = table.source;

const SERVICES: Readonly<Record<string, string>> = table.services;

/** What was asked for is kept, for reading a service’s actions costs more than looking one up. There is one entry for a service at most. */
const read = new Map<string, ReadonlySet<string>>();

export function listSdkServices(): readonly string[] {
  return Object.keys(SERVICES);
}

/** Undefined for a service that is not in the table. */
export function findSdkActions(service: string): ReadonlySet<string> | undefined {
  const known = read.get(service);
  if (known) return known;
  if (!Object.hasOwn(SERVICES, service)) return undefined;
  const actions = new Set(readActions(SERVICES[service] ?? ''));
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
