import { defineError, type ErrorEntry } from '../define.ts';

/** What can be wrong with a target, a range, or a wish for a new revision. */
export const scriptTargetErrors = {
  MIG_TARGET_SYNTAX: defineError<{ target: string; reason: string }>({
    title: 'A target is not written as targets are',
    exit: 3,
    message: ({ target, reason }) => `"${target}" is not a target: ${reason}.`,
    hint: () => 'Write an id, a unique prefix, a label, head, heads, base, +2, -1, ab12+1 or label@head.',
    docs: 'Targets: `id`, unique prefix, `label`, `head`, `heads`, `base`, `+N`, `-N`, `id+N`, `id-N`, and each of them after `branch@`.',
  }),
  MIG_MULTIPLE_HEADS: defineError<{ argument: string; heads: readonly string[] }>({
    title: 'Several heads where one is needed',
    exit: 2,
    message: ({ argument, heads }) =>
      `"${argument}" means one revision, and there are ${heads.length}: ${heads.join(', ')}.`,
    hint: () => 'Join them with `mig merge heads`, name one of them, or say `heads` for all.',
    docs: 'Two revisions were made on the same one, usually on two git branches. `mig heads` lists them, `mig history` shows where they part.',
  }),
  MIG_MULTIPLE_BASES: defineError<{ bases: readonly string[] }>({
    title: 'Several bases where one is needed',
    exit: 2,
    message: ({ bases }) =>
      `There are ${bases.length} revisions without a down revision: ${bases.join(', ')}.`,
    hint: () => 'Name one of them.',
    docs: 'A history may have several independent lines, each with a base of its own; some questions make sense for one line only.',
  }),
  MIG_REVISION_NOT_FOUND: defineError<{ name: string; similar?: readonly string[] }>({
    title: 'No revision has this id, prefix or label',
    exit: 2,
    message: ({ name }) => `There is no revision or branch label "${name}".`,
    hint: ({ name, similar }) =>
      similar !== undefined && similar.length > 0
        ? `Did you mean ${similar.join(' or ')}?`
        : name.length < 4
          ? '`mig history` lists all. At least four characters are advised for a partial id.'
          : '`mig history` lists all revisions. If the name comes from a database, that database was migrated with files that are not here.',
    docs: 'The name was looked up as an id, as a label, and as the beginning of either. A row of the version table can name a revision whose file was deleted or lies on another git branch; `mig stamp --purge` forgets such rows.',
  }),
  MIG_AMBIGUOUS_ID: defineError<{ name: string; matches: readonly string[] }>({
    title: 'A partial id fits several revisions',
    exit: 2,
    message: ({ name, matches }) =>
      `"${name}" is the beginning of ${matches.length} names: ${matches.slice(0, 3).join(', ')}${matches.length > 3 ? ' …' : ''}.`,
    hint: () => 'Write more characters.',
    docs: 'A partial id must fit exactly one id or label. Names of up to three characters must be written in full.',
  }),
  MIG_BRANCH_NOT_FOUND: defineError<{ branch: string }>({
    title: 'No branch has this label or id',
    exit: 2,
    message: ({ branch }) => `There is no branch "${branch}".`,
    hint: () => 'Before the @ stands a branch label or the id of any revision on the branch.',
    docs: '`branch@target` limits a target to the line of `branch`: a label, an id, or the unique beginning of either.',
  }),
  MIG_NOT_IN_BRANCH: defineError<{ revision: string; branch: string; name: string }>({
    title: 'A revision is not on the branch named with it',
    exit: 2,
    message: ({ revision, branch }) => `Revision ${revision} is not on branch "${branch}".`,
    hint: ({ revision }) => `Leave the branch out: ${revision}`,
    docs: 'In `branch@id` the revision must be an ancestor or a descendant of the branch, by down revisions only.',
  }),
  MIG_RANGE_NOT_ANCESTOR: defineError<{
    lower: string;
    upper: string;
    /** Set for a downgrade that would drop nothing. */
    nothingToDrop?: boolean;
  }>({
    title: 'The two ends of a range are not on one line',
    exit: 2,
    message: ({ lower, upper, nothingToDrop }) =>
      nothingToDrop === true
        ? `Cannot downgrade to ${lower}: nothing above it is applied (${upper === 'base' ? 'nothing is applied at all' : `applied: ${upper}`}).`
        : `${lower} is not an ancestor of ${upper}.`,
    hint: () => '`mig history` shows how the revisions follow one another, `mig current` what is applied.',
    docs: 'A range runs from an ancestor to a descendant. Siblings cannot be its two ends, and the older one comes first.',
  }),
  MIG_OVERLAPPING_REVISIONS: defineError<{ revision: string; others: readonly string[] }>({
    title: 'One of several revisions contains another',
    exit: 2,
    message: ({ revision, others }) =>
      `Revision ${revision} already includes ${others.join(', ')}, which ${others.length === 1 ? 'is' : 'are'} named beside it.`,
    hint: () =>
      'Name the newest revision of each line only. If these are rows of the version table, `mig stamp` corrects it.',
    docs: 'When several revisions are named, or stand in the version table, none may be an ancestor of another: the older ones are applied by the newer already.',
  }),
  MIG_AMBIGUOUS_WALK: defineError<{ target: string; at: string; choices: readonly string[] }>({
    title: 'A relative target meets a fork',
    exit: 2,
    message: ({ target, at, choices }) =>
      `"${target}" could go several ways from ${at}: ${choices.join(', ')}.`,
    hint: () => 'Name the revision, or the branch: label@+1.',
    docs: 'Steps are counted along a single line. Upwards they stop at a branch point, downwards at a merge point.',
  }),
  MIG_AMBIGUOUS_UPGRADE: defineError<{ target: string; rows: readonly string[] }>({
    title: 'A relative upgrade has several places to start from',
    exit: 2,
    message: ({ target, rows }) =>
      `"${target}" counts from the current revision, and there are ${rows.length}: ${rows.join(', ')}.`,
    hint: ({ target }) =>
      `Name the branch (label@${target.slice(target.lastIndexOf('@') + 1)}) or the revision.`,
    docs: '`+N` needs a single current revision. With several lines applied, say which one is meant.',
  }),
  MIG_AMBIGUOUS_DOWNGRADE: defineError<{ target: string; branch: string; rows: readonly string[] }>({
    title: 'A relative downgrade of a branch has no single place to start from',
    exit: 2,
    message: ({ target, branch, rows }) =>
      `"${target}" counts from the current revision on branch "${branch}", and ${rows.length === 0 ? 'nothing of that branch is applied' : `there are ${rows.length}: ${rows.join(', ')}`}.`,
    hint: () => 'Name the revision to downgrade to.',
    docs: '`branch@-N` needs a single applied tip on that branch.',
  }),
  MIG_RELATIVE_OUT_OF_RANGE: defineError<{ target: string; relative: string; steps: number }>({
    title: 'There are not that many revisions in this direction',
    exit: 2,
    message: ({ target, steps }) =>
      `"${target}" does not lead ${steps} ${steps === 1 ? 'revision' : 'revisions'} further from what is applied.`,
    hint: () => '`mig current` shows what is applied. Upgrades count up (+N), downgrades count down (-N).',
    docs: 'A relative target must be reachable in full: walking past either end is an error, never a shorter walk.',
  }),
  MIG_WALKED_TOO_FAR: defineError<{ target: string }>({
    title: 'A relative target lies beyond the end of the history',
    exit: 2,
    message: ({ target }) => `"${target}" lies beyond the end of the history.`,
    hint: () => 'Use fewer steps, or `heads` or `base` for the very end.',
    docs: 'Steps counted from a revision must stay within the history.',
  }),
  MIG_INVALID_DOWNGRADE_TARGET: defineError<{ target: string; branch: string }>({
    title: 'The branch of a downgrade target has nothing above it',
    exit: 2,
    message: ({ target, branch }) => `Nothing that follows "${target}" lies on branch "${branch}".`,
    hint: () => 'Name a branch that continues from there, or leave the branch out.',
    docs: 'In `downgrade branch@target` the branch chooses among the children of the target; here none of them is on that branch.',
  }),
  MIG_STEP_OUT_OF_ORDER: defineError<{
    revision: string;
    direction: 'upgrade' | 'downgrade';
    blockers: readonly string[];
  }>({
    title: 'A single revision cannot run yet',
    exit: 2,
    message: ({ revision, direction, blockers }) =>
      blockers.includes(revision)
        ? `Cannot ${direction} ${revision}: it is ${direction === 'upgrade' ? 'applied already' : 'not applied'}.`
        : `Cannot ${direction} ${revision} alone: ${blockers.join(', ')} ${direction === 'upgrade' ? 'must be applied first' : 'must be reverted first'}.`,
    hint: () => 'Upgrade or downgrade to a target instead: that runs everything in order.',
    docs: 'A revision runs up when all it needs is applied, and down when nothing applied needs it.',
  }),
  MIG_NOT_A_HEAD: defineError<{ revision: string; children: readonly string[] }>({
    title: 'The parent of a new revision already has a child',
    exit: 2,
    message: ({ revision, children }) =>
      `Revision ${revision} is not a head: ${children.join(', ')} ${children.length === 1 ? 'follows' : 'follow'} it.`,
    hint: () => 'Build on a head, or allow a new branch with --splice.',
    docs: 'A second child makes a branch point, and two heads. That is refused unless asked for.',
  }),
  MIG_DUPLICATE_HEADS: defineError<{ revision: string }>({
    title: 'The same parent is named twice',
    exit: 3,
    message: ({ revision }) => `Revision ${revision} is named twice as a parent.`,
    hint: () => 'Name each revision once.',
    docs: 'Each down revision of a merge is a different revision.',
  }),
  MIG_VERSION_PATH_REQUIRED: defineError<{ locations: readonly string[] }>({
    title: 'Several version directories, and none chosen',
    exit: 3,
    message: ({ locations }) =>
      `There are ${locations.length} version directories (${locations.join(', ')}), and nothing says where the new revision belongs.`,
    hint: () => 'Choose one with --version-path.',
    docs: 'A revision with a parent is written beside it; a new base needs the directory to be named.',
  }),
  MIG_VERSION_PATH_UNKNOWN: defineError<{ path: string; locations: readonly string[] }>({
    title: 'The directory is not a version directory',
    exit: 3,
    message: ({ path, locations }) =>
      `${path} is not one of the version directories (${locations.join(', ')}).`,
    hint: () => 'Add it to versionLocations, or choose one that is there.',
    docs: 'A file written elsewhere would not be found again.',
  }),
  MIG_RANGE_NOT_ALLOWED: defineError<{ target: string }>({
    title: 'A range where a single target is wanted',
    exit: 3,
    message: ({ target }) => `"${target}" is a range; the starting point is what the database says.`,
    hint: () => 'Name the target alone, or print the SQL of the range with --sql.',
    docs: '`from:to` is for `--sql`, where no database is asked, and for `history`.',
  }),
  MIG_SQL_RANGE_REQUIRED: defineError<{ target: string }>({
    title: 'Offline SQL of a downgrade needs a starting point',
    exit: 3,
    message: ({ target }) =>
      `"${target}" does not say where the downgrade starts, and offline no database is asked.`,
    hint: ({ target }) => `Write it as a range: <from>:${target}`,
    docs: '`mig downgrade --sql from:to` prints the statements that lead from one revision to the other.',
  }),
  MIG_PURGE_OFFLINE: defineError<Record<never, never>>({
    title: 'Purge needs a database',
    exit: 3,
    message: () => 'Rows cannot be purged in offline mode: it is not known which there are.',
    hint: () => 'Leave out --purge or --sql.',
    docs: '`stamp --purge` forgets every row of the version table, whatever it says.',
  }),
  MIG_MULTIPLE_STARTS: defineError<{ starts: readonly string[] }>({
    title: 'Several starting points for one stamp',
    exit: 3,
    message: ({ starts }) =>
      `All ranges of one stamp must start at the same revision; these start at ${starts.join(', ')}.`,
    hint: () => 'Write the same revision before each colon.',
    docs: '`mig stamp --sql from:to from:other` describes one database, so there is one `from`.',
  }),
  MIG_HISTORY_RANGE_SYNTAX: defineError<{ range: string }>({
    title: 'A history range needs one colon',
    exit: 3,
    message: ({ range }) => `"${range}" is not a range.`,
    hint: () => 'Write from:to, from: or :to.',
    docs: 'An omitted side means base or heads; `current` may stand on either side.',
  }),
} satisfies Record<string, ErrorEntry<never>>;
