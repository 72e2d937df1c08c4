import type { DeployedMachine, Failure, ServiceDiagnostic } from '../../../server/src/protocol.ts';
import type {
  Answer,
  Caller,
  MachineVersion,
  Service,
  UpdatedMachine,
} from '../../../client/src/update/ports/service.ts';

export const ARN = 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders';
export const ENDPOINT = { url: 'https://states.eu-west-1.amazonaws.com', configured: false };

export const UPDATED: Answer<UpdatedMachine> = {
  kind: 'answered',
  value: { updateDate: new Date(0), revisionId: 'r-2', requestId: 'q-1' },
};

export function toFailed(change: Partial<Failure> = {}): { readonly kind: 'failed'; readonly failure: Failure } {
  const failure = { name: 'InvalidDefinition', message: 'Secret is wrong', operation: 'UpdateStateMachine', ...change };
  return { kind: 'failed', failure };
}

export function buildDeployed(change: Partial<DeployedMachine> = {}): DeployedMachine {
  const machine = { stateMachineArn: ARN, type: 'STANDARD', definition: '{"StartAt":"Old"}' } as const;
  return {
    ...machine,
    roleArn: 'arn:aws:iam::111111111111:role/orders',
    revisionId: 'r-1',
    creationDate: '2026-01-01T00:00:00.000Z',
    ...change,
  };
}

/** How AWS answers in a test. Whatever isn't given is the friendly answer. */
export interface ServiceScript {
  caller?: Answer<Caller>;
  /** Whatever it is asked for, by its ARN. */
  describe?: (arn: string, metadataOnly: boolean) => Answer<DeployedMachine>;
  tags?: Answer<ReadonlyMap<string, string>>;
  versions?: readonly MachineVersion[];
  validation?: Answer<readonly ServiceDiagnostic[]>;
  result?: Answer<UpdatedMachine> | (() => Answer<UpdatedMachine> | Promise<Answer<UpdatedMachine>>);
  published?: Answer<MachineVersion>;
}

/** Step Functions that follows a script, and notes what is asked of it, in order. */
export function buildFakeService(script: ServiceScript, note: (step: string) => void): Service {
  // What was sent last is what is there.
  let revisionId = buildDeployed().revisionId;
  return {
    endpoint: ENDPOINT,
    credentials: 'the default chain',
    getCaller: async () => script.caller ?? CALLER,
    describeStateMachine: async (arn, { metadataOnly = false } = {}) => {
      note(`describe${arn.slice(ARN.length)}${metadataOnly ? ' metadata' : ''}`);
      return script.describe?.(arn, metadataOnly) ?? { kind: 'answered', value: buildDeployed({ revisionId }) };
    },
    listTags: async () => script.tags ?? { kind: 'answered', value: new Map() },
    listVersions: async () => ({ kind: 'answered', value: script.versions ?? [] }),
    validateDefinition: async () => {
      note('validate');
      return script.validation ?? { kind: 'answered', value: [] };
    },
    updateStateMachine: async (request, { onSent }) => {
      note(`send ${Object.keys(request).slice(1).join('+')}`);
      onSent();
      const { result = UPDATED } = script;
      const answer = typeof result === 'function' ? await result() : result;
      if (answer.kind === 'answered') revisionId = answer.value.revisionId;
      return answer;
    },
    publishVersion: async ({ revisionId, description }) => {
      note(`publish ${revisionId} (${description ?? ''})`);
      const value = { stateMachineVersionArn: `${ARN}:1`, creationDate: new Date(0) };
      return script.published ?? { kind: 'answered', value };
    },
    listStateMachines: unexpected,
    listAliases: unexpected,
    createAlias: unexpected,
    updateAlias: unexpected,
    close: () => note('close'),
  };
}

const CALLER: Answer<Caller> = {
  kind: 'answered',
  value: { account: '111111111111', arn: 'arn:aws:iam::111111111111:user/me' },
};

async function unexpected(): Promise<never> {
  throw new Error('No test of these asks for it.');
}
