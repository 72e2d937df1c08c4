import assert from 'node:assert/strict';
import { enableUpdateOnSave } from '../../../client/src/update/save/save-consent.ts';
import { SaveUpdates } from '../../../client/src/update/save/save-updates.ts';
import type { Random } from '../../fuzz/random.ts';
import { waitFor } from '../../protocol/client.ts';
import type { StartedFlow } from '../flow.ts';
import { callAsColleague } from '../machine.ts';
import type { AnswerQuestion } from '../person.ts';
import { ARN } from '../workspace.ts';
import { Edits } from './edits.ts';
import type { Step } from './ledger.ts';
import { buildEarlyUpdate, pickTrouble } from './trouble.ts';

const AGREES_TO_OVERWRITE = 0.7;

/** A person who agrees, as a rule. */
export function buildAnswer(random: Random): AnswerQuestion {
  return ({ isOverwrite }) => (isOverwrite && !random.chance(AGREES_TO_OVERWRITE) ? undefined : 'confirm');
}

/** What happens in the soak: a person who edits, saves and updates by hand, a colleague, and trouble. */
export class Work {
  readonly #flow: StartedFlow;
  readonly #random: Random;
  readonly #edits: Edits;
  readonly #updating: SaveUpdates;
  #version = 0;
  /** What the editor shows. */
  text = '';
  saves = 0;
  byHand = 0;

  constructor(flow: StartedFlow, random: Random) {
    this.#flow = flow;
    this.#random = random;
    this.#edits = new Edits(random);
    this.#updating = new SaveUpdates(flow.ports);
  }

  async enableUpdateOnSave(): Promise<void> {
    const { ports, workspace } = this.#flow;
    const { definitionUri, folderUri, language } = workspace;
    const [target] = (await language.listTargets(definitionUri)).targets;
    assert.ok(target);
    const { kind } = await enableUpdateOnSave(ports, target, { definitionUri, folderUri });
    assert.equal(kind, 'enabled');
  }

  /** One save, or some in a row, of which the next comes at once or when the one before is on its way. */
  async save(): Promise<Step> {
    const { definitionUri, folderUri } = this.#flow.workspace;
    const meant = new Set<string>();
    const running: Promise<void>[] = [];
    for (let left = this.#random.chance(0.1) ? 2 + this.#random.below(3) : 1; left > 0; left--) {
      meant.add(await this.#edit());
      const saved = this.#version;
      const isUnchanged = (): boolean => this.#version === saved;
      running.push(this.#updating.handleSave({ uri: definitionUri, folderUri, isUnchanged }));
      this.saves++;
      if (this.#random.chance(0.5)) await this.#waitForCall(Promise.all(running));
    }
    await Promise.all(running);
    return { startedBy: 'save', meant, mayOverwrite: false };
  }

  async updateByHand(): Promise<Step> {
    const { person, workspace } = this.#flow;
    this.byHand++;
    const meant = new Set([await this.#edit()]);
    person.confirmations.length = 0;
    const { kind } = await this.#flow.run();
    if (kind === 'updated') this.#updating.resume(workspace.target);
    return { startedBy: 'command', meant, mayOverwrite: person.confirmations.some(({ isOverwrite }) => isOverwrite) };
  }

  async updateAsColleague(): Promise<void> {
    const input = { stateMachineArn: ARN, definition: this.#edits.write('colleague').text };
    await callAsColleague(this.#flow.endpoint, { operation: 'UpdateStateMachine', input });
  }

  injectTrouble(): void {
    const faults = pickTrouble(this.#random, this.#edits.write('colleague').text);
    for (const fault of faults) this.#flow.endpoint.injectFault(fault);
  }

  injectEarlyUpdate(): void {
    this.#flow.endpoint.injectFault(buildEarlyUpdate(this.#edits.write('colleague').text));
  }

  /** Gives the text, where it is right. */
  async #edit(): Promise<string> {
    const { client, definitionUri } = this.#flow.workspace;
    const { text, isBroken } = this.#edits.write('us');
    this.#version++;
    this.text = text;
    await client.change(definitionUri, { text });
    return isBroken ? '' : text;
  }

  /** Until one more call has arrived, or all is over without. */
  async #waitForCall(over: Promise<unknown>): Promise<void> {
    const { endpoint } = this.#flow;
    const before = endpoint.listRequests().length;
    let isOver = false;
    void over.then(() => (isOver = true));
    await waitFor(() => isOver || endpoint.listRequests().length > before || undefined);
  }
}
