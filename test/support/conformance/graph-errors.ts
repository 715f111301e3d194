import type { ErrorCode, MigError } from '../../../src/errors/index.ts';
import type { GraphQuery } from './graph-vectors.ts';

/** Our codes, by the kinds of the vectors. */
const CODES: Readonly<Record<string, readonly ErrorCode[]>> = {
  MultipleHeads: ['MIG_MULTIPLE_HEADS'],
  RevisionNotFound: ['MIG_REVISION_NOT_FOUND'],
  AmbiguousId: ['MIG_AMBIGUOUS_ID'],
  NoSuchBranch: ['MIG_BRANCH_NOT_FOUND'],
  NotInBranch: ['MIG_NOT_IN_BRANCH'],
  RangeNotAncestor: ['MIG_RANGE_NOT_ANCESTOR'],
  OverlappingRevisions: ['MIG_OVERLAPPING_REVISIONS'],
  AmbiguousWalk: ['MIG_AMBIGUOUS_WALK'],
  AmbiguousUpgrade: ['MIG_AMBIGUOUS_UPGRADE'],
  RelativeOutOfRange: ['MIG_RELATIVE_OUT_OF_RANGE'],
  WalkedTooFar: ['MIG_WALKED_TOO_FAR'],
  InvalidDowngradeTarget: ['MIG_INVALID_DOWNGRADE_TARGET'],
  LoopDetected: ['MIG_SELF_PARENT'],
  DependencyLoop: ['MIG_SELF_DEPENDENCY'],
  CycleDetected: ['MIG_CYCLE'],
  DependencyCycle: ['MIG_DEPENDENCY_CYCLE'],
  DuplicateLabel: ['MIG_DUPLICATE_LABEL'],
  IllegalRevisionId: ['MIG_ILLEGAL_REVISION_ID'],
  MissingRevision: ['MIG_MISSING_PARENT', 'MIG_MISSING_DEPENDENCY'],
  BrokenMap: ['MIG_MISSING_PARENT', 'MIG_MISSING_DEPENDENCY'],
  NotAHead: ['MIG_NOT_A_HEAD'],
  DuplicateHeads: ['MIG_DUPLICATE_HEADS'],
  MultipleBases: ['MIG_MULTIPLE_BASES'],
  VersionPathRequired: ['MIG_VERSION_PATH_REQUIRED'],
  UnknownVersionPath: ['MIG_VERSION_PATH_UNKNOWN'],
  RangeNotAllowed: ['MIG_RANGE_NOT_ALLOWED'],
  SqlRangeRequired: ['MIG_SQL_RANGE_REQUIRED'],
  PurgeWithSql: ['MIG_PURGE_OFFLINE'],
  MultipleStartingRevisions: ['MIG_MULTIPLE_STARTS'],
  HistoryRangeSyntax: ['MIG_HISTORY_RANGE_SYNTAX'],
};

export function isKind(error: MigError, kind: string): boolean {
  return CODES[kind]?.includes(error.code) === true;
}

/** Alembic's words for our error, made from nothing but its evidence: `cause` underneath, `message` of the command. */
export interface AlembicWords {
  readonly message?: string;
  readonly cause?: string;
}

export function alembicWords(error: MigError, query: GraphQuery): AlembicWords {
  const cause = underneath(error);
  if (cause === undefined) return {};
  if (['load', 'iterate', 'add'].includes(query.kind)) return { message: cause };
  const message = ofCommand(error, query);
  return message === undefined ? { message: cause } : { message, cause };
}

/** The arguments of an error, whichever they are. */
interface Evidence {
  readonly name: string;
  readonly branch: string;
  readonly revision: string;
  readonly argument: string;
  readonly lower: string;
  readonly upper: string;
  readonly label: string;
  readonly other: string;
  readonly relative: string;
  readonly steps: number;
  readonly nothingToDrop: boolean;
  readonly heads: readonly string[];
  readonly matches: readonly string[];
  readonly others: readonly string[];
  readonly characters: readonly string[];
}

