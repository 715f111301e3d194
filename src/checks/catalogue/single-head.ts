import type { FindingPage } from '../finding-page.ts';

export const singleHeadCodes = {
  MC101: {
    title: 'The history has several heads',
    docs: `Two revisions follow the same one, usually because two branches were merged that each added a migration. \`mig upgrade head\` cannot know which line is meant, and two databases may end up in different states.

Join them with a merge revision, \`npx mig merge <head> <head> -m "merge"\`, or put one line behind the other by changing its \`downRevision\` while nobody has applied it. A history that should have several lines says so: \`guard: { heads: 2 }\`.`,
  },
  MC102: {
    title: 'Two files have the same revision id',
    docs: 'The second file is never run. Give it an id of its own; a copied file is the usual reason.',
  },
  MC103: {
    title: 'A parent is not there',
    docs: 'The revision names a down revision that no file has: it was deleted, never committed, or the id is misspelt. Bring the file back or correct `downRevision`.',
  },
  MC104: {
    title: 'A revision follows itself',
    docs: '`downRevision` (or `dependsOn`) names the revision’s own id. It should name the revision before.',
  },
  MC105: {
    title: 'Revisions follow each other in a circle',
    docs: 'None of them can be the first to run. One of the `downRevision` lines in the circle is wrong.',
  },
  MC106: {
    title: 'Revisions depend on each other in a circle',
    docs: 'Following `downRevision` and `dependsOn` leads back to where it began, so no order exists. Take one `dependsOn` out.',
  },
  MC107: {
    title: 'A file is never run',
    docs: 'A downgrade file whose upgrade file is not there: the names of a pair must agree up to `.up.sql` and `.down.sql`.',
  },
  MC108: {
    title: 'The history has several bases',
    docs: 'Two revisions have no down revision. That is right for independent lines of history (say how many with `guard: { heads: n }`), and otherwise a forgotten `downRevision`.',
  },
  MC109: {
    title: 'Two revisions have the same branch label',
    docs: 'A label names one line of history. Rename one of them.',
  },
  MC110: {
    title: 'The header of a revision cannot be read',
    docs: 'Headers are read without running the file, so `revision`, `downRevision`, `branchLabels` and `dependsOn` must be literals at the top level.',
  },
  MC111: {
    title: 'A dependency is not there',
    docs: '`dependsOn` names neither a revision nor a branch label of this history.',
  },
  MC112: {
    title: 'A revision id has characters that targets cannot hold',
    docs: 'Ids must not hold `@`, `:`, `+` or `-`: those have a meaning in targets such as `billing@head` and `ab12+1`.',
  },
  MC113: {
    title: 'A revision was found twice',
    docs: 'A compiled `.js` lies beside its `.ts`, or a folder is reached in two ways. It is counted once.',
  },
  MC114: {
    title: 'The history cannot be put in order',
    docs: 'Something is wrong with the graph that has no finding of its own; the message says what.',
  },
} as const satisfies Record<string, FindingPage>;
