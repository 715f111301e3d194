import { runMig } from '../../cli/run-mig.ts';
import { makeProject } from '../../support/project.ts';

export interface ScriptOptions {
  readonly dialect: string;
  /** Body of `upgrade(op)`. */
  readonly body: string;
  /** Further settings of the configuration. */
  readonly config?: string;
}

/** The script that `mig upgrade head --sql` prints for one revision, without its rows of the version table. */
export async function scriptOf({ dialect, body, config = '' }: ScriptOptions): Promise<string> {
  const project = makeProject({
    'mig.config.ts': `export default { dialect: '${dialect}', migrations: './migrations', ${config} };\n`,
    'migrations/1.ts': [
      "export const revision = 'a1';",
      'export const downRevision = null;',
      `export async function upgrade(op) {\n${body}\n}`,
      'export async function downgrade() {}',
    ].join('\n'),
  });
  try {
    const { exit, stdout, stderr } = await runMig(['upgrade', 'head', '--sql'], { cwd: project.root });
    if (exit !== 0) throw new Error(stderr);
    return stdout;
  } finally {
    project.remove();
  }
}

/** The lines between the headline of the revision and its row, blank ones left out. */
export async function statementsOf(options: ScriptOptions): Promise<readonly string[]> {
  const lines = (await scriptOf(options)).split('\n').filter((line) => line.trim() !== '');
  const start = lines.findIndex((line) => line.startsWith('-- upgrade base -> a1'));
  const end = lines.findIndex((line) => line.startsWith('INSERT INTO alembic_version'));
  return lines.slice(start + 1, end);
}
