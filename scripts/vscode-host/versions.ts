/** The releases of VS Code that the end-to-end tests run on. */
export const vscodeVersions = {
  /** The oldest that `engines.vscode` allows. Its extension host loses its connection on a Node newer than 22. */
  '1.103': { codeServer: '4.103.2', node: '22.23.3', megabytes: 300 },
  /** The newest. It runs on the project's own Node. */
  '1.139': { codeServer: '4.139.1', node: undefined, megabytes: 590 },
} as const;

export type VSCodeVersion = keyof typeof vscodeVersions;

export const oldestVersion: VSCodeVersion = '1.103';
export const newestVersion: VSCodeVersion = '1.139';

export function isVSCodeVersion(text: string): text is VSCodeVersion {
  return Object.hasOwn(vscodeVersions, text);
}
