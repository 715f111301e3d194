// Whole processes beside Alembic on the same history: npm run build; node scripts/run.mjs bench/graph/commands.ts dist [sizes]
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const RUNS = 3;
const [build = 'dist', ...given] = process.argv.slice(2);
const sizes = given.length > 0 ? given.map(Number) : [100, 1000, 10_000];
const program = resolve(build, 'cli/mig.js');
const url = process.env['MIG_BENCH_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const alembic = spawnSync('alembic', ['--version'], { encoding: 'utf8' });
const hasAlembic = alembic.status === 0;
console.log(
  hasAlembic
    ? `Beside Alembic: ${alembic.stdout.trim()}; each the best of ${RUNS} runs.\n`
    : 'Without Alembic: it is not installed (apt-get install alembic).\n',
);
console.log(
  '| revisions | command | mig, CPU s | MB | Alembic / mig, CPU | Alembic / mig, memory | mig / reading, CPU |',
);
console.log('| ---: | --- | ---: | ---: | ---: | ---: | ---: |');

const readFiles = `const fs = require('node:fs');
let length = 0;
for (const name of fs.readdirSync('migrations')) length += fs.readFileSync('migrations/' + name, 'utf8').length;`;

for (const size of sizes) {
  const folder = mkdtempSync(join(tmpdir(), 'mig-bench-'));
  try {
    writeHistory(folder, size);
    const reading = measure('node', ['-e', readFiles], folder);
    for (const verb of ['heads', 'history', 'current']) {
      const ours = measure(
        'node',
        [program, verb, '--quiet', ...(verb === 'current' ? ['--url', url] : [])],
        folder,
      );
      const theirs = hasAlembic ? measure('alembic', [verb], folder) : undefined;
      const ratio = (a: number | undefined, b: number): string => (a === undefined ? '' : (a / b).toFixed(1));
      console.log(
        `| ${size} | ${verb} | ${ours.seconds.toFixed(2)} | ${(ours.kilobytes / 1024).toFixed(0)} | ${ratio(theirs?.seconds, ours.seconds)} | ${ratio(theirs?.kilobytes, ours.kilobytes)} | ${ratio(ours.seconds, reading.seconds)} |`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One line of history for both tools; Alembic's `current` reads a SQLite file, as its package brings no other driver. */
function writeHistory(folder: string, size: number): void {
  for (const name of ['migrations', 'alembic/versions']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'mig.config.mjs'), "export default { migrations: './migrations' };\n");
  writeFileSync(join(folder, 'alembic.ini'), '[alembic]\nscript_location = alembic\n');
  writeFileSync(
    join(folder, 'alembic/env.py'),
    `from alembic import context
from sqlalchemy import create_engine
with create_engine("sqlite:///bench.db").connect() as connection:
    context.configure(connection=connection)
    context.run_migrations()
`,
  );
  writeFileSync(join(folder, 'alembic/script.py.mako'), '');
  for (let index = 0; index < size; index++) {
    const [id, down] = [index, index - 1].map((at) => at.toString(16).padStart(12, '0'));
    writeFileSync(
      join(folder, `migrations/${id}_revision.ts`),
      ours(`${id}`, index === 0 ? 'null' : `'${down}'`),
    );
    writeFileSync(
      join(folder, `alembic/versions/${id}_revision.py`),
      theirs(`${id}`, index === 0 ? 'None' : `'${down}'`),
    );
  }
}

function ours(id: string, down: string): string {
  return `import type { Op } from 'mig-check';

/**
 * Revision ${id}
 *
 * Create Date: 2026-01-02T03:04:05+00:00
 */
export const revision = '${id}';
export const downRevision = ${down};
export const branchLabels = null;
export const dependsOn = null;

export async function upgrade(op: Op): Promise<void> {
  await op.execute('create table t_${id} (id integer not null, note varchar(50))');
}

export async function downgrade(op: Op): Promise<void> {
  await op.dropTable('t_${id}');
}
`;
}

function theirs(id: string, down: string): string {
  return `"""Revision ${id}

Create Date: 2026-01-02 03:04:05
"""
from alembic import op

revision = '${id}'
down_revision = ${down}
branch_labels = None
depends_on = None


def upgrade():
    op.execute('create table t_${id} (id integer not null, note varchar(50))')


def downgrade():
    op.drop_table('t_${id}')
`;
}

/** The least processor time (user and system: a busy machine hardly changes it) and memory of a whole process. */
function measure(
  command: string,
  args: readonly string[],
  cwd: string,
): { readonly seconds: number; readonly kilobytes: number } {
  const runs = Array.from({ length: RUNS }, () => {
    const { status, stderr } = spawnSync('/usr/bin/time', ['-f', '%U %S %M', command, ...args], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
    const [user = 0, system = 0, kilobytes = 0] = (stderr.trim().split('\n').at(-1) ?? '')
      .split(' ')
      .map(Number);
    return { seconds: user + system, kilobytes };
  });
  return {
    seconds: Math.min(...runs.map(({ seconds }) => seconds)),
    kilobytes: Math.min(...runs.map(({ kilobytes }) => kilobytes)),
  };
}
