import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Dialect } from '../../src/dialects/index.ts';
import {
  nameText,
  type Column,
  type Constraint,
  type Identifier,
  type Table,
} from '../../src/schema/index.ts';
import { describeOn } from '../support/databases.ts';
import { openSlate, reflectAll } from '../support/reflection.ts';

const folder = resolve(
  process.env['MIG_SHARED'] ?? join(__dirname, '../../../shared'),
  'conformance/autogenerate',
);

/** A table as the reference's inspector reports it. */
interface Reported {
  readonly name: string;
  readonly schema?: string | null;
  readonly columns: readonly {
    readonly name: string;
    readonly type: { readonly sql: string | null };
    readonly nullable: boolean;
    readonly computed?: unknown;
    readonly identity?: unknown;
  }[];
  readonly primaryKey?: { readonly constrainedColumns: readonly string[] };
  readonly foreignKeys?: readonly {
    readonly constrainedColumns: readonly string[];
    readonly referredTable: string;
    readonly referredColumns: readonly string[];
  }[];
  readonly uniqueConstraints?: readonly {
    readonly columnNames: readonly string[];
    readonly name?: string | null;
  }[];
  readonly indexes?: readonly {
    readonly name: string;
    readonly unique?: boolean;
    readonly duplicatesConstraint?: string;
  }[];
  readonly checkConstraints?: readonly { readonly name?: string | null }[];
  readonly comment?: string;
}

interface Vector {
  readonly id: string;
  readonly database: readonly string[];
  readonly reflected?: readonly Reported[];
}

const WRITTEN = 'a type is kept as it is written; the reference takes one of the same affinity';
const EXPRESSION = 'the reference leaves out indexes over expressions';

/** Where the reference reports less, or something else than there is. */
const DEVIATIONS: Readonly<Record<string, string>> = {
  'postgresql-raw-002': 'serial beside the key is the type of the column: its sequence is made with it',
  'postgresql-raw-010': 'a partition is a remark',
  'postgresql-raw-011': 'a column that comes with INHERITS is not told twice',
  'postgresql-noDiff-092': 'NOT NULL of a domain is not one of the column',
  'mysql-change-114': 'a character set that is that of the table says nothing',
  'mysql-noDiff-102': 'a character set that is that of the table says nothing',
  'mysql-noDiff-233': 'a unique index over an expression is no constraint on its columns',
  'sqlite-raw-001': 'a column without type has none',
  'sqlite-raw-004': 'NOT NULL is what is written, also in a table WITHOUT ROWID',
  'sqlite-raw-007': WRITTEN,
  'sqlite-raw-008': EXPRESSION,
  'sqlite-change-148': EXPRESSION,
  'sqlite-noDiff-038': WRITTEN,
  'sqlite-noDiff-043': WRITTEN,
  'sqlite-noDiff-044': WRITTEN,
  'sqlite-noDiff-051': 'a collation is read',
  'sqlite-noDiff-052': 'a collation is read',
  'sqlite-noDiff-055': WRITTEN,
  'sqlite-noDiff-167': EXPRESSION,
  'sqlite-noDiff-168': EXPRESSION,
  'sqlite-noDiff-170': EXPRESSION,
};

const names = (list: readonly Identifier[]): readonly string[] => list.map(nameText);

/** Our table in the terms that both have. */
function outline(table: Table, reported: Reported, dialect: Dialect): unknown {
  const constraints = table.constraints ?? [];
  const of = <Kind extends Constraint['kind']>(kind: Kind): readonly Extract<Constraint, { kind: Kind }>[] =>
    constraints.filter((item): item is Extract<Constraint, { kind: Kind }> => item.kind === kind);
  return {
    name: nameText(table.name),
    columns: table.columns.map((column) => [
      nameText(column.name),
      // The reference has no word for some types.
      reported.columns.find(({ name }) => name === nameText(column.name))?.type.sql === null &&
      dialect.name !== 'sqlite'
        ? null
        : spelling(column, dialect),
      column.nullable,
      column.computed !== undefined,
      column.identity !== undefined,
    ]),
    key: of('primaryKey').flatMap(({ columns }) => names(columns)),
    foreignKeys: of('foreignKey')
      .map(({ columns, refTable, refColumns }) => [names(columns), nameText(refTable), names(refColumns)])
      .map((key) => JSON.stringify(key))
      .sort(),
    uniques: of('unique')
      .map(({ columns }) => names(columns).join())
      .sort(),
    indexes: (table.indexes ?? []).map(({ name }) => nameText(name as string)).sort(),
    comment: table.comment ?? null,
  };
}

