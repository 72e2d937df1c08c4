/** The number of a version, by its ARN: the last part. */
export function toVersionNumber(stateMachineVersionArn: string): string {
  return stateMachineVersionArn.slice(stateMachineVersionArn.lastIndexOf(':') + 1);
}

/** The ARN of the state machine, without the number of a version. */
export function toMachineArn(arn: string): string {
  return arn.split(':').slice(0, 7).join(':');
}

/** Of a machine's own ARN. */
export function toMachineName(stateMachineArn: string): string {
  return stateMachineArn.slice(stateMachineArn.lastIndexOf(':') + 1);
}
