/** The desktop's VS Code that this machine's user has, if it can run the extension. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { oldestVersion } from './versions.ts';

/** The `code` command; undefined where there is none, it is too old, or there is no display to show it on. */
export function findDesktop(): string | undefined {
  const { env, platform } = process;
  // In a remote window's terminal `code` talks to that window, and can't load an extension from a folder.
  if (env['VSCODE_IPC_HOOK_CLI'] !== undefined) return undefined;
  // In WSL it opens the VS Code of Windows, whose extension host gets none of our environment: it would talk to AWS itself.
  if (env['WSL_DISTRO_NAME'] !== undefined) return undefined;
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return undefined;
  const name = platform === 'win32' ? 'code.cmd' : 'code';
  const places = (env['PATH'] ?? '').split(delimiter).filter((place) => place !== '');
  const found = places.map((place) => join(place, name)).find((path) => existsSync(path));
  return found !== undefined && isNewEnough(found) ? found : undefined;
}

function isNewEnough(code: string): boolean {
  try {
    const shell = process.platform === 'win32';
    const output = execFileSync(shell ? `"${code}"` : code, ['--version'], {
      encoding: 'utf8',
      shell,
      timeout: 20_000,
    });
    return toNumber(output) >= toNumber(oldestVersion);
  } catch {
    // What can't tell its version is no VS Code.
    return false;
  }
}

/** "1.103.2" to 1103. */
function toNumber(version: string): number {
  const [, major = '0', minor = '0'] = /^(\d+)\.(\d+)/.exec(version.trim()) ?? [];
  return Number(major) * 1000 + Number(minor);
}
