import { stableJson, type JsonValue } from '../../util/index.ts';
import { withoutProperties } from '../diff-snapshots.ts';
import type { CatalogObject, CatalogSnapshot, ObjectChange, PropertyChange } from '../snapshot.ts';
import type { ComparedStates, Connection } from '../contract.ts';
import { canonical, pieces } from './snapshot/index.ts';

/** How something is written, with the same effect. */
const SPELLING = new Set(['clauseOrder', 'constraintOrder', 'idleWords', 'inline', 'joined', 'match']);
/** What a clause says that might as well not be there. */
const IDLE: Readonly<Record<string, string>> = {
  onConflict: 'abort',
  onDelete: 'no action',
  onUpdate: 'no action',
};

/**
 * The changes without what is only another spelling of the same thing. SQLite keeps the text of a definition as it was
 * written, so two of them say the same in many ways. Asks nothing of the database.
 */
export async function equivalent(
  _connection: Connection,
  changes: readonly ObjectChange[],
  states: ComparedStates,
): Promise<readonly ObjectChange[]> {
  return changes.flatMap((change) =>
    withoutProperties(change, (property) => isSpelling(property, change, states)),
  );
}

function isSpelling(property: PropertyChange, change: ObjectChange, states: ComparedStates): boolean {
  const { property: name, before, after } = property;
  if (SPELLING.has(name)) return true;
  if (name === 'referencedColumns')
    return referenced(change.before, states.before) === referenced(change.after, states.after);
  const normal = (value: JsonValue | undefined): string => stableJson(normalised(name, value) ?? null);
  return normal(before) === normal(after);
}

function normalised(name: string, value: JsonValue | undefined): JsonValue | undefined {
  if (Object.hasOwn(IDLE, name)) return value === IDLE[name] ? undefined : value;
  if (name === 'deferrable') return value === 'deferrable initially deferred' ? value : undefined;
  if (name === 'default') return typeof value === 'string' ? plainDefault(value) : 'null';
  if (name === 'columns' && Array.isArray(value))
    return (value as readonly string[]).map((column) => column.replace(/ asc$/, ''));
  return EXPRESSIONS.has(name) && typeof value === 'string' ? plainExpression(value) : value;
}

const EXPRESSIONS = new Set(['expression', 'where', 'generated', 'definition']);
const OPERATORS: Readonly<Record<string, string>> = { '!=': '<>', '==': '=' };

/** One spelling of each operator. */
function plainExpression(text: string): string {
  return canonical(pieces(text).map((piece) => ({ ...piece, text: OPERATORS[piece.text] ?? piece.text })));
}

/** Without outer parentheses; a name that stands for a string as that string; true and false as the numbers they are. */
function plainDefault(text: string): string {
  const inner = /^\(([^()]*)\)$/s.exec(text)?.[1] ?? text;
  if (/^"(?:[^"]|"")*"$/.test(inner) && inner === text)
    return `'${inner.slice(1, -1).replaceAll('""', '"').replaceAll("'", "''")}'`;
  return inner
    .replace(/^true$/, '1')
    .replace(/^false$/, '0')
    .replace(/^\+ ?(?=\d)/, '');
}

/** The columns that a foreign key leads to, said or not. */
function referenced(key: CatalogObject | undefined, { objects }: CatalogSnapshot): string {
  const { references, referencedColumns } = key?.definition ?? {};
  const own = objects[`primary key ${references as string}`]?.definition['columns'];
  return stableJson(referencedColumns ?? own ?? null);
}
