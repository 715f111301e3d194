import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A project folder of its own for one test. */
export interface TestProject {
  /** Absolute, without links. */
  readonly root: string;
  /** Writes a file, folders included, and returns its absolute path. */
  write(name: string, text: string): string;
  remove(): void;
}

/** A project with a configuration and the files given, by path. */
export function makeProject(files: Readonly<Record<string, string>> = {}): TestProject {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'mig-project-'));
  const project: TestProject = {
    root,
    write(name, text) {
      const file = join(root, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
  const all = { 'mig.config.ts': "export default { migrations: './migrations' };\n", ...files };
  for (const [name, text] of Object.entries(all)) project.write(name, text);
  return project;
}

export interface SqlRevision {
  readonly id: string;
  readonly down?: string;
  readonly header?: string;
  readonly upgrade: string;
  readonly downgrade?: string;
}

/** Text of a SQL revision. */
export function sqlRevision({ id, down = '', header = '', upgrade, downgrade }: SqlRevision): string {
  const lines = [
    `-- revision: ${id}`,
    `-- downRevision: ${down}`,
    `-- message: Revision ${id}`,
    ...(header === '' ? [] : [header]),
    '',
    '-- upgrade',
    upgrade,
    ...(downgrade === undefined ? [] : ['-- downgrade', downgrade]),
    '',
  ];
  return lines.join('\n');
}