function reportedOutline(table: Reported, dialect: Dialect): unknown {
  const uniques = table.uniqueConstraints ?? [];
  const isUnique = (name: string): boolean => uniques.some((item) => item.name === name);
  return {
    name: table.name,
    columns: table.columns.map(({ name, type, nullable, computed, identity }) => [
      name,
      type.sql,
      nullable,
      computed !== undefined,
      identity !== undefined,
    ]),
    key: table.primaryKey?.constrainedColumns ?? [],
    foreignKeys: (table.foreignKeys ?? [])
      .map((key) => JSON.stringify([key.constrainedColumns, key.referredTable, key.referredColumns]))
      .sort(),
    uniques: uniques.map(({ columnNames }) => columnNames.join()).sort(),
    indexes: (table.indexes ?? [])
      .filter(
        ({ name, duplicatesConstraint }) =>
          duplicatesConstraint === undefined && !(dialect.name !== 'sqlite' && isUnique(name)),
      )
      .map(({ name }) => name)
      .sort(),
    comment: table.comment ?? null,
  };
}

function spelling({ type }: Column, dialect: Dialect): string {
  const [sql = ''] = dialect.compile({
    op: 'addColumn',
    table: 't',
    column: { name: 'c', type, nullable: true },
  });
  return sql.replace('ALTER TABLE t ADD COLUMN c ', '').replace(/ NULL$/, '');
}

(existsSync(folder) ? describe : describe.skip)(`the vectors in ${folder}`, () => {
  for (const id of ['postgresql-15', 'mysql-9.7', 'mariadb-10.11', 'sqlite-better'])
    describeOn({ id }, (server) => {
      test.each(['raw', 'random', 'change', 'noDiff'])(
        `%s: what is read is what the reference reports`,
        async (kind) => {
          const { vectors } = JSON.parse(
            readFileSync(join(folder, `${server.dialect}-${kind}.json`), 'utf8'),
          ) as { vectors: readonly Vector[] };
          const slate = await openSlate(server);
          const seen = new Set<string>();
          const failures: string[] = [];
          try {
            for (const { id: vector, database, reflected } of vectors) {
              const text = JSON.stringify(database);
              if (reflected === undefined || seen.has(text)) continue;
              seen.add(text);
              await slate.wipe();
              for (const sql of database) await slate.connection.execute(sql);
              const { metadata } = await reflectAll(slate);
              for (const table of reflected) {
                const own = metadata.tables.find(
                  ({ name, schema }) =>
                    nameText(name) === table.name && (schema ?? null) === (table.schema ?? null),
                );
                const [got, wanted] = [
                  own && outline(own, table, slate.dialect),
                  reportedOutline(table, slate.dialect),
                ].map((item) => JSON.stringify(item));
                if (got !== wanted) failures.push(`${vector}:\n  ${got}\n  ${wanted}`);
              }
            }
          } finally {
            await slate.close();
          }
          const known = Object.keys(DEVIATIONS).filter((vector) =>
            vector.startsWith(`${server.dialect}-${kind}-`),
          );
          expect(failures.filter((failure) => !known.some((vector) => failure.startsWith(vector)))).toEqual(
            [],
          );
          expect(known.filter((vector) => !failures.some((failure) => failure.startsWith(vector)))).toEqual(
            [],
          );
          expect(seen.size).toBeGreaterThan(10);
        },
        600_000,
      );
    });
});
