import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version in the package.json that this program came with: the nearest one above it. */
export function findVersion(): string {
  for (
    let at = realpathSync(process.argv[1] ?? '.'), above = dirname(at);
    above !== at;
    at = above, above = dirname(at)
  ) {
    const path = join(above, 'package.json');
    if (!existsSync(path)) continue;
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  }
  return 'unknown';
}
