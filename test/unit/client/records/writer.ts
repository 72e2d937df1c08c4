/**
 * Another window, for the tests: `node writer.ts STATE_FOLDER history NAME COUNT` adds entries, `… last-seen` overwrites one file
 * until it is killed, `… begin ID` begins an update and waits.
 */
import { buildFileRecords } from '../../../../client/src/update/records/file-records.ts';
import { ARN, buildEntry, buildMachine, buildUnfinished, TIME } from './samples.ts';

const [stateFolder = '', what = '', name = '', count = '0'] = process.argv.slice(2);
const records = buildFileRecords(stateFolder, { entries: 1000, bytes: 1e9 });

if (what === 'history') {
  for (let index = 0; index < Number(count); index++) {
    const revisionId = `${name}-${index}`;
    const kept = await records.addHistory(buildEntry({ revisionId, before: buildMachine({ definition: revisionId }) }));
    if (kept.kind === 'failed') throw new Error(kept.reason);
  }
} else if (what === 'last-seen') {
  for (let index = 0; ; index = (index + 1) % 10) {
    await records.keepLastSeen(ARN, { revisionId: String(index).repeat(1e6), seenAt: TIME });
  }
} else {
  await records.beginUpdate(buildUnfinished({ id: name }));
  console.log('begun');
  setInterval(() => {}, 1e6);
}
