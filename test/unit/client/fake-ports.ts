import type {
  ComposedUpdate,
  ComposeOrder,
  ExplainedValidation,
  ExplainFailureParams,
  Explanation,
  MachineComparison,
  TargetList,
  TargetSummary,
} from '../../../server/src/protocol.ts';
import { InFlight } from '../../../client/src/update/send/in-flight.ts';
import type {
  Confirmation,
  ProfileAnswer,
  SaveConsent,
  UpdatePorts,
  UpdateSettings,
} from '../../../client/src/update/ports/ports.ts';
import type { SaveViews } from '../../../client/src/update/save/send-save.ts';
import { ServiceValidation } from '../../../client/src/update/look/service-validation.ts';
import type { OpenedService, ServiceOptions } from '../../../client/src/update/ports/service.ts';
import { isSameTarget, toTargetKey } from '../../../client/src/update/target/target-key.ts';
import { buildFakeViews } from './fake-views.ts';
import { ARN, buildFakeService, type ServiceScript } from './fake-service.ts';
import { buildMemoryRecords } from './memory-records.ts';

export const DEFINITION_URI = 'file:///work/orders.asl.json';
export const REF = { updateFileUri: 'file:///work/orders.asl.update.yaml', name: 'dev' };

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

export const CHANGED: MachineComparison = {
  isSame: false,
  changes: [{ part: 'state', text: 'State Pay added' }],
  texts: { deployed: 'old', sent: 'new', syntax: 'json' },
};
export const SAME: MachineComparison = { isSame: true, changes: [] };

export const EXPLANATION: Explanation = { title: 'Refused.', advice: 'Mend it.', retry: 'no', places: [] };

/** What a test decides. Whatever isn't given is the friendly answer. */
export interface Script extends ServiceScript {
  trusted?: boolean;
  compose?: (params: ComposeOrder) => ComposedUpdate | Promise<ComposedUpdate>;
  list?: TargetList;
  open?: (options: ServiceOptions) => OpenedService;
  comparison?: MachineComparison | null;
  confirm?:
    | 'confirm'
    | 'compare'
    | undefined
    | ((confirmation: Confirmation, isAgain: boolean) => 'confirm' | 'compare' | undefined);
  name?: boolean;
  description?: string | undefined;
  profileAnswer?: ProfileAnswer | undefined;
  picked?: TargetSummary | undefined;
  explain?: (params: ExplainFailureParams) => Promise<Explanation>;
  invalid?: ExplainedValidation;
  settings?: Partial<UpdateSettings>;
}

/** Ports that follow a script and note what was done, in order. */
export function buildFakePorts(script: Script = {}) {
  const steps: string[] = [];
  const logged: string[] = [];
  const confirmations: Confirmation[] = [];
  const answers = new Map<string, ProfileAnswer>();
  let consents: readonly SaveConsent[] = [];
  const note = (step: string): void => void steps.push(step);
  const service = buildFakeService(script, note);

  const log = (line: string): void => void logged.push(line);
  const wait = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
    note(`wait ${milliseconds}`);
    signal.throwIfAborted();
  };
  const records = buildMemoryRecords();
  const ports: UpdatePorts & { views: SaveViews } = {
    language: {
      listTargets: async () => script.list ?? { targets: [], updateFileUris: [] },
      composeUpdate: async (params) => {
        note(`compose ${params.intent}${params.anyway === true ? ' anyway' : ''}`);
        if (script.compose) return script.compose(params);
        return params.given ? buildReady({ request: params.given }) : buildReady();
      },
      compareMachine: async () => {
        note('compare');
        return script.comparison === undefined ? CHANGED : script.comparison;
      },
      explainFailure: async (params) => {
        if (params.isQuiet !== true) note(`explain ${params.updateId} ${params.failure.name}`);
        return script.explain ? script.explain(params) : EXPLANATION;
      },
      explainValidation: async ({ diagnostics }) => {
        note(`place ${diagnostics.length}`);
        return script.invalid ?? { errors: 0, warnings: diagnostics.length, places: [] };
      },
      keepMachineType: async () => undefined,
      endUpdate: async ({ updateId, succeeded }) => note(`end ${updateId} ${succeeded}`),
    },
    openService: async (options) => {
      note(`open ${options.region} ${options.profile ?? '-'}`);
      if (script.open) return script.open(options);
      const credentials = options.profile === undefined ? service.credentials : `profile ${options.profile}`;
      return { kind: 'opened', service: { ...service, credentials } };
    },
    prompts: {
      confirm: async (confirmation, isAgain = false) => {
        note(isAgain ? 'confirm again' : 'confirm');
        confirmations.push(confirmation);
        const { confirm } = script;
        if (typeof confirm === 'function') return confirm(confirmation, isAgain);
        return 'confirm' in script ? confirm : 'confirm';
      },
      enterName: async (name) => {
        note(`name ${name}`);
        return script.name ?? true;
      },
      enterVersionDescription: async (suggestion) => {
        note(`description (${suggestion})`);
        return 'description' in script ? script.description : suggestion;
      },
      enterMfaCode: async () => '123456',
      chooseProfile: async (_, profile) => {
        note(`profile ${profile}`);
        return 'profileAnswer' in script ? script.profileAnswer : 'use';
      },
      pickTarget: async () => {
        note('pick');
        return script.picked;
      },
    },
    views: buildFakeViews(note),
    runWithProgress: (_, task) => task(new AbortController().signal, () => undefined),
    store: {
      findProfileAnswer: (target, profile) => answers.get(`${toTargetKey(target)} ${profile}`),
      keepProfileAnswer: async (target, profile, answer) =>
        void answers.set(`${toTargetKey(target)} ${profile}`, answer),
      listSaveConsents: () => consents,
      keepSaveConsent: async (consent) => void (consents = [...consents, consent]),
      dropSaveConsent: async (target) => void (consents = consents.filter((one) => !isSameTarget(one.target, target))),
    },
    records,
    log: { info: log, warn: log, error: log },
    readSettings: () => ({ confirmUpdate: 'oncePerWindow', validateBeforeUpdate: false, ...script.settings }),
    isTrusted: () => script.trusted ?? true,
    inFlight: new InFlight(),
    validation: new ServiceValidation(wait),
    agreed: new Set(),
    wait,
  };
  return { ports, steps, logged, confirmations, service, records };
}
