import type {
  ComposedUpdate,
  ComposeUpdateParams,
  Explanation,
  Failure,
  TargetList,
  TargetSummary,
} from '../../../server/src/protocol.ts';
import { InFlight } from '../../../client/src/update/in-flight.ts';
import type {
  Confirmation,
  ProfileAnswer,
  SaveConsent,
  UpdatePorts,
  UpdateResult,
} from '../../../client/src/update/ports.ts';
import type { OpenedService, Service, ServiceOptions } from '../../../client/src/update/service.ts';
import { isSameTarget, toTargetKey } from '../../../client/src/update/target-key.ts';

export const ARN = 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders';
export const DEFINITION_URI = 'file:///work/orders.asl.json';
export const REF = { updateFileUri: 'file:///work/orders.asl.update.yaml', name: 'dev' };
export const ENDPOINT = { url: 'https://states.eu-west-1.amazonaws.com', configured: false };

export function buildTarget(change: Partial<TargetSummary> = {}): TargetSummary {
  return {
    ref: REF,
    label: 'dev',
    stateMachineArn: ARN,
    stateMachineName: 'orders',
    partition: 'aws',
    region: 'eu-west-1',
    account: '111111111111',
    protected: false,
    publish: false,
    ...change,
  };
}

type Ready = Extract<ComposedUpdate, { kind: 'ready' }>;
type Refused = Extract<ComposedUpdate, { kind: 'refused' }>;

export function buildReady(change: Partial<Ready> = {}): Ready {
  return {
    kind: 'ready',
    updateId: 'u1',
    target: buildTarget(),
    definitionUri: DEFINITION_URI,
    request: { stateMachineArn: ARN, definition: '{"StartAt":"Secret"}' },
    warnings: 0,
    ...change,
  };
}

export function buildRefused(change: Partial<Refused> = {}): Refused {
  const start = { line: 0, character: 0 };
  const range = { start, end: start };
  return {
    kind: 'refused',
    uri: DEFINITION_URI,
    range,
    errors: 1,
    message: 'One error.',
    canUpdateAnyway: true,
    ...change,
  };
}

export const UPDATED: UpdateResult = { kind: 'updated', updateDate: new Date(0), revisionId: 'r-2', requestId: 'q-1' };

export function buildFailed(change: Partial<Failure> = {}): UpdateResult {
  const failure = { name: 'InvalidDefinition', message: 'Secret is wrong', operation: 'UpdateStateMachine', ...change };
  return { kind: 'failed', failure };
}

/** What a test decides. Whatever isn't given is the friendly answer. */
export interface Script {
  trusted?: boolean;
  compose?: (params: ComposeUpdateParams) => ComposedUpdate | Promise<ComposedUpdate>;
  list?: TargetList;
  open?: (options: ServiceOptions) => OpenedService;
  result?: UpdateResult | (() => UpdateResult | Promise<UpdateResult>);
  confirm?: boolean;
  name?: boolean;
  description?: string | undefined;
  profileAnswer?: ProfileAnswer | undefined;
  picked?: TargetSummary | undefined;
  explain?: () => Promise<Explanation>;
}

export const EXPLANATION: Explanation = { title: 'Refused.', advice: 'Mend it.', retry: 'no', places: [] };

/** Ports that follow a script and note what was done, in order. */
export function buildFakePorts(script: Script = {}) {
  const steps: string[] = [];
  const logged: string[] = [];
  const confirmations: Confirmation[] = [];
  const answers = new Map<string, ProfileAnswer>();
  let consents: readonly SaveConsent[] = [];
  const note = (step: string): void => void steps.push(step);

  const service: Service = {
    endpoint: ENDPOINT,
    credentials: 'the default chain',
    updateStateMachine: async (request, _signal, onSent) => {
      note(`send ${Object.keys(request).slice(1).join('+')}`);
      onSent();
      const { result = UPDATED } = script;
      return typeof result === 'function' ? result() : result;
    },
    close: () => note('close'),
  };

  const log = (line: string): void => void logged.push(line);
  const ports: UpdatePorts & { views: { showSending(): void; showNeed(_: SaveConsent, need: string): void } } = {
    language: {
      listTargets: async () => script.list ?? { targets: [], updateFileUris: [] },
      composeUpdate: async (params) => {
        note(`compose ${params.intent}${params.anyway === true ? ' anyway' : ''}`);
        return script.compose ? script.compose(params) : buildReady();
      },
      explainFailure: async ({ updateId, failure }) => {
        note(`explain ${updateId} ${failure.name}`);
        return script.explain ? script.explain() : EXPLANATION;
      },
      endUpdate: async ({ updateId, succeeded }) => note(`end ${updateId} ${succeeded}`),
    },
    openService: async (options) => {
      note(`open ${options.region} ${options.profile ?? '-'}`);
      if (script.open) return script.open(options);
      const credentials = options.profile === undefined ? service.credentials : `profile ${options.profile}`;
      return { kind: 'opened', service: { ...service, credentials } };
    },
    prompts: {
      confirm: async (confirmation) => {
        note('confirm');
        confirmations.push(confirmation);
        return script.confirm ?? true;
      },
      enterName: async (name) => {
        note(`name ${name}`);
        return script.name ?? true;
      },
      enterVersionDescription: async (suggestion) => {
        note(`description (${suggestion})`);
        return 'description' in script ? script.description : suggestion;
      },
      chooseProfile: async (_, profile) => {
        note(`profile ${profile}`);
        return 'profileAnswer' in script ? script.profileAnswer : 'use';
      },
      pickTarget: async () => {
        note('pick');
        return script.picked;
      },
    },
    views: {
      showUntrusted: () => note('untrusted'),
      showBusy: () => note('busy'),
      showRefusal: ({ message }) => note(`refusal ${message}`),
      showFailure: (_, { title }) => note(`failure ${title}`),
      showMayBeApplied: () => note('may be applied'),
      showUpdated: () => note('updated'),
      showSending: () => note('sending'),
      showNeed: (_: SaveConsent, need: string) => note(`need ${need}`),
    },
    runWithProgress: (_, task) => task(new AbortController().signal, () => note('sent')),
    store: {
      findProfileAnswer: (target, profile) => answers.get(`${toTargetKey(target)} ${profile}`),
      keepProfileAnswer: async (target, profile, answer) =>
        void answers.set(`${toTargetKey(target)} ${profile}`, answer),
      listSaveConsents: () => consents,
      keepSaveConsent: async (consent) => void (consents = [...consents, consent]),
      dropSaveConsent: async (target) => void (consents = consents.filter((one) => !isSameTarget(one.target, target))),
    },
    log: { info: log, warn: log, error: log },
    isTrusted: () => script.trusted ?? true,
    inFlight: new InFlight(),
  };
  return { ports, steps, logged, confirmations, service };
}
