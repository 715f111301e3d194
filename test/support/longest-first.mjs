import Sequencer from '@jest/test-sequencer';

/**
 * Files that take a minute and more, longest first (`coverage/jest.json` of a run tells). Jest starts with those that
 * took long the last time, and a clean clone knows of no last time: one of them alone at the end leaves a core idle.
 */
const LONGEST = [
  'test/dialects/mysql/snapshot/mutations.test.ts',
  'test/runtime/at-once.test.ts',
  'test/dialects/postgresql/snapshot/mutations.test.ts',
  'test/dialects/postgresql/equivalent/round-trip.test.ts',
  'test/dialects/postgresql/close/close.test.ts',
  'test/operations/round-trip.test.ts',
  'test/conformance/reflection.test.ts',
  'test/conformance/autogenerate.test.ts',
  'test/conformance/ddl.test.ts',
  'test/conformance/snapshot.test.ts',
  'test/dialects/operation-rows.test.ts',
  'test/dialects/reflect.test.ts',
  'test/dialects/hostile.test.ts',
  'test/runtime/faults.test.ts',
  'test/runtime/journal.test.ts',
  'test/action/action.test.ts',
  'test/cli/mig/squash.test.ts',
  'test/commands/check.test.ts',
  'test/cli/mig-check/databases.test.ts',
  'test/dialects/postgresql/leaks.test.ts',
  'test/dialects/mysql/leaks.test.ts',
  'test/cli/mig.test.ts',
  'test/corpora/corpora.test.ts',
  'test/commands/plan-runs.test.ts',
  'test/commands/upgrade-sqlite.test.ts',
  'test/commands/move-all.test.ts',
  'test/commands/upgrade.test.ts',
  'test/examples/query-builders.test.ts',
  'test/consumers/consumers.test.ts',
];

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const index = LONGEST.findIndex((name) => path.endsWith(name));
      return index < 0 ? LONGEST.length : index;
    };
    return super.sort(tests).toSorted((a, b) => place(a) - place(b));
  }
}
