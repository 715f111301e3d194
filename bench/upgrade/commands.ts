// Upgrades by whole processes, beside Alembic and psql: npm run build; node scripts/run.mjs bench/upgrade/commands.ts dist [sizes]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeHistory } from './history.ts';

const RUNS = 5;
const [build = 'dist', ...given] = process.argv.slice(2);
const sizes = given.length > 0 ? given.map(Number) : [1, 100, 1000];
const program = resolve(build, 'cli/mig.js');
const server = process.env['MIG_BENCH_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const database = 'mig_bench_upgrade';
const url = new URL(server);
url.pathname = `/${database}`;

const mig = ['node', program, 'upgrade', 'head', '--quiet', '--url', url.href];
/** Whole processes that bring an empty database to the head, for one folder. */
const upgrades = {
  psql: ['psql', url.href, '-q', '-X', '-v', 'ON_ERROR_STOP=1', '-f', 'upgrade.sql'],
  modules: mig,
  files: [...mig, '--config', 'sql.config.mjs'],
  alembic: ['alembic', 'upgrade', 'head'],
} as const;
type Tool = keyof typeof upgrades;

/** Seconds. */
interface Cost {
  readonly wall: number;
  /** User and system, of the client alone: what the server takes is not its. */
  readonly processor: number;
}
const NONE: Cost = { wall: Infinity, processor: Infinity };

console.log(
  `In turns, each the best of ${RUNS} runs; ${text(['alembic', '--version']).trim()}, ${text(['psql', '--version']).trim()}.\n`,
);
console.log(
  '| revisions |  | psql | mig, modules | mig, SQL files | alembic | modules / psql | files / psql | modules / alembic |',
);
console.log('| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
for (const size of sizes) {
  const folder = mkdtempSync(join(tmpdir(), 'mig-bench-'));
  try {
    writeHistory(folder, { size, url: url.href });
    writeFileSync(
      join(folder, 'upgrade.sql'),
      text(['node', program, 'upgrade', 'head', '--sql', '--url', url.href], folder),
    );
    const best = inTurns(folder);
    for (const [what, key] of [
      ['wall, s', 'wall'],
      ['CPU of the process, s', 'processor'],
    ] as const) {
      const [psql, modules, files, alembic] = [
        best.psql[key],
        best.modules[key],
        best.files[key],
        best.alembic[key],
      ];
      const numbers = [psql, modules, files, alembic, modules / psql, files / psql, modules / alembic];
      const cells = numbers.map((number) => number.toFixed(2));
      console.log(`| ${size} | ${what} | ${cells.join(' | ')} |`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
onServer(`drop database if exists ${database}`);

/** The tools take turns, so that what else the machine does meets all of them. */
function inTurns(folder: string): Readonly<Record<Tool, Cost>> {
  const best: Record<Tool, Cost> = { psql: NONE, modules: NONE, files: NONE, alembic: NONE };
  for (let run = 0; run < RUNS; run++)
    for (const tool of Object.keys(upgrades) as Tool[]) {
      onServer(`drop database if exists ${database}`);
      onServer(`create database ${database}`);
      const cost = measure(upgrades[tool], folder);
      best[tool] = {
        wall: Math.min(best[tool].wall, cost.wall),
        processor: Math.min(best[tool].processor, cost.processor),
      };
    }
  return best;
}

function measure(command: readonly string[], cwd: string): Cost {
  const { stderr } = run(['/usr/bin/time', '-f', '%e %U %S', ...command], cwd);
  const [wall = 0, user = 0, system = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { wall, processor: user + system };
}

function onServer(sql: string): void {
  run(['psql', server, '-q', '-X', '-c', sql]);
}

function text(command: readonly string[], cwd?: string): string {
  return run(command, cwd).stdout;
}

function run(
  [command = '', ...args]: readonly string[],
  cwd = process.cwd(),
): { stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
  return { stdout, stderr };
}
