import type { DeployedMachine, MachineComparison, TargetSummary } from '../../../server/src/protocol.ts';
import { InFlight } from '../../../client/src/update/send/in-flight.ts';
import type { MachinePorts, PickItem, PickList, TextQuestion } from '../../../client/src/update/ports/machine-ports.ts';
import type { Confirmation } from '../../../client/src/update/ports/ports.ts';
import type { AliasChange, ListedEntry, SeenRevision } from '../../../client/src/update/records/records.ts';
import type {
  AliasRoute,
  Answer,
  MachineAlias,
  MachineVersion,
  Service,
} from '../../../client/src/update/ports/service.ts';
import { ServiceValidation } from '../../../client/src/update/look/service-validation.ts';
import { buildFakeViews } from './fake-views.ts';
import {
  ARN,
  REF,
  TARGET,
  buildMachine,
  toVersionArn,
  toRoutes,
  toWeights,
  fail,
  COMPARISON,
} from './machine-values.ts';
import { buildMemoryRecords } from './memory-records.ts';

const CANCELLED = { kind: 'cancelled' } as const;
/** An answer that a test gives in place of what the machine would say. */
type Refusal = ReturnType<typeof fail> | typeof CANCELLED;
type Call = 'open' | 'describe' | 'listVersions' | 'listAliases' | 'publish' | 'writeAlias' | 'update';

/** What a test decides. Whatever isn't given is the friendly answer. */
export interface MachineScript {
  target?: Partial<TargetSummary>;
  trusted?: boolean;
  refused?: boolean;
  machine?: DeployedMachine;
  /** As described, the newest first. */
  versions?: readonly DeployedMachine[];
  aliases?: Readonly<Record<string, Readonly<Record<number, number>>>>;
  history?: readonly ListedEntry[];
  seen?: SeenRevision;
  changes?: readonly AliasChange[];
  /** Of lists and texts in their order: how a label begins, or the text; undefined dismisses. */
  picked?: readonly (string | undefined)[];
  confirm?: (confirmation: Confirmation, aliases: Map<string, MachineAlias>) => boolean;
  name?: boolean;
  description?: string | undefined;
  comparison?: MachineComparison | null;
  answers?: Partial<Record<Call, Refusal | ((arn: string) => Refusal | undefined)>>;
  /** The write takes effect and its answer is lost, or the other way round. */
  lost?: 'applied' | 'notApplied' | 'overtaken' | 'unreadable';
  isUnkept?: boolean;
  account?: string;
}

