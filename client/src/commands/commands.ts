import { copyVersionArn } from './copy-version-arn.ts';
import { createUpdateFile } from './create-update-file.ts';
import { disableUpdateOnSave } from './disable-update-on-save.ts';
import { enableUpdateOnSave } from './enable-update-on-save.ts';
import { finishAlias } from './finish-alias.ts';
import { pointAlias } from './point-alias.ts';
import { publishVersion } from './publish-version.ts';
import { restartLanguageServer } from './restart-language-server.ts';
import { revertAlias } from './revert-alias.ts';
import { revertUpdate } from './revert-update.ts';
import { selectTarget } from './select-target.ts';
import { setRuleSeverity } from './set-rule-severity.ts';
import { showHistory } from './show-history.ts';
import { showLog } from './show-log.ts';
import { showVersions } from './show-versions.ts';
import { updateAndPublish } from './update-and-publish.ts';
import { updateAnyway } from './update-anyway.ts';
import { updateConfiguration } from './update-configuration.ts';
import { updateStateMachine } from './update-state-machine.ts';
import type { Command } from './command.ts';

/** Each of them is in package.json, and nothing else is. */
export const COMMANDS: readonly Command[] = [
  updateStateMachine,
  updateAndPublish,
  updateConfiguration,
  updateAnyway,
  publishVersion,
  pointAlias,
  finishAlias,
  revertAlias,
  revertUpdate,
  showHistory,
  showVersions,
  createUpdateFile,
  selectTarget,
  enableUpdateOnSave,
  disableUpdateOnSave,
  copyVersionArn,
  setRuleSeverity,
  showLog,
  restartLanguageServer,
];
