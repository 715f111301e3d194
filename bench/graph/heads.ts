// How long loading a history takes beside merely reading its files: node scripts/run.mjs bench/graph/heads.ts [files]
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { loadScriptDirectory } from '../../src/script/index.ts';

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100, 1000, 10_000];

for (const size of sizes) {
  const folder = mkdtempSync(join(tmpdir(), 'mig-bench-'));
  try {
    writeHistory(folder, size);
    const read = fastest(() => readAll(folder));
    const load = fastest(() => loadScriptDirectory({ root: folder, versionLocations: ['.'] }));
    const { graph } = loadScriptDirectory({ root: folder, versionLocations: ['.'] });
    const plan = fastest(() => graph.planUpgrade({ current: [], target: 'heads' }));
    const back = fastest(() => graph.planDowngrade({ current: graph.effectiveHeads, target: 'base' }));
    console.log(
      `${size} files: read ${read.toFixed(0)} ms, load ${load.toFixed(0)} ms (ratio ${(load / read).toFixed(2)}), ` +
        `plan upgrade ${plan.toFixed(0)} ms, plan downgrade ${back.toFixed(0)} ms`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Lines of five that fork and merge, and a longer side line. */
function writeHistory(folder: string, size: number): void {
  const id = (index: number): string => index.toString(16).padStart(12, '0');
  for (let index = 0; index < size; index++) {
    const down =
      index === 0
        ? []
        : index % 10 === 5
          ? [id(index - 2)]
          : index % 10 === 6
            ? [id(index - 1), id(index - 2)]
            : [id(index - 1)];
    writeFileSync(join(folder, `${id(index)}_revision.ts`), revision(id(index), down));
  }
}

function revision(id: string, down: readonly string[]): string {
  return `import type { Op } from 'mig-check';

/**
 * Revision ${id}
 *
 * Create Date: 2026-01-02T03:04:05+00:00
 */
export const revision = '${id}';
export const downRevision = ${down.length === 0 ? 'null' : JSON.stringify(down)};
export const branchLabels = null;
export const dependsOn = null;

export async function upgrade(op: Op): Promise<void> {
  await op.createTable('t_${id}', [
    { name: 'id', type: { type: 'integer' }, nullable: false },
    { name: 'note', type: { type: 'string', length: 50 } },
  ]);
}

export async function downgrade(op: Op): Promise<void> {
  await op.dropTable('t_${id}');
}
`;
}

function readAll(folder: string): number {
  let length = 0;
  for (const name of readdirSync(folder)) length += readFileSync(join(folder, name), 'utf8').length;
  return length;
}

/** The shortest of five runs, in milliseconds. */
function fastest(body: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    body();
    return performance.now() - start;
  });
  return Math.min(...times);
}
