import { defineError, type ErrorEntry } from '../define.ts';

export const scriptSquashErrors = {
  MIG_REPLACED_REVISION_THERE: defineError<{ revision: string; by: string }>({
    title: 'A replaced revision is still there',
    exit: 2,
    message: ({ revision, by }) => `Revision ${revision} has a file, and ${by} says that it replaces it.`,
    hint: ({ revision, by }) =>
      `Delete the file of ${revision} when ${by} holds what it does (\`mig squash\` deletes it); else take the id out of \`replaces\`.`,
    docs: 'A revision that lists others in `replaces` stands in their place: an empty database would run both. Files often come back when git merges a branch from before the squash.',
  }),
  MIG_REPLACED_TWICE: defineError<{ revision: string; by: string; other: string }>({
    title: 'Two revisions replace the same one',
    exit: 2,
    message: ({ revision, by, other }) => `Both ${other} and ${by} say that they replace ${revision}.`,
    hint: () => 'Keep one of the two squashes, and delete the file of the other.',
    docs: 'A database that stands at a replaced revision is treated as standing at the one that replaces it, so there can be only one.',
  }),
  MIG_REVISION_REPLACED: defineError<{
    names: readonly string[];
    by: string;
    end: string;
    database?: boolean;
  }>({
    title: 'A revision was squashed into another',
    exit: 2,
    message: ({ names, by, database = false }) =>
      database
        ? `The version table says ${names.join(', ')}, which lies in the middle of what ${by} replaces: the database has a part of it, and not all.`
        : `${names.join(', ')} lies in the middle of what ${by} replaces, so nothing can stand on it any more.`,
    hint: ({ by, end }) =>
      `Check out the commit before the squash, run \`mig upgrade ${end}\` there, and come back: ${end} counts as ${by}. If the schema is that of ${end} already: \`mig stamp --purge ${by}\`.`,
    docs: 'A squash holds what a range of revisions did, as a whole. The end of the range counts as the squash itself; a point within it has no meaning left. Nothing was changed.',
  }),
  MIG_SQUASH_RANGE: defineError<{ range: string; problem: string }>({
    title: 'A range cannot be squashed',
    exit: 2,
    message: ({ range, problem }) => `${range} cannot be squashed: ${problem}. Nothing was written.`,
    hint: () => '`mig history --graph` shows the lines; a shorter range may be closed.',
    docs: 'A range can be squashed when nothing enters or leaves it but at its ends: no branch, no label, no dependency of others. What is within it must be able to run as one revision.',
  }),
  MIG_SQUASH_DIFFERS: defineError<{
    what: string;
    changes: readonly string[];
  }>({
    title: 'The squashed revision does not do what the range does',
    exit: 2,
    message: ({ what, changes }) =>
      `After ${what} the squashed revision leaves another schema than the range: ${changes.slice(0, 5).join(', ')}${changes.length > 5 ? `, and ${changes.length - 5} more` : ''}. Nothing was written.`,
    hint: () =>
      'A revision in the range may look at the database or at its arguments, or do something else than its operations. Leave it out of the range.',
    docs: 'Both are run on throwaway databases, and catalog snapshots compared, before any file is touched.',
  }),
  MIG_SQUASH_APPLIED: defineError<{ range: string; database: string; rows: readonly string[] }>({
    title: 'A database has a part of the range',
    exit: 2,
    message: ({ range, database, rows }) =>
      `${database} is at ${rows.join(', ')}, in the middle of ${range}. Nothing was written.`,
    hint: () => 'Upgrade that database to the end of the range first, or downgrade it to before it.',
    docs: 'A database in the middle of a squashed range has no way on: the squash can only be run as a whole.',
  }),
} satisfies Record<string, ErrorEntry<never>>;
