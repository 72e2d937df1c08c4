/** Somebody else writes the same alias, at the worst of moments. */
import {
  CHANGED,
  CREATE,
  DESCRIBE,
  DIVIDED,
  letPass,
  LIST,
  LIVE,
  NEW,
  ROUTED,
  testAliasCases,
  THEIR_CHANGE,
  toRouting,
  UPDATE,
  WRITINGS,
} from './alias-cases.ts';

const THEIR_ALIAS = { operation: CREATE, input: { name: 'live', routingConfiguration: toRouting(DIVIDED) } };
const THEIR_DELETION = { operation: 'DeleteStateMachineAlias', input: { stateMachineAliasArn: LIVE } };

const { asked: MOVE } = WRITINGS[UPDATE];
const { asked: MAKE } = WRITINGS[CREATE];

testAliasCases([
  {
    title: 'a colleague changes the alias while the question is open: it is asked again',
    does: UPDATE,
    faults: [{ operation: DESCRIBE, afterwards: THEIR_CHANGE }],
    ends: 'routed',
    sees: [MOVE, CHANGED, `${ROUTED} It can be pointed back.`],
    routes: NEW,
    before: DIVIDED,
    sent: 1,
    accepted: 1,
  },
  {
    title: 'a colleague changes the alias while the question is open, and the person does not overwrite that',
    does: UPDATE,
    faults: [{ operation: DESCRIBE, afterwards: THEIR_CHANGE }],
    options: { answer: (_, count) => (count === 1 ? 'confirm' : undefined) },
    ends: 'dismissed',
    sees: [MOVE, CHANGED],
    routes: DIVIDED,
    sent: 0,
    accepted: 0,
  },
  {
    title: 'a colleague changes the alias after the last look: nobody can see that, for the API has no condition',
    does: UPDATE,
    faults: [...letPass(DESCRIBE, 1), { operation: DESCRIBE, afterwards: THEIR_CHANGE }],
    ends: 'routed',
    sees: [MOVE, `${ROUTED} It can be pointed back.`],
    routes: NEW,
    sent: 1,
    accepted: 1,
  },
  {
    title: 'a colleague deletes the alias while the question is open: to make it anew is another question',
    does: UPDATE,
    faults: [{ operation: DESCRIBE, afterwards: THEIR_DELETION }],
    ends: 'created',
    sees: [MOVE, `${MAKE} The alias has changed while you were asked: somebody else deleted it.`, ROUTED],
    routes: NEW,
    sent: 1,
    accepted: 1,
  },
  {
    title: 'a colleague makes the alias while the question is open: to move it is another question',
    does: CREATE,
    faults: [{ operation: LIST, afterwards: THEIR_ALIAS }],
    ends: 'routed',
    sees: [MAKE, CHANGED, `${ROUTED} It can be pointed back.`],
    routes: NEW,
    before: DIVIDED,
    sent: 1,
    accepted: 1,
  },
  {
    title: 'a colleague makes the alias after the last look: the service refuses',
    does: CREATE,
    faults: [...letPass(LIST, 1), { operation: LIST, afterwards: THEIR_ALIAS }],
    ends: 'failed',
    sees: [MAKE, /^failed: An alias of this name exists and routes differently\./],
    routes: DIVIDED,
    sent: 1,
    accepted: 0,
  },
]);
