import { createHash } from 'node:crypto';
import { posix, win32 } from 'node:path';

/** Names the folder itself: for tests, and where the home folder can't be written. */
export const STATE_FOLDER_VARIABLE = 'STEPWRIGHT_STATE_HOME';

/**
 * The folder of this user and this machine that what was done is kept in, by the platform's convention. A variable that holds no
 * absolute path counts for nothing, as the XDG specification wants it: it would mean another folder in each workspace.
 */
export function getStateFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: string,
): string {
  const { isAbsolute, join } = platform === 'win32' ? win32 : posix;
  const findPath = (variable: string): string | undefined => {
    const path = env[variable];
    return path !== undefined && isAbsolute(path) ? path : undefined;
  };
  const override = findPath(STATE_FOLDER_VARIABLE);
  if (override !== undefined) return override;
  if (platform === 'win32') return join(findPath('LOCALAPPDATA') ?? join(home, 'AppData', 'Local'), 'stepwright');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'stepwright');
  return join(findPath('XDG_STATE_HOME') ?? join(home, '.local', 'state'), 'stepwright');
}

/** With what is around it, a path stays well below the 260 characters that Windows takes. */
const LONGEST_NAME = 40;

/**
 * The name of a state machine's folder: what a person knows it by, and a hash of the whole ARN, in small letters. So no two
 * machines share a folder, also where the file system doesn't tell case, and no ARN makes a name with a meaning of its own, such
 * as `..`, `CON` or `nul.txt`: there is no dot in it, and the hash is always at its end.
 */
export function toMachineFolderName(stateMachineArn: string): string {
  const [, , , region = '', account = '', , name = ''] = stateMachineArn.split(':');
  return toSafeName([name, region, account], stateMachineArn);
}

/** The same for the file of an alias, in the folder of its state machine. */
export function toAliasFileName(stateMachineAliasArn: string): string {
  const [, , , , , , , name = ''] = stateMachineAliasArn.split(':');
  return `${toSafeName(['alias', name], stateMachineAliasArn)}.json`;
}

function toSafeName(readable: readonly string[], arn: string): string {
  const hash = createHash('sha256').update(arn).digest('hex').slice(0, 16);
  const parts = readable.map((part) => toPlainName(part.slice(0, LONGEST_NAME)));
  return [...parts, hash].filter((part) => part !== '').join('-');
}

function toPlainName(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9_]+/g, '-').replaceAll(/^-|-$/g, '');
}
