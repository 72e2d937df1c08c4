import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findConsoleUrl } from '../../../client/src/update/target/console-url.ts';

function find(partition: string, region: string, name = 'orders'): string | undefined {
  const stateMachineArn = `arn:${partition}:states:${region}:111111111111:stateMachine:${name}`;
  return findConsoleUrl({ partition, region, stateMachineArn });
}

function toHost(url = ''): string {
  return new URL(url).host;
}

test('each partition has its console', () => {
  assert.equal(
    find('aws', 'eu-west-1'),
    'https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1' +
      '#/statemachines/view/arn%3Aaws%3Astates%3Aeu-west-1%3A111111111111%3AstateMachine%3Aorders',
  );
  assert.equal(toHost(find('aws-cn', 'cn-north-1')), 'cn-north-1.console.amazonaws.cn');
  assert.equal(toHost(find('aws-us-gov', 'us-gov-west-1')), 'us-gov-west-1.console.amazonaws-us-gov.com');
});

test('of the others it is not known', () => {
  for (const partition of ['aws-iso', 'aws-iso-b', 'aws-eusc', 'constructor', '']) {
    assert.equal(find(partition, 'eu-west-1'), undefined, partition);
  }
});

test('no ARN leads to another host or page', () => {
  for (const region of ['', 'evil.example/', 'a@evil', 'eu-west-1#', 'eu-west-1.evil.example:443']) {
    assert.equal(find('aws', region), undefined, region);
  }
  const { host, hash } = new URL(find('aws', 'eu-west-1', 'x/../#?& y') ?? '');
  assert.equal(host, 'eu-west-1.console.aws.amazon.com');
  assert.match(hash, /%3Ax%2F\.\.%2F%23%3F%26%20y$/);
});