const UNDERNEATH: Readonly<Partial<Record<ErrorCode, (of: Evidence) => string>>> = {
  MIG_MULTIPLE_HEADS: (of) =>
    `Multiple heads are present for given argument '${of.argument}'; ${of.heads.join(', ')}`,
  MIG_REVISION_NOT_FOUND: ({ name }) =>
    `No such revision or branch '${name}'${
      name.length < 4
        ? '; please ensure at least four characters are present for partial revision identifier matches'
        : ''
    }`,
  MIG_AMBIGUOUS_ID: (of) => {
    const matches = of.matches.slice(0, 3).map((match) => `'${match}'`);
    return `Multiple revisions start with '${of.name}': ${matches.join(', ')}...`;
  },
  MIG_BRANCH_NOT_FOUND: (of) => `No such branch: '${of.branch}'`,
  MIG_NOT_IN_BRANCH: (of) => `Revision ${of.revision} is not a member of branch '${of.branch}'`,
  MIG_RANGE_NOT_ANCESTOR: (of) =>
    `Revision ${of.nothingToDrop ? 'Nothing to drop' : of.lower} is not an ancestor of revision ${of.upper}`,
  MIG_OVERLAPPING_REVISIONS: (of) =>
    `Requested revision ${of.revision} overlaps with other requested revisions ${of.others.join(', ')}`,
  MIG_AMBIGUOUS_WALK: () => 'Ambiguous walk',
  MIG_AMBIGUOUS_UPGRADE: () => 'Ambiguous upgrade from multiple current revisions',
  MIG_RELATIVE_OUT_OF_RANGE: (of) => `Relative revision ${of.relative} didn't produce ${of.steps} migrations`,
  MIG_WALKED_TOO_FAR: () => 'Walked too far',
  MIG_INVALID_DOWNGRADE_TARGET: () => 'Not a valid downgrade target from current heads',
  MIG_SELF_PARENT: (of) => `Self-loop is detected in revisions (${of.revision})`,
  MIG_SELF_DEPENDENCY: (of) => `Dependency self-loop is detected in revisions (${of.revision})`,
  MIG_DUPLICATE_LABEL: (of) =>
    `Branch name '${of.label}' in revision ${of.revision} already used by revision ${of.other}`,
  MIG_ILLEGAL_REVISION_ID: (of) =>
    `Character(s) '${of.characters.join(', ')}' not allowed in revision identifier '${of.revision}'`,
  MIG_NOT_A_HEAD: (of) =>
    `Revision ${of.revision} is not a head revision; please specify --splice to create a new branch from this revision`,
};

function underneath({ code, details }: MigError): string | undefined {
  return UNDERNEATH[code]?.(details as unknown as Evidence);
}

const notLocated = ({ name }: Evidence): string => `Can't locate revision identified by '${name}'`;

const OF_COMMAND: Readonly<Partial<Record<ErrorCode, (of: Evidence, query: GraphQuery) => string>>> = {
  MIG_REVISION_NOT_FOUND: notLocated,
  MIG_AMBIGUOUS_ID: notLocated,
  MIG_NOT_IN_BRANCH: notLocated,
  MIG_BRANCH_NOT_FOUND: (of) => `Can't locate revision identified by '${of.branch}'`,
  MIG_RANGE_NOT_ANCESTOR: (of, query) =>
    query.kind === 'history'
      ? `Requested range ${of.lower}:${of.upper} does not refer to ancestor/descendant revisions along the same branch`
      : `Destination ${query.target?.split(':').at(-1)} is not a valid ${query.kind} target from current head(s)`,
  MIG_MULTIPLE_HEADS: (of, query) => multipleHeads(of.argument, query),
};

function ofCommand({ code, details }: MigError, query: GraphQuery): string | undefined {
  return OF_COMMAND[code]?.(details as unknown as Evidence, query);
}

function multipleHeads(argument: string, query: GraphQuery): string {
  if (query.kind === 'currentHead')
    return 'The script directory has multiple heads (due to branching).Please use get_heads(), or merge the branches using alembic merge.';
  if (query.kind === 'stamp') return 'Multiple heads are present; please specify a single target revision';
  if (
    query.kind === 'merge' ||
    (query.kind === 'create' && isHead(argument) && (query.head ?? 'head') === argument)
  )
    return 'Multiple heads are present; please specify the head revision on which the new revision should be based, or perform a merge.';
  const asked = typed(argument, query);
  return `Multiple head revisions are present for given argument '${asked}'; please specify a specific target revision, '<branchname>@${asked}' to narrow to a specific head, or 'heads' for all heads`;
}

/** A symbol that means one head, unlike `heads`. */
function isHead(symbol: string): boolean {
  return symbol === 'head' || symbol.endsWith('@head');
}

/** What the user of the command typed, as Alembic repeats it. */
function typed(argument: string, query: GraphQuery): string {
  if (query.kind === 'history') {
    const upper = query.range?.trim().split(':')[1] ?? '';
    return upper === '' || (upper === 'current' && query.current?.length === 0) ? 'heads' : upper;
  }
  if (query.kind === 'create') return argument;
  const parts = query.sql === true ? (query.target ?? '').split(':') : [];
  return parts.find((part) => part.startsWith(argument)) ?? query.target ?? String(query.arg);
}
