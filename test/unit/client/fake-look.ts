import type {
  ComposedUpdate,
  DeployedMachine,
  ExplainedValidation,
  MachineComparison,
  ServiceDiagnostic,
} from '../../../server/src/protocol.ts';
import type { ComposingPorts } from '../../../client/src/update/target/use-target.ts';
import type { ProfileAnswer, UpdatePorts } from '../../../client/src/update/ports/ports.ts';
import type { Kept, SeenRevision } from '../../../client/src/update/records/records.ts';
import type {
  Answer,
  Caller,
  Endpoint,
  ListedMachine,
  OpenedService,
  Service,
  ServiceOptions,
} from '../../../client/src/update/ports/service.ts';
import { ServiceValidation } from '../../../client/src/update/look/service-validation.ts';
import { buildReady, EXPLANATION } from './fake-ports.ts';
import { buildDeployed, ENDPOINT } from './fake-service.ts';
import { buildFakeViews } from './fake-views.ts';

export function buildMachine(change: Partial<DeployedMachine> = {}): DeployedMachine {
  return buildDeployed({ definition: '{"StartAt":"A"}', ...change });
}

export const SAME: MachineComparison = { isSame: true, changes: [] };
export const DIFFERENT: MachineComparison = {
  isSame: false,
  changes: [{ part: 'state', text: 'State Pay added' }],
  texts: { deployed: 'old', sent: 'new', syntax: 'json' },
};
export const NO_FINDINGS: ExplainedValidation = { errors: 0, warnings: 0, places: [] };

export function toAnswer<T>(value: T): Answer<T> {
  return { kind: 'answered', value };
}

export function toFailed(name: string, operation = 'DescribeStateMachine'): Extract<Answer<never>, { kind: 'failed' }> {
  return { kind: 'failed', failure: { name, message: 'Secret', operation } };
}

/** DescribeStateMachine where the key of the machine can't be used. */
export function withhold(metadataOnly: boolean): Answer<DeployedMachine> {
  return metadataOnly ? toAnswer(buildMachine({ definition: undefined })) : toFailed('KmsAccessDeniedException');
}

/** What a test decides. Whatever isn't given is the friendly answer. */
export interface LookScript {
  trusted?: boolean;
  composed?: ComposedUpdate;
  comparison?: MachineComparison | null;
  explained?: ExplainedValidation;
  open?: (options: ServiceOptions) => OpenedService | undefined;
  endpoint?: Endpoint;
  caller?: Answer<Caller>;
  described?: (metadataOnly: boolean) => Answer<DeployedMachine>;
  validated?: Answer<readonly ServiceDiagnostic[]>;
  listed?: Answer<readonly ListedMachine[]>;
  profileAnswer?: ProfileAnswer | undefined;
  seen?: SeenRevision;
  kept?: Kept;
}

export type FakeLookPorts = ComposingPorts & Pick<UpdatePorts, 'records' | 'validation' | 'language'>;

function never(what: string): () => never {
  return () => {
    throw new Error(`${what} in a task that only looks`);
  };
}

/** The same methods, none of which may be called. */
function forbid<T extends object>(methods: T): T {
  return Object.fromEntries(Object.keys(methods).map((name) => [name, never(name)])) as T;
}

/** Ports for tasks that look at a target, which follow a script and note what was done, in order. */
export function buildFakeLook(script: LookScript = {}) {
  const steps: string[] = [];
  const logged: string[] = [];
  const note = (step: string): void => void steps.push(step);
  const log = (line: string): void => void logged.push(line);
  const service: Service = {
    endpoint: script.endpoint ?? ENDPOINT,
    credentials: 'the default chain',
    getCaller: async () =>
      script.caller ?? toAnswer({ account: '111111111111', arn: 'arn:aws:iam::111111111111:user/me' }),
    describeStateMachine: async (_, { metadataOnly = false } = {}) => {
      note(metadataOnly ? 'describe metadata' : 'describe');
      return script.described ? script.described(metadataOnly) : toAnswer(buildMachine());
    },
    listTags: async () => toAnswer(new Map()),
    listStateMachines: async () => script.listed ?? toAnswer([]),
    listVersions: never('listVersions'),
    listAliases: never('listAliases'),
    validateDefinition: async (definition, type) => {
      note(`validate ${definition} ${type}`);
      return script.validated ?? toAnswer([]);
    },
    updateStateMachine: never('updateStateMachine'),
    publishVersion: never('publishVersion'),
    createAlias: never('createAlias'),
    updateAlias: never('updateAlias'),
    close: () => note('close'),
  };
  // The others tell of an update.
  const views = buildFakeViews(note);
  const { showUntrusted, showRefusal, showFailure, showComparison } = views;
  const ports: FakeLookPorts = {
    isTrusted: () => script.trusted ?? true,
    language: {
      listTargets: never('listTargets'),
      composeUpdate: async ({ intent, given }) => {
        note(`compose ${intent}${given ? ' given' : ''}`);
        return script.composed ?? buildReady();
      },
      compareMachine: async ({ updateId, deployed }) => {
        note(`compare ${updateId} ${deployed.revisionId}`);
        return script.comparison === undefined ? SAME : script.comparison;
      },
      explainFailure: async ({ failure }) => {
        note(`explain ${failure.name}`);
        return EXPLANATION;
      },
      explainValidation: async ({ diagnostics }) => {
        note(`place ${diagnostics.length}`);
        return script.explained ?? NO_FINDINGS;
      },
      keepMachineType: async ({ type }) => note(`type ${type}`),
      endUpdate: async ({ succeeded }) => note(`end ${succeeded}`),
    },
    openService: async (options) => {
      note(`open ${options.region} ${options.profile ?? '-'}`);
      return script.open?.(options) ?? { kind: 'opened', service };
    },
    prompts: {
      confirm: never('confirm'),
      enterName: never('enterName'),
      enterVersionDescription: never('enterVersionDescription'),
      enterMfaCode: async () => '123456',
      chooseProfile: async (_, profile) => {
        note(`ask profile ${profile}`);
        return script.profileAnswer;
      },
      pickTarget: never('pickTarget'),
    },
    views: { ...forbid(views), showUntrusted, showRefusal, showFailure, showComparison },
    runWithProgress: (_, task) => task(new AbortController().signal, () => undefined),
    store: {
      findProfileAnswer: () => undefined,
      keepProfileAnswer: async () => undefined,
      listSaveConsents: () => [],
      keepSaveConsent: never('keepSaveConsent'),
      dropSaveConsent: never('dropSaveConsent'),
    },
    records: {
      findLastSeen: async () => script.seen,
      keepLastSeen: async (_, { revisionId }) => {
        note(`seen ${revisionId}`);
        return script.kept ?? { kind: 'kept' };
      },
      listHistory: never('listHistory'),
      addHistory: never('addHistory'),
      findAliasChange: never('findAliasChange'),
      keepAliasChange: never('keepAliasChange'),
      beginUpdate: never('beginUpdate'),
      endUpdate: never('endUpdate'),
      listAbandoned: never('listAbandoned'),
      listLost: async () => [],
    },
    log: { info: log, warn: log, error: log },
    validation: new ServiceValidation(async () => undefined),
  };
  return { ports, steps, logged, service, note };
}
