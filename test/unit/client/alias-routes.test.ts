import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  describeRoutes,
  findRest,
  isDivided,
  isSameRouting,
  routeFully,
  routePart,
} from '../../../client/src/update/aliases/routes.ts';
import { toRoutes, toVersionArn, toWeights } from './machine-values.ts';

test('routes are told with the newest version first, and without those that route nothing', () => {
  assert.equal(describeRoutes(toRoutes({ 9: 90, 10: 10 })), 'version 10 (10 %), version 9 (90 %)');
  assert.equal(describeRoutes(toRoutes({ 2: 0, 3: 100 })), 'version 3 (100 %)');
});

test('the order of routes, and those of no weight, make no difference', () => {
  assert.ok(isSameRouting(toRoutes({ 1: 40, 2: 60 }), toRoutes({ 1: 40, 2: 60 }).toReversed()));
  assert.ok(isSameRouting(toRoutes({ 1: 100 }), toRoutes({ 1: 100, 2: 0 })));
  assert.ok(!isSameRouting(toRoutes({ 1: 40, 2: 60 }), toRoutes({ 1: 60, 2: 40 })));
  assert.ok(!isDivided(toRoutes({ 1: 100, 2: 0 })));
  assert.ok(isDivided(toRoutes({ 1: 99, 2: 1 })));
});

test('a part goes to a version, and the rest stays where most of it is', () => {
  const cases = [
    { now: { 6: 100 }, to: 7, weight: 10, after: { 6: 90, 7: 10 } },
    { now: { 6: 90, 7: 10 }, to: 7, weight: 50, after: { 6: 50, 7: 50 } },
    { now: { 6: 90, 7: 10 }, to: 8, weight: 25, after: { 6: 75, 8: 25 } },
    { now: { 6: 10, 7: 90 }, to: 8, weight: 25, after: { 7: 75, 8: 25 } },
    { now: { 6: 50, 7: 50 }, to: 8, weight: 25, after: { 6: 75, 8: 25 } },
    { now: { 6: 90, 7: 10 }, to: 7, weight: 100, after: { 7: 100 } },
    { now: { 7: 100 }, to: 7, weight: 10, after: { 7: 100 } },
    { now: {}, to: 7, weight: 10, after: { 7: 100 } },
  ];
  for (const { now, to, weight, after } of cases) {
    assert.deepEqual(toWeights(routePart(toRoutes(now), toVersionArn(to), weight)), after);
  }
  assert.equal(findRest(toRoutes({ 7: 100, 6: 0 }), toVersionArn(7)), undefined);
});

test('fully is to the newer version, by number and not by text', () => {
  assert.deepEqual(toWeights(routeFully(toRoutes({ 9: 90, 10: 10 }))), { 10: 100 });
});
