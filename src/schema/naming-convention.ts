import { migError } from '../errors/index.ts';
import { nameText, type ConstraintName, type Identifier } from './name.ts';

/** Kinds of names a convention can give. */
export type ConventionKind = 'ix' | 'uq' | 'ck' | 'fk' | 'pk';

/** Templates with `%(token)s`, by kind of name. */
export type NamingConvention = { readonly [K in ConventionKind]?: string } & {
  /** Tokens of your own: `%(guid)s` is what `tokens.guid` returns. */
  readonly tokens?: Readonly<Record<string, (named: Named) => string>>;
};

/** What is to be named. */
export interface Named {
  /** `undefined`: no convention names such things (exclusion constraints). */
  readonly kind: ConventionKind | undefined;
  readonly name: ConstraintName | undefined;
  readonly table: Identifier;
  readonly schema?: Identifier | null | undefined;
  /** Columns of the object on its own table, in order. */
  readonly columns: readonly Identifier[];
  readonly referredTable?: Identifier;
  readonly referredColumns?: readonly Identifier[];
}

/** A name as it will stand in the database. A generated one may be cut to the length that the server allows. */
export interface ResolvedName {
  readonly name: Identifier;
  readonly generated: boolean;
}

const DEFAULT_CONVENTION: NamingConvention = { ix: 'ix_%(column_0_label)s' };
const WORDS: Readonly<Record<ConventionKind, string>> = {
  ix: 'index',
  uq: 'unique constraint',
  ck: 'check constraint',
  fk: 'foreign key',
  pk: 'primary key',
};

/**
 * The name of an index or constraint: its own, or the one that the convention gives; `null` for none.
 * @throws MIG_NAME_NEEDED, MIG_NAME_TOKEN
 * @see https://docs.sqlalchemy.org/en/20/core/constraints.html#configuring-constraint-naming-conventions
 */
export function resolveName(named: Named, convention: NamingConvention = {}): ResolvedName | null {
  const { name } = named;
  const { kind } = named;
  const template = kind && (convention[kind] ?? DEFAULT_CONVENTION[kind]);
  // A final name is one that a convention made: it is cut where the convention's own names are cut.
  if (name != null && typeof name === 'object' && 'f' in name) return { name: name.f, generated: true };
  if (name != null && !template?.includes('%(constraint_name)s')) return { name, generated: false };
  if (template === undefined) return null;
  return { name: fill(template, named, convention.tokens), generated: true };
}

function fill(template: string, named: Named, tokens: NamingConvention['tokens'] = {}): string {
  return template.replace(/%\(([^)]*)\)s/g, (_match, token: string) => {
    if (token === 'constraint_name') return givenName(template, named);
    const text = Object.hasOwn(tokens, token) ? tokens[token]?.(named) : tokenText(token, named);
    if (text === undefined) throw migError('MIG_NAME_TOKEN', { token, template });
    return text;
  });
}

function givenName(template: string, { name, kind, table }: Named): string {
  if (name == null)
    throw migError('MIG_NAME_NEEDED', {
      kind: kind ? WORDS[kind] : 'constraint',
      table: nameText(table),
      template,
    });
  return nameText(name);
}

function tokenText(token: string, named: Named): string | undefined {
  if (token === 'table_name') return nameText(named.table);
  if (token === 'referred_table_name') return named.referredTable && nameText(named.referredTable);
  const [, referred, index, all, form] =
    /^(referred_)?column_(\d+)(_?N)?_(name|key|label)$/.exec(token) ?? [];
  if (index === undefined) return undefined;
  const texts = (referred ? (named.referredColumns ?? []) : named.columns).map((column) =>
    columnText(column, form === 'label' && !referred, named),
  );
  if (all === undefined) return texts[Number(index)] ?? '';
  return texts.join(all === '_N' ? '_' : '');
}

/** A label is `table_column` or `schema_table_column`; the dots of a schema would not go into a plain name. */
function columnText(column: Identifier, withTable: boolean, { table, schema }: Named): string {
  if (!withTable) return nameText(column);
  const place = schema == null ? [] : [nameText(schema).replaceAll('.', '_')];
  return [...place, nameText(table), nameText(column)].join('_');
}
