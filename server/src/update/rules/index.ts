import type { UpdateRule } from '../rule.ts';
import { memberInSet } from './member-in-set.ts';
import { customerKeyGiven } from './customer-key-given.ts';
import { definitionExists } from './definition-exists.ts';
import { definitionInFile } from './definition-in-file.ts';
import { definitionInWorkspace } from './definition-in-workspace.ts';
import { definitionOnce } from './definition-once.ts';
import { expressLogs } from './express-logs.ts';
import { kmsKeyForm } from './kms-key-form.ts';
import { kmsKeyInRegion } from './kms-key-in-region.ts';
import { memberSupported } from './member-supported.ts';
import { knownPartition } from './known-partition.ts';
import { logGroupArnForm } from './log-group-arn-form.ts';
import { logGroupArnQualified } from './log-group-arn-qualified.ts';
import { logGroupNearMachine } from './log-group-near-machine.ts';
import { loggedNameAscii } from './logged-name-ascii.ts';
import { memberKind } from './member-kind.ts';
import { memberInRange } from './member-in-range.ts';
import { objectAtRoot } from './object-at-root.ts';
import { oneLogDestination } from './one-log-destination.ts';
import { ownMembersWithTargets } from './own-members-with-targets.ts';
import { ownedKeyAlone } from './owned-key-alone.ts';
import { readableText } from './readable-text.ts';
import { memberRequired } from './member-required.ts';
import { roleArnForm } from './role-arn-form.ts';
import { roleInAccount } from './role-in-account.ts';
import { somethingToUpdate } from './something-to-update.ts';
import { stateMachineArnForm } from './state-machine-arn-form.ts';
import { stateMachineArnUnqualified } from './state-machine-arn-unqualified.ts';
import { substitutionName } from './substitution-name.ts';
import { substitutionUsed } from './substitution-used.ts';
import { substitutionsComplete } from './substitutions-complete.ts';
import { targetMachinesDiffer } from './target-machines-differ.ts';
import { targetsNotEmpty } from './targets-not-empty.ts';
import { memberLength } from './member-length.ts';
import { memberUnique } from './member-unique.ts';
import { versionDescriptionPublished } from './version-description-published.ts';

/** Every rule of update files: what can be read, the tables, ARNs, logging, versions, encryption, the request, the definition. */
export const UPDATE_RULES: readonly UpdateRule[] = [
  readableText,
  objectAtRoot,
  memberUnique,
  memberSupported,
  ownMembersWithTargets,
  memberKind,
  memberInSet,
  memberInRange,
  memberLength,
  memberRequired,
  targetsNotEmpty,
  stateMachineArnForm,
  stateMachineArnUnqualified,
  knownPartition,
  targetMachinesDiffer,
  roleArnForm,
  roleInAccount,
  oneLogDestination,
  logGroupArnForm,
  logGroupArnQualified,
  logGroupNearMachine,
  loggedNameAscii,
  expressLogs,
  versionDescriptionPublished,
  customerKeyGiven,
  ownedKeyAlone,
  kmsKeyForm,
  kmsKeyInRegion,
  somethingToUpdate,
  definitionExists,
  definitionInWorkspace,
  definitionInFile,
  definitionOnce,
  substitutionName,
  substitutionsComplete,
  substitutionUsed,
];
