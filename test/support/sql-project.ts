import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A throwaway project folder: file name → text. Removed by `remove`. */
export function createProject(files: Readonly<Record<string, string>>): {
  readonly folder: string;
  write(file: string, text: string): void;
  remove(): void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'mig-check-project-'));
  const write = (file: string, text: string): void => {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
  return { folder, write, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A project of plain SQL files: `[name, up, down]` for each revision; `down` null for none. */
export function sqlProject(
  revisions: readonly (readonly [name: string, up: string, down: string | null])[],
  more: Readonly<Record<string, string>> = {},
): ReturnType<typeof createProject> {
  const files = revisions.flatMap(([name, up, down]) => [
    [`migrations/${name}.up.sql`, up],
    ...(down === null ? [] : [[`migrations/${name}.down.sql`, down]]),
  ]);
  return createProject({
    'mig.config.js': SQL_CONFIG,
    ...(Object.fromEntries(files) as Record<string, string>),
    ...more,
  });
}

/** With `schema.sql` where a test writes one. */
const SQL_CONFIG = `const { existsSync } = require('node:fs');
module.exports = {
  migrations: { kind: 'sql', directory: './migrations' },
  ...(existsSync(__dirname + '/schema.sql') ? { schema: './schema.sql' } : {}),
};
`;
