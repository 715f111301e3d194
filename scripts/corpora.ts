// npm run corpora -- <folders>: lays migration histories with a known truth through the guard's round trip, and
// compares every revision's verdict with expected.json.
import { relative, resolve } from 'node:path';
import { dialectNamed } from '../src/dialects/index.ts';
import { openScratchServer, type ScratchServer } from '../src/scratch/index.ts';
import { bothViews, disagreements } from './corpora/compare.ts';
import { readExpected } from './corpora/expected.ts';
import { findCorpora } from './corpora/find-corpora.ts';
import { judgeCorpus } from './corpora/judge.ts';
import { targetsOf, type Target } from './corpora/targets.ts';

interface Tally {
  passed: number;
  failed: number;
}

async function run(folders: readonly string[]): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0 };
  const servers = new Map<string, ScratchServer>();
  const closeAll = async (): Promise<void> => {
    for (const scratch of servers.values()) await scratch.close();
  };
  const stop = (): void => {
    void closeAll().finally(() => process.exit(2));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    for (const folder of findCorpora(folders)) {
      const targets = targetsOf(folder);
      if (targets.length === 0) console.log(`${relative('.', folder)}: skipped, no server for its dialect`);
      for (const target of targets) {
        const scratch = servers.get(target.url) ?? (await open(target));
        servers.set(target.url, scratch);
        await runCorpus(folder, { scratch, tally });
      }
    }
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await closeAll();
  }
  return tally;
}

function open({ dialect, url }: Target): Promise<ScratchServer> {
  return openScratchServer({ dialect: dialectNamed(dialect), server: url, from: `${resolve('.')}/` });
}

async function runCorpus(
  folder: string,
  { scratch, tally }: { readonly scratch: ScratchServer; readonly tally: Tally },
): Promise<void> {
  const name = relative('.', folder);
  const expected = readExpected(folder, scratch.server);
  if (expected === undefined) {
    console.log(`${name}: skipped, expected.json has no run on ${scratch.server.product}`);
    return;
  }
  const started = Date.now();
  const before = { ...tally };
  const judged = await judgeCorpus(folder, scratch).catch((error: Error) => {
    console.log(`${name}: could not be judged: ${error.message}`);
    return [];
  });
  const outcomes = new Map(judged.map((item) => [item.revision.id, item]));
  for (const revision of expected.revisions) {
    const outcome = outcomes.get(revision.id);
    const wrong = outcome === undefined ? ['not judged'] : disagreements(outcome, revision);
    if (wrong.length === 0) {
      tally.passed++;
      continue;
    }
    tally.failed++;
    console.log(`${name} ${revision.id}: ${wrong.join('; ')}`);
    if (outcome !== undefined) console.log(bothViews(outcome, revision));
  }
  const seconds = (Date.now() - started) / 1000;
  console.log(
    `${name}: ${tally.passed - before.passed} agree, ${tally.failed - before.failed} disagree with ${expected.server}` +
      ` (${seconds.toFixed(1)} s, ${Math.round((seconds * 1000) / Math.max(1, expected.revisions.length))} ms a revision)`,
  );
}

async function main(): Promise<void> {
  const folders = process.argv.slice(2);
  if (folders.length === 0) {
    console.error('Usage: npm run corpora -- <folder>…');
    process.exitCode = 3;
    return;
  }
  const { passed, failed } = await run(folders);
  if (passed + failed === 0) console.log('No revision was compared.');
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = passed + failed === 0 ? 2 : failed > 0 ? 1 : 0;
}

void main();
