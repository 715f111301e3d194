import { nameText, type ConventionKind, type Identifier, type NamingConvention } from '../schema/index.ts';
import type { Operation } from './definitions.ts';

/** What a convention names: constraints as data, and operations on constraints and indexes. */
const KINDS: Readonly<Record<string, ConventionKind>> = {
  check: 'ck',
  createCheckConstraint: 'ck',
  unique: 'uq',
  createUniqueConstraint: 'uq',
  foreignKey: 'fk',
  foreignkey: 'fk',
  createForeignKey: 'fk',
  primaryKey: 'pk',
  primary: 'pk',
  createPrimaryKey: 'pk',
  createIndex: 'ix',
  dropIndex: 'ix',
};

/**
 * The same operations with names that a convention does not complete any more, as names have to be that come from a database
 * (Alembic writes `op.f()` around them). A name that it leaves alone stays as it is.
 */
export function withFinalNames(
  operations: readonly Operation[],
  convention: NamingConvention,
): readonly Operation[] {
  const completed = new Set(
    Object.entries(convention).flatMap(([kind, template]) =>
      typeof template === 'string' && template.includes('%(constraint_name)s') ? [kind] : [],
    ),
  );
  if (completed.size === 0) return operations;
  const marked = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(marked);
    if (typeof value !== 'object' || value === null) return value;
    const same = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, marked(inner)]));
    const { op, kind, type, name } = value as Readonly<Record<string, unknown>>;
    const what = KINDS[String(op === 'dropConstraint' ? type : (kind ?? op))];
    if (what === undefined || !completed.has(what) || name == null) return same;
    return { ...same, name: { f: nameText(name as Identifier) } };
  };
  return operations.map((operation) => marked(operation) as Operation);
}
