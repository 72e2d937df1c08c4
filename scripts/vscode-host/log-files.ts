/** Log files for a VS Code server whose native logger was not built: without them every output channel stays empty. */
import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';

/** The functions of the package that VS Code calls, in plain JavaScript: each line goes to the file at once. */
const logger = `'use strict';
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  constructor(_type, _name, path) {
    mkdirSync(dirname(path), { recursive: true });
    this.path = path;
    this.level = 2;
    this.formats = true;
  }
  write(level, text) {
    if (level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    appendFileSync(this.path, this.formats ? time + ' [' + levels[level] + '] ' + text + '\\n' : text);
  }
  trace(text) { this.write(0, text); }
  debug(text) { this.write(1, text); }
  info(text) { this.write(2, text); }
  warn(text) { this.write(3, text); }
  error(text) { this.write(4, text); }
  critical(text) { this.write(5, text); }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {}
  clearFormatters() { this.formats = false; }
  flush() {}
  drop() {}
}

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = async (name, path) => new Logger('', name, path);
exports.createAsyncRotatingLogger = async (name, path) => new Logger('', name, path);
`;

/** Puts the logger into an installation, where the native one is missing. `root` is the folder with `out/`. */
export async function provideLogFiles(root: string): Promise<void> {
  const folder = join(root, 'node_modules/@vscode/spdlog');
  if (!existsSync(folder) || existsSync(join(folder, 'build'))) return;
  // By a rename: another server may be reading it.
  const file = join(folder, `index-${process.pid}.js`);
  await writeFile(file, logger);
  await rename(file, join(folder, 'index.js'));
}
