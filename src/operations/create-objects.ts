import { nameText, type Identifier, type MetaData } from '../schema/index.ts';
import type { Operation } from './definitions.ts';

/** An operation that makes something, what it goes by, and what its SQL may name. */
export interface Making {
  readonly operation: Operation;
  /** Names that others use for it; none for what nobody can name. */
  readonly names: readonly Identifier[];
  /** Where it stands when nothing says otherwise: lower first. */
  readonly rank: number;
  /** SQL in which other objects may be named. */
  readonly text: string;
  /** What it cannot be made without, whatever its SQL names: of a table the tables that it refers to. */
  readonly needs?: readonly Making[];
}

const RANKS = {
  schemas: 0,
  extensions: 1,
  defaultPrivileges: 2,
  enums: 3,
  domains: 4,
  compositeTypes: 5,
  sequences: 6,
  tables: 8,
  keys: 9,
  functions: 10,
  procedures: 11,
  views: 12,
  materializedViews: 13,
  triggers: 14,
  policies: 15,
  rowSecurity: 16,
  events: 17,
  owners: 18,
  grants: 19,
  comments: 20,
} as const;

export function rankOf(list: keyof typeof RANKS): number {
  return RANKS[list];
}

/** What makes the objects of metadata that are no tables. */
export function objectMakings(metadata: MetaData): readonly Making[] {
  const making = (
    list: keyof typeof RANKS,
    operation: Operation,
    { names = [], text = '' }: { readonly names?: readonly Identifier[]; readonly text?: string } = {},
  ): Making => ({ operation, names, rank: RANKS[list], text });
  const {
    schemas = [],
    extensions = [],
    enums = [],
    domains = [],
    compositeTypes = [],
    sequences = [],
    functions = [],
    procedures = [],
    views = [],
    materializedViews = [],
    triggers = [],
    policies = [],
    rowSecurity = [],
    events = [],
    grants = [],
    defaultPrivileges = [],
    comments = [],
  } = metadata;
  return [
    ...schemas.map((schema) => making('schemas', { op: 'createSchema', schema, ifNotExists: true })),
    ...extensions.map((extension) => making('extensions', { op: 'createExtension', extension })),
    ...enums.map((item) => making('enums', { op: 'createEnum', enum: item }, { names: [item.name] })),
    ...domains.map((domain) =>
      making(
        'domains',
        { op: 'createDomain', domain },
        { names: [domain.name], text: JSON.stringify(domain) },
      ),
    ),
    ...compositeTypes.map((compositeType) =>
      making(
        'compositeTypes',
        { op: 'createCompositeType', compositeType },
        { names: [compositeType.name], text: JSON.stringify(compositeType.attributes) },
      ),
    ),
    ...sequences.flatMap(({ ownedBy, ...sequence }) => [
      making('sequences', { op: 'createSequence', sequence }, { names: [sequence.name] }),
      // Its column comes later than the sequence, which the column's default may name.
      ...(ownedBy == null
        ? []
        : [
            making('owners', {
              op: 'alterSequence',
              sequence: sequence.name,
              ...(sequence.schema == null ? {} : { schema: sequence.schema }),
              ownedBy,
            }),
          ]),
    ]),
    ...functions.map((item) =>
      making(
        'functions',
        { op: 'createFunction', function: item },
        { names: [item.name], text: routineText(item) },
      ),
    ),
    ...procedures.map((procedure) =>
      making(
        'procedures',
        { op: 'createProcedure', procedure },
        { names: [procedure.name], text: routineText(procedure) },
      ),
    ),
    ...views.map((view) =>
      making('views', { op: 'createView', view }, { names: [view.name], text: view.definition }),
    ),
    ...materializedViews.map((view) =>
      making(
        'materializedViews',
        { op: 'createMaterializedView', materializedView: view },
        { names: [view.name], text: view.definition },
      ),
    ),
    ...triggers.map((trigger) => making('triggers', { op: 'createTrigger', trigger })),
    ...policies.map((policy) => making('policies', { op: 'createPolicy', policy })),
    ...rowSecurity.map((item) => making('rowSecurity', { op: 'alterRowSecurity', ...item })),
    ...events.map((event) => making('events', { op: 'createEvent', event })),
    ...grants.map((grant) => making('grants', { op: 'grant', grant })),
    ...defaultPrivileges.map((item) =>
      making('defaultPrivileges', { op: 'grantDefaultPrivileges', defaultPrivileges: item }),
    ),
    ...comments.map(({ on, comment }) => making('comments', { op: 'setComment', object: on, comment })),
  ];
}

/** Only a body in SQL is looked into when the routine is made; any other may name what comes later. */
function routineText(routine: {
  readonly body: string;
  readonly language?: string;
  readonly arguments?: unknown;
  readonly returns?: string;
}): string {
  const { language = 'sql', body, arguments: given, returns } = routine;
  const isSql = language.toLowerCase() === 'sql';
  return JSON.stringify([given, returns, isSql ? body : '']);
}

/**
 * Makings in an order that runs: each after those that its SQL names, else by rank, else as given. Where two name each
 * other, the one of the lower rank is first.
 */
export function inOrder(makings: readonly Making[]): readonly Operation[] {
  const ranked = [...makings].sort((a, b) => a.rank - b.rank);
  const byName = new Map<string, Making[]>();
  for (const making of ranked)
    for (const name of making.names) {
      const key = nameText(name).toLowerCase();
      byName.set(key, [...(byName.get(key) ?? []), making]);
    }
  const done = new Set<Making>();
  const open = new Set<Making>();
  const visit = (making: Making): void => {
    if (done.has(making) || open.has(making)) return;
    open.add(making);
    for (const needed of making.needs ?? []) visit(needed);
    for (const word of wordsOf(making.text))
      // SQL of a table cannot read another table: a text in it may look like the name of one.
      for (const needed of byName.get(word) ?? [])
        if (needed.rank !== RANKS.tables || making.rank !== RANKS.tables) visit(needed);
    open.delete(making);
    done.add(making);
  };
  for (const making of ranked) visit(making);
  return [...done].map(({ operation }) => operation);
}

/** Everything that may be a name, in lower case; also the inside of quotes, as a name may have blanks. */
function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}_][\p{L}\p{N}_$]*/gu) ?? [];
  const quoted = [...text.toLowerCase().matchAll(/\\?["`]((?:[^"`\\])+)\\?["`]/g)].map(
    ([, inner = '']) => inner,
  );
  return new Set([...words, ...quoted]);
}
