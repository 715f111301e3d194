import { defineError, type ErrorEntry } from '../define.ts';

/** What can be wrong with a set of revisions, whoever asks for what. */
export const scriptGraphErrors = {
  MIG_SELF_PARENT: defineError<{ revision: string }>({
    title: 'A revision names itself as its down revision',
    exit: 2,
    message: ({ revision }) => `Revision ${revision} names itself as its own down revision.`,
    hint: () => 'Write the id of the revision that comes before it, or null for the first one.',
    docs: 'A revision cannot come before itself. Usually the header was copied from another file, or an id was edited in one of two places.',
  }),
  MIG_SELF_DEPENDENCY: defineError<{ revision: string }>({
    title: 'A revision depends on itself',
    exit: 2,
    message: ({ revision }) => `Revision ${revision} names itself in dependsOn.`,
    hint: () => 'Remove it from dependsOn, or name the revision that was meant.',
    docs: '`dependsOn` lists revisions that must be applied first; a revision cannot be among its own.',
  }),
  MIG_ILLEGAL_REVISION_ID: defineError<{ revision: string; characters: readonly string[] }>({
    title: 'A revision id has characters that have a meaning in targets',
    exit: 2,
    message: ({ revision, characters }) =>
      revision === ''
        ? 'A revision id is empty.'
        : `Revision id "${revision}" contains ${characters.join(' ')}, which ${characters.length === 1 ? 'has' : 'have'} a meaning in targets.`,
    hint: () => 'Use letters, digits, dots and underscores.',
    docs: 'Targets are written `branch@id`, `id+2`, `id-1` and `from:to`, so ids cannot contain `@`, `+`, `-` or `:`.',
  }),
  MIG_RESERVED_REVISION_ID: defineError<{ name: string; what: 'id' | 'label' }>({
    title: 'A revision id or label is a word with a meaning of its own',
    exit: 2,
    message: ({ name, what }) =>
      `"${name}" cannot be a revision ${what}: it is a symbol of its own in targets.`,
    hint: () => 'Choose another name than head, heads, base and current.',
    docs: '`head`, `heads`, `base` and `current` are symbols. A revision of that name could never be named in a target.',
  }),
  MIG_DUPLICATE_REVISION: defineError<{ revision: string; first?: string; second?: string }>({
    title: 'Two revision files have the same id',
    exit: 2,
    message: ({ revision, first, second }) =>
      `Revision id ${revision} is there twice${first !== undefined && second !== undefined ? `: in ${first} and in ${second}` : ''}.`,
    hint: () => 'Give one of them a new id, or delete the file that is a copy.',
    docs: 'Ids must be unique: with two files of one id, which of them runs would hang on file names. Often a file was copied, or a branch was merged that renamed one.',
  }),
  MIG_DUPLICATE_LABEL: defineError<{ label: string; revision: string; other: string }>({
    title: 'A branch label is used twice, or is also an id',
    exit: 2,
    message: ({ label, revision, other }) =>
      revision === other
        ? label === revision
          ? `Branch label "${label}" of revision ${revision} is also its id.`
          : `Branch label "${label}" is written twice in revision ${revision}.`
        : `Branch label "${label}" of revision ${revision} is already used by revision ${other}.`,
    hint: () =>
      'A label is written once, in the revision where its line begins; later revisions have it by themselves.',
    docs: 'Ids and labels share one namespace, and each name means one revision. A label spreads to later revisions of its line, so it is never repeated.',
  }),
  MIG_MISSING_PARENT: defineError<{ revision: string; missing: string; labelOf?: string }>({
    title: 'The down revision of a revision is not there',
    exit: 2,
    message: ({ revision, missing, labelOf }) =>
      labelOf === undefined
        ? `Revision ${revision} follows ${missing}, which is not among the revision files.`
        : `Revision ${revision} follows "${missing}", which is a branch label, not an id.`,
    hint: ({ labelOf }) =>
      labelOf === undefined
        ? 'Restore the missing file, or correct downRevision. Down revisions are full ids.'
        : `Write the id ${labelOf} instead.`,
    docs: 'Every id in `downRevision` must belong to a revision file, in full: no partial ids, labels or symbols. Often a file was deleted, or is still on another git branch.',
  }),
  MIG_MISSING_DEPENDENCY: defineError<{ revision: string; missing: string }>({
    title: 'A revision depends on one that is not there',
    exit: 2,
    message: ({ revision, missing }) =>
      `Revision ${revision} depends on ${missing}, which is not among the revision files.`,
    hint: () => 'Restore the missing file, or correct dependsOn. It takes full ids and branch labels.',
    docs: 'Every name in `dependsOn` must be the full id or a branch label of a revision file.',
  }),
  MIG_CYCLE: defineError<{ cycle: readonly string[]; unreachable: readonly string[] }>({
    title: 'Revisions follow one another in a circle',
    exit: 2,
    message: ({ cycle }) => `Revisions follow one another in a circle: ${circle(cycle)}.`,
    hint: () => 'Correct the downRevision of one of them.',
    docs: 'A history needs a first revision. The message shows the circle, each revision followed by the one that it names as its down revision.',
  }),
  MIG_DEPENDENCY_CYCLE: defineError<{ cycle: readonly string[]; unreachable: readonly string[] }>({
    title: 'Revisions need one another in a circle, through dependsOn',
    exit: 2,
    message: ({ cycle }) => `Revisions need one another in a circle: ${circle(cycle)}.`,
    hint: () => 'Remove one of the dependencies, or move what both need into an earlier revision.',
    docs: 'The message shows the circle, each revision followed by one that it needs, by `downRevision` or by `dependsOn`. No order of running them would satisfy all.',
  }),
} satisfies Record<string, ErrorEntry<never>>;

function circle(ids: readonly string[]): string {
  return [...ids, ids[0]].join(' → ');
}
