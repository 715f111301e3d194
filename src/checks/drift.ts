import {
  filtered,
  lostTables,
  realChanges,
  unusedPattern,
  wayBack,
  type Filtered,
} from '../autogenerate/index.ts';
import type { CatalogSnapshot, ObjectChange } from '../dialects/index.ts';
import { migError } from '../errors/index.ts';
import { buildSchema, type SchemaSource } from '../sources/index.ts';
import type { Check, CheckContext, Finding, Note } from './contract.ts';
import { closingEvidence } from './drift/closing.ts';
import { migrateToHeads } from './drift/migrate.ts';
import { definitionLines, objectText, propertyLines } from './object-text.ts';
import { severityOf } from './severity.ts';

/** What the migrations make against what the schema declares, both read back from one server. */
export const drift: Check = {
  id: 'drift',
  title: 'Drift',
  description: 'The migrations make exactly the schema that is declared.',
  needs: { database: true, schema: true },
  async run(context) {
    if (context.schema === undefined) return { findings: [notConfigured], notes: [], compared: {} };
    const made = await migrated(context);
    if ('code' in made) return { findings: [made], notes: [], compared: {} };
    const { found, wanted, changes, excluded, unused } = await declared(context, context.schema, made);
    const objects = new Set([...Object.keys(found.objects), ...Object.keys(wanted.objects)]).size;
    if (objects === 0) throw migError('MIG_NOTHING_COMPARED', { check: 'drift' });
    return {
      findings: await findingsOf(context, { found, wanted, changes }),
      notes: notesOf({ excluded, unused }),
      compared: { objects },
    };
  },
};

const notConfigured: Finding = {
  code: 'MC306',
  check: 'drift',
  severity: 'info',
  message: 'No schema is configured, so drift was not checked.',
  evidence: [],
  details: {},
};

/** The schema at the heads, from the check that ran the upgrades already, or the finding that they do not run. */
async function migrated(context: CheckContext): Promise<CatalogSnapshot | Finding> {
  context.progress({ check: 'drift', done: 0, total: 2, label: 'migrations' });
  if (context.atHeads.snapshot !== undefined) return context.atHeads.snapshot;
  const result = await migrateToHeads(context);
  if ('snapshot' in result) return (context.atHeads.snapshot = result.snapshot);
  return result.finding;
}

function notesOf({ excluded, unused }: Pick<Filtered, 'excluded' | 'unused'>): readonly Note[] {
  const left =
    excluded === 0 ? [] : [`Left out by the filters of the configuration: ${excluded} of the objects.`];
  return [...left, ...unused.map(unusedPattern)].map((message) => ({ check: 'drift', message }));
}

interface Comparison extends Filtered {
  /** From found to wanted, without what the server calls the same. */
  readonly changes: readonly ObjectChange[];
}

/** The schema as it is declared, held against the one found while its database is still there to ask. */
async function declared(
  context: CheckContext,
  schema: SchemaSource,
  made: CatalogSnapshot,
): Promise<Comparison> {
  const { dialect, source } = context;
  context.progress({ check: 'drift', done: 1, total: 2, label: schema.origin });
  const database = await (await context.scratch()).create();
  try {
    const connection = await database.connect();
    const built = await buildSchema(schema, { dialect, connection, ignoreTables: source.bookkeepingTables });
    const sides = filtered({ found: made, wanted: built }, context.filters);
    const changes = await realChanges(
      { dialect, connection },
      { before: sides.found, after: sides.wanted, declared: true },
    );
    return { ...sides, changes };
  } finally {
    await database.drop();
  }
}

const CODE = { extra: 'MC301', missing: 'MC302', changed: 'MC303' } as const;

async function findingsOf(
  context: CheckContext,
  { found, wanted, changes }: Pick<Comparison, 'found' | 'wanted' | 'changes'>,
): Promise<readonly Finding[]> {
  const { dialect, options, schema } = context;
  const { tables, lost } = lostTables(found, changes);
  if (lost.length > 0) return [wouldDrop(context, lost, tables)];
  const backward = new Map(
    wayBack(dialect, { found, wanted, changes }).map((change) => [change.key, change]),
  );
  const convention = changes.length === 0 ? {} : await context.namingConvention();
  const finding = async (change: ObjectChange): Promise<Finding> => ({
    code: CODE[change.change],
    check: 'drift',
    severity: severityOf(change.level, options),
    message: message(change, schema?.origin ?? 'the schema'),
    location: { ...(schema === undefined ? {} : { file: schema.origin }), object: objectText(change) },
    evidence: evidenceOf(
      change,
      await closingEvidence(dialect, {
        found,
        wanted,
        change,
        backward: backward.get(change.key),
        convention,
      }),
    ),
    details: {
      object: change.key,
      kind: change.kind,
      name: change.name,
      change: change.change,
      level: change.level,
      properties: change.properties,
      wanted: change.after?.definition ?? null,
      found: change.before?.definition ?? null,
    },
  });
  return Promise.all(changes.map(finding));
}

function message(change: ObjectChange, origin: string): string {
  const object = objectText(change);
  switch (change.change) {
    case 'extra':
      return `${origin} declares ${object}, and no migration makes it.`;
    case 'missing':
      return `The migrations make ${object}, and ${origin} does not declare it.`;
    case 'changed':
      return `The migrations and ${origin} disagree about ${object}: ${change.properties.map(({ property }) => property).join(', ')}.`;
  }
}

/** The SQL of an object that comes or goes says what it is; its properties are only listed when there is none. */
function evidenceOf(change: ObjectChange, closing: Finding['evidence']): Finding['evidence'] {
  return change.change !== 'changed' && closing.length > 0
    ? closing
    : [...wantedAndFound(change), ...closing];
}

function wantedAndFound(change: ObjectChange): Finding['evidence'] {
  const lines =
    change.change === 'changed'
      ? propertyLines(change.properties)
      : definitionLines(change.after ?? change.before).map(
          (line) => `${change.change === 'extra' ? '+' : '-'} ${line}`,
        );
  return lines.length === 0 ? [] : [{ title: 'Found → wanted', format: 'diff', text: lines.join('\n') }];
}

function wouldDrop(context: CheckContext, lost: readonly ObjectChange[], tables: number): Finding {
  const origin = context.schema?.origin ?? 'the schema';
  return {
    code: 'MC304',
    check: 'drift',
    severity: 'error',
    message: `${origin} lacks ${lost.length} of the ${tables} tables that the migrations make: it was probably not read whole.`,
    location: { file: origin },
    evidence: [
      {
        title: 'Tables that would be dropped',
        format: 'text',
        text: lost.map(({ name }) => name).join('\n'),
      },
      {
        title: 'To mend it',
        format: 'text',
        text: 'Check that "schema" in the config names the right file or export, that every model is imported where the schema is exported, and that globs match.',
      },
    ],
    details: { tables, missing: lost.map(({ name }) => name) },
  };
}
