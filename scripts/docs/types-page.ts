import { sqlDialects, type SqlDialect } from '../../src/dialects/index.ts';
import { isMigError } from '../../src/errors/index.ts';
import type { DataType } from '../../src/schema/index.ts';
import { factoriesByType, written } from './type-factories.ts';
import { readTypeNames, type TypeParameter } from './type-names.ts';
import { samplesOf } from './type-samples.ts';

interface Family {
  readonly title: string;
  readonly about: string;
  /** Dialects that its types are for, as in the registry. */
  readonly dialects: readonly string[];
  readonly has: (name: string) => boolean;
}

const all = sqlDialects.map(({ name }) => name);
const FAMILIES: readonly Family[] = [
  {
    title: 'Generic types',
    about: 'Each dialect spells them its own way.',
    dialects: all,
    has: (name) => /^[A-Z][a-z]/.test(name) || name === 'JSON',
  },
  {
    title: 'SQL names',
    about: 'Written as named, on every dialect, whether or not it has such a type.',
    dialects: all,
    has: (name) => /^[A-Z_0-9]+$/.test(name) && name !== 'JSON',
  },
  own('PostgreSQL', ['postgresql']),
  own('MySQL and MariaDB', ['mysql', 'mariadb']),
  own('SQLite', ['sqlite']),
  own('SQL Server', ['mssql']),
  own('Oracle', ['oracle']),
];

function own(title: string, prefixes: readonly string[]): Family {
  return {
    title,
    about: 'Known to it alone; elsewhere refused with MIG_TYPE_UNKNOWN, unless `withVariants` names another.',
    dialects: prefixes,
    has: (name) => prefixes.some((prefix) => name.startsWith(`${prefix}.`)),
  };
}

/** Types that contain another one: there is no end to them, so one of each. */
const COMPOUND: readonly (readonly [string, DataType])[] = [
  ['array(integer())', { name: 'ARRAY', itemType: { name: 'Integer' } }],
  [
    'array(string(20), { dimensions: 2 })',
    { name: 'ARRAY', itemType: { name: 'String', length: 20 }, dimensions: 2 },
  ],
  [
    "domain('positive', integer())",
    { name: 'postgresql.DOMAIN', typeName: 'positive', dataType: { name: 'Integer' } },
  ],
  ["verbatimType('geometry(Point, 4326)')", { sql: 'geometry(Point, 4326)' }],
  [
    'withVariants(json(), { postgresql: postgresql.jsonb() })',
    { name: 'JSON', variants: { postgresql: { name: 'postgresql.JSONB' } } },
  ],
];

/** docs/types.md: every type, its parameters, what makes it, and its SQL on each dialect, from the compilers themselves. */
export function typesPage(root: string): string {
  const types = [...readTypeNames(root)];
  const factories = factoriesByType();
  return `${[
    '# Types',
    'What `mig-check/schema` has for the types of columns, and how each dialect writes them. `type(name, parameters)` makes any of them by its name; what the column "made by" shows does it shorter. A dash: the dialect refuses it. Below a type stand those of its parameters that change its SQL. This page is made by the compilers (`npm run docs`).',
    ...FAMILIES.flatMap((family) => [
      `## ${family.title}`,
      family.about,
      table(
        ['type', 'made by', ...family.dialects],
        types
          .filter(([name]) => family.has(name))
          .flatMap(([name, parameters]) => rowsOf(name, parameters, { family, made: factories.get(name) })),
      ),
    ]),
    '## Types of types',
    'An array, a domain, what is written as it stands, and another type on some dialects.',
    table(
      ['made by', ...all],
      COMPOUND.map(([call, type]) => [code(call), ...all.map((dialect) => spelled(type, dialect))]),
    ),
    '## Parameters',
    table(['parameter', 'of', 'type', ''], parameterRows(types)),
  ].join('\n\n')}\n`;
}

interface RowsOptions {
  readonly family: Family;
  readonly made: string | undefined;
}

function rowsOf(
  name: string,
  parameters: readonly TypeParameter[],
  { family, made }: RowsOptions,
): readonly (readonly string[])[] {
  const spellings = (type: DataType): readonly string[] =>
    family.dialects.map((dialect) => spelled(type, dialect));
  const refused = ([first]: ReturnType<typeof samplesOf>): boolean =>
    spellings(first).every((text) => text === REFUSED);
  const plain = samplesOf(name, parameters);
  const measured = refused(plain) && parameters.some((one) => one.name === 'length');
  const [base, ...others] = measured ? samplesOf(name, parameters, ['length']) : plain;
  const needed = valuesOf(base);
  const start = Object.keys(needed).length === 0 ? name : `${name} ${written(needed)}`;
  const first = spellings(base);
  return [
    [code(start), made === undefined ? '' : code(made), ...first],
    // A parameter that no dialect writes would be a row like the one above.
    ...others.flatMap((type) => {
      const texts = spellings(type);
      if (JSON.stringify(texts) === JSON.stringify(first)) return [];
      return [[code(written(without(valuesOf(type), needed))), '', ...texts]];
    }),
  ];
}

/** What stands for an SQL that there is not. */
const REFUSED = '–';

function valuesOf(type: DataType): Readonly<Record<string, unknown>> {
  return without(type as unknown as Readonly<Record<string, unknown>>, { name: undefined });
}

function without(values: object, others: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !Object.hasOwn(others, key)));
}

/** Each parameter once for each of its meanings, with the types that have it. */
function parameterRows(
  types: readonly (readonly [string, readonly TypeParameter[]])[],
): readonly (readonly string[])[] {
  const rows = new Map<string, { readonly one: TypeParameter; readonly of: string[] }>();
  for (const [name, parameters] of types)
    for (const one of parameters) {
      const key = JSON.stringify([one.name, one.type, one.doc]);
      const known = rows.get(key);
      if (known === undefined) rows.set(key, { one, of: [name] });
      else known.of.push(name);
    }
  return [...rows.values()]
    .sort((a, b) => (a.one.name < b.one.name ? -1 : Number(a.one.name > b.one.name)))
    .map(({ one, of }) => [code(one.name), of.join(', '), code(one.type), one.doc]);
}

/** The SQL of a type in the statement that adds a column of it; a dash where it is refused. */
function spelled(type: DataType, name: string): string {
  const dialect = sqlDialects.find((one) => one.name === name) as SqlDialect;
  try {
    const [sql = ''] = dialect.compile({ op: 'addColumn', table: 't', column: { name: 'c', type } });
    return code(sql.replace(/^ALTER TABLE t ADD (?:COLUMN )?c /, '').replace(/ NULL$/, ''));
  } catch (error) {
    if (!isMigError(error)) throw error;
    return REFUSED;
  }
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s+/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
