import type { ServiceInputTypes, ServiceOutputTypes, SFNClient, SFNClientResolvedConfig } from '@aws-sdk/client-sfn';
import type { Command } from '@smithy/core/client';
import type { Failure } from '../../../server/src/protocol.ts';
import type { Answer, WriteCall } from '../update/ports/service.ts';
import { callService } from './call.ts';

type SfnCommand<Input extends ServiceInputTypes, Output extends ServiceOutputTypes> = Command<
  Input,
  Output,
  SFNClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes
>;

/** How to send a command of Step Functions. */
export interface Callers {
  read<Input extends ServiceInputTypes, Output extends ServiceOutputTypes, T>(
    operation: string,
    command: SfnCommand<Input, Output>,
    toValue: (output: Output) => T,
    signal: AbortSignal | undefined,
  ): Promise<Answer<T>>;
  write<Input extends ServiceInputTypes, Output extends ServiceOutputTypes, T>(
    operation: string,
    command: SfnCommand<Input, Output>,
    toValue: (output: Output) => T,
    call: WriteCall,
  ): Promise<Answer<T>>;
}

interface CallersOptions {
  readonly reader: SFNClient;
  readonly writer: SFNClient;
  readonly endpointUrl: string;
  readonly complete: (failure: Failure) => Failure;
}

export function buildCallers({ reader, writer, endpointUrl, complete }: CallersOptions): Callers {
  const shared = { service: 'Step Functions', endpointUrl, complete } as const;
  return {
    read: (operation, command, toValue, signal) =>
      callService({ ...shared, operation, command, send: (options) => reader.send(command, options), toValue, signal }),
    write: (operation, command, toValue, { signal, onSent }) =>
      callService({
        ...shared,
        operation,
        command,
        send: (options) => writer.send(command, options),
        toValue,
        signal,
        onSent,
      }),
  };
}