/** Ports over one state machine in memory, which note what was done, in order. */
export function buildFakeMachine(script: MachineScript = {}) {
  const target = { ...TARGET, ...script.target };
  const steps: string[] = [];
  const told: string[] = [];
  const confirmations: Confirmation[] = [];
  const lists: (readonly PickItem<{}>[])[] = [];
  const questions: TextQuestion[] = [];
  const given: unknown[] = [];
  const machine = script.machine ?? buildMachine();
  const versions = [...(script.versions ?? [])];
  const aliases = new Map(
    Object.entries(script.aliases ?? {}).map(([name, weights]): [string, MachineAlias] => [
      name,
      { stateMachineAliasArn: `${ARN}:${name}`, name, routes: toRoutes(weights) },
    ]),
  );
  const records = buildMemoryRecords();
  if (script.seen) records.lastSeen.set(ARN, script.seen);
  records.history.push(...(script.history ?? []).toReversed());
  for (const change of script.changes ?? []) records.aliasChanges.set(change.stateMachineAliasArn, change);
  if (script.isUnkept === true) records.failing = 'The disk is full.';
  const picked = [...(script.picked ?? [])];
  const note = (step: string): void => void steps.push(step);
  let isBlind = false;

  const answer = <T>(call: Call, arn: string, value: () => T): Answer<T> => {
    const scripted = script.answers?.[call];
    const refusal = typeof scripted === 'function' ? scripted(arn) : scripted;
    return refusal ?? { kind: 'answered', value: value() };
  };

  const writeAlias = (name: string, routes: readonly AliasRoute[]): Answer<void> => {
    note(`write ${name} ${JSON.stringify(toWeights(routes))}`);
    const write = (written: readonly AliasRoute[]): void =>
      void aliases.set(name, { stateMachineAliasArn: `${ARN}:${name}`, name, routes: written });
    if (script.lost === undefined) {
      const given = answer('writeAlias', ARN, () => undefined);
      if (given.kind === 'answered') write(routes);
      return given;
    }
    if (script.lost === 'applied') write(routes);
    if (script.lost === 'overtaken') write(toRoutes({ 1: 100 }));
    isBlind = script.lost === 'unreadable';
    return fail({ name: 'ECONNRESET', mayHaveTakenEffect: true });
  };

  const service: Service = {
    endpoint: { url: 'https://states.eu-west-1.amazonaws.com', configured: false },
    credentials: 'the default chain',
    getCaller: async () => ({
      kind: 'answered',
      value: { account: script.account ?? '111111111111', arn: 'arn:aws:iam::111111111111:user/u' },
    }),
    describeStateMachine: async (arn) => {
      note(`describe ${arn.slice(ARN.length - 'orders'.length)}`);
      const found = arn === ARN ? machine : versions.find((version) => version.stateMachineArn === arn);
      if (!found) return fail({ name: 'StateMachineDoesNotExist' });
      return answer('describe', arn, () => found);
    },
    listTags: async () => ({ kind: 'answered', value: new Map() }),
    listStateMachines: async () => ({ kind: 'answered', value: [] }),
    listVersions: async (arn) =>
      answer('listVersions', arn, () =>
        versions.map(({ stateMachineArn, creationDate }): MachineVersion => ({
          stateMachineVersionArn: stateMachineArn,
          creationDate: new Date(creationDate),
        })),
      ),
    listAliases: async (arn) => (isBlind ? fail() : answer('listAliases', arn, () => [...aliases.values()])),
    validateDefinition: async () => ({ kind: 'answered', value: [] }),
    updateStateMachine: async (request) => {
      note(`update ${Object.keys(request).toSorted().join('+')}`);
      return answer('update', ARN, () => ({ updateDate: new Date(0), revisionId: 'r-3' }));
    },
    publishVersion: async ({ revisionId, description }) => {
      note(`publish ${revisionId} ${description ?? '-'}`);
      return answer('publish', ARN, () => ({ stateMachineVersionArn: toVersionArn(9), creationDate: new Date(0) }));
    },
    createAlias: async (_, { name, routes }) => writeAlias(name, routes),
    updateAlias: async ({ stateMachineAliasArn, routes }) =>
      writeAlias(stateMachineAliasArn.slice(ARN.length + 1), routes),
    close: () => note('close'),
  };

  const take = (): string | undefined => picked.shift();
  const ports: MachinePorts = {
    language: {
      listTargets: async () => ({ targets: [], updateFileUris: [] }),
      composeUpdate: async (params) => {
        note(`compose ${params.intent}`);
        given.push(params.given);
        if (script.refused === true) {
          const start = { line: 0, character: 0 };
          const range = { start, end: start };
          return {
            kind: 'refused',
            uri: REF.updateFileUri,
            range,
            errors: 1,
            message: 'Wrong.',
            canUpdateAnyway: false,
          };
        }
        const request = params.given ?? { stateMachineArn: ARN, definition: '{"StartAt":"File"}' };
        return { kind: 'ready', updateId: 'u1', target, request, warnings: 0 };
      },
      compareMachine: async ({ deployed }) => {
        note(`compare ${deployed.definition ?? '-'}`);
        return script.comparison === undefined ? COMPARISON : script.comparison;
      },
      explainFailure: async ({ failure }) => {
        const effect = failure.isWithoutEffectSoFar === true ? 'not so far' : 'maybe';
        note(`explain ${failure.name} ${failure.mayHaveTakenEffect === true ? effect : 'surely not'}`);
        return { title: 'Refused.', advice: 'Mend it.', retry: 'no', places: [] };
      },
      explainValidation: async () => ({ errors: 0, warnings: 0, places: [] }),
      keepMachineType: async () => undefined,
      endUpdate: async ({ succeeded }) => note(`end ${succeeded}`),
    },
    openService: async () => {
      note('open');
      const opened = answer('open', ARN, () => service);
      if (opened.kind === 'answered') return { kind: 'opened', service: opened.value };
      return opened.kind === 'failed' ? opened : fail();
    },
    prompts: {
      confirm: async (confirmation) => {
        note('confirm');
        confirmations.push(confirmation);
        return (script.confirm?.(confirmation, aliases) ?? true) ? 'confirm' : undefined;
      },
      enterName: async (name) => {
        note(`name ${name}`);
        return script.name ?? true;
      },
      enterVersionDescription: async (suggestion) => {
        note(`description (${suggestion})`);
        return 'description' in script ? script.description : suggestion;
      },
      enterMfaCode: async () => undefined,
      chooseProfile: async () => undefined,
      pickTarget: async () => undefined,
    },
    views: { ...buildFakeViews(note), showFailure: (_, __, { name }) => note(`failure ${name}`) },
    picks: {
      pick: async <T extends {}>({ title, items }: PickList<T>) => {
        note(`pick ${title}`);
        lists.push(items);
        const label = take();
        const item = items.find((one) => label !== undefined && one.label.startsWith(label));
        if (label !== undefined && !item) throw new Error(`“${label}” is not in the list of “${title}”`);
        return item?.value;
      },
      enterText: async (question) => {
        note(`enter ${question.title}`);
        questions.push(question);
        return take();
      },
    },
    shows: {
      tell: (text) => void told.push(text),
      showRouted: (_, { text, isDivided, hasBefore }) =>
        void told.push(`${text}${isDivided ? ' divided' : ''}${hasBefore ? ' before' : ''}`),
      showTexts: async (title, left, right, syntax) => note(`diff ${title} | ${left.text} | ${right.text} | ${syntax}`),
      openFile: (path) => note(`file ${path}`),
    },
    runWithProgress: (_, task) => task(new AbortController().signal, () => undefined),
    store: {
      findProfileAnswer: () => undefined,
      keepProfileAnswer: async () => undefined,
      listSaveConsents: () => [],
      keepSaveConsent: async () => undefined,
      dropSaveConsent: async () => undefined,
    },
    records: {
      ...records,
      addHistory: (entry) => {
        note(`history ${entry.startedBy}`);
        return records.addHistory(entry);
      },
    },
    log: { info: () => undefined, warn: () => undefined, error: (line) => note(`error ${line}`) },
    readSettings: () => ({ confirmUpdate: 'oncePerWindow', validateBeforeUpdate: false }),
    isTrusted: () => script.trusted ?? true,
    inFlight: new InFlight(),
    validation: new ServiceValidation(async () => undefined),
    agreed: new Set(),
    wait: async () => note('wait'),
  };
  return { ports, target, steps, told, confirmations, lists, questions, given, aliases, changes: records.aliasChanges };
}
