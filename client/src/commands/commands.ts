import { compare } from './compare.ts';
import { copyCliCommand } from './copy-cli-command.ts';
import { copyVersionArn } from './copy-version-arn.ts';
import { createUpdateFileFromMachine } from './create-update-file-from-machine.ts';
import { createUpdateFile } from './create-update-file.ts';
import { disableUpdateOnSave } from './disable-update-on-save.ts';
import { enableUpdateOnSave } from './enable-update-on-save.ts';
import { openConsole } from './open-console.ts';
import { pull } from './pull.ts';
import { restartLanguageServer } from './restart-language-server.ts';
import { resumeUpdateOnSave } from './resume-update-on-save.ts';
import { finishAlias } from './finish-alias.ts';
import { pointAlias } from './point-alias.ts';
import { publishVersion } from './publish-version.ts';
import { revertAlias } from './revert-alias.ts';
import { revertUpdate } from './revert-update.ts';
import { selectTarget } from './select-target.ts';
import { setRuleSeverity } from './set-rule-severity.ts';
import { showHistory } from './show-history.ts';
import { showLog } from './show-log.ts';
import { showTargetStatus } from './show-target-status.ts';
import { showVersions } from './show-versions.ts';
import { updateAndPublish } from './update-and-publish.ts';
import { updateAnyway } from './update-anyway.ts';
import { updateConfiguration } from './update-configuration.ts';
import { updateStateMachine } from './update-state-machine.ts';
import { validate } from './validate.ts';
import type { Command } from './command.ts';

/** Each of them is in package.json, and nothing else is. */
export const COMMANDS: readonly Command[] = [
  updateStateMachine,
  updateAndPublish,
  updateConfiguration,
  updateAnyway,
  compare,
  validate,
  pull,
  publishVersion,
  pointAlias,
  finishAlias,
  revertAlias,
  revertUpdate,
  showHistory,
  showVersions,
  createUpdateFile,
  createUpdateFileFromMachine,
  selectTarget,
  enableUpdateOnSave,
  disableUpdateOnSave,
  resumeUpdateOnSave,
  showTargetStatus,
  openConsole,
  copyCliCommand,
  copyVersionArn,
  setRuleSeverity,
  showLog,
  restartLanguageServer,
];
