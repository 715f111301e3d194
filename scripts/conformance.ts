import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runners } from '../test/support/conformance/index.ts';

/** Runs vector files of every kind: one line per failure, the count at the end. */
async function main(paths: readonly string[]): Promise<number> {
  if (paths.length === 0) {
    process.stderr.write('usage: npm run conformance -- <files or folders>\n');
    return 3;
  }
  const count = { passed: 0, failed: 0 };
  for (const path of paths.flatMap(vectorFiles)) await runFile(path, count);
  process.stdout.write(`${count.passed} passed, ${count.failed} failed\n`);
  if (count.passed + count.failed === 0) return 2;
  return count.failed > 0 ? 1 : 0;
}

async function runFile(path: string, count: { passed: number; failed: number }): Promise<void> {
  const file = read(path);
  const runner = runners.find((candidate) => candidate.accepts(file));
  if (runner === undefined) {
    process.stdout.write(`no vectors: ${path}\n`);
    return;
  }
  const before = { ...count };
  try {
    for await (const { id, ok, why } of runner.run(file, { path })) {
      count[ok ? 'passed' : 'failed'] += 1;
      if (!ok) process.stdout.write(`${id}: ${why ?? 'failed'}\n`);
    }
  } catch (error) {
    count.failed += 1;
    process.stdout.write(`${path}: could not be run: ${(error as Error).message}\n`);
  }
  const [passed, failed] = [count.passed - before.passed, count.failed - before.failed];
  const note = runner.note?.(file);
  const remark = note === undefined ? '' : ` (${note})`;
  process.stdout.write(`${runner.kind}: ${path}: ${passed} of ${passed + failed}${remark}\n`);
}

function vectorFiles(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(path, name));
}

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path} is not JSON: ${(error as Error).message}`, { cause: error });
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(2);
  },
);
