import { compile } from '../../src/dialects/postgresql/compile/index.ts';
import { createMetaData } from '../../src/operations/index.ts';
import {
  array,
  column,
  commentOn,
  enumeration,
  enumType,
  foreignKey,
  integer,
  metadata,
  nameText,
  references,
  schema,
  sequence,
  storedFunction,
  table,
  text,
  view,
  type MetaData,
  type Table,
} from '../../src/schema/index.ts';

const id = column('id', integer(), { primaryKey: true });
const pointing = (name: string, to: string): Table =>
  table(
    name,
    id,
    column('other', integer(), { foreignKeys: [references(to, 'id', { name: `fk_${name}` })] }),
  );

function outline(tables: readonly Table[]): readonly string[] {
  return createMetaData(metadata(tables)).map((operation) =>
    operation.op === 'createTable'
      ? `table ${nameText(operation.table.name)}`
      : operation.op === 'createForeignKey'
        ? `key ${nameText(operation.name ?? '?')}`
        : operation.op,
  );
}

describe('creating a whole schema', () => {
  test('a table comes after those it refers to', () => {
    expect(outline([pointing('a', 'b'), pointing('b', 'c'), table('c', id)])).toEqual([
      'table c',
      'table b',
      'table a',
    ]);
  });

  test('a text that looks like the name of a table does not put that table first', () => {
    const named = table('target', id, column('word', integer(), { serverDefault: 'other' }));
    expect(outline([named, pointing('other', 'target')])).toEqual(['table target', 'table other']);
  });

  test('a table that refers to itself is left whole', () => {
    expect(outline([pointing('a', 'a')])).toEqual(['table a']);
  });

  test('a circle is closed by a foreign key of its own', () => {
    expect(outline([pointing('a', 'b'), pointing('b', 'a')])).toEqual(['table b', 'table a', 'key fk_b']);
    const [first] = createMetaData(metadata([pointing('a', 'b'), pointing('b', 'a')]));
    expect(JSON.stringify(first)).not.toContain('fk_b');
  });

  test('a foreign key that wants an ALTER TABLE gets one', () => {
    const a = table('a', id, foreignKey(['id'], 'b', ['id'], { name: 'fk_a', useAlter: true }));
    expect(createMetaData(metadata([a, table('b', id)]))).toEqual([
      { op: 'createTable', table: { name: 'a', columns: [id] } },
      { op: 'createTable', table: { name: 'b', columns: [id] } },
      {
        op: 'createForeignKey',
        name: 'fk_a',
        sourceTable: 'a',
        referentTable: 'b',
        localCols: ['id'],
        remoteCols: ['id'],
      },
    ]);
  });

  test('tables that are not part of the schema do not matter', () => {
    expect(outline([pointing('a', 'elsewhere')])).toEqual(['table a']);
  });

  test('a type that two tables use is created once', () => {
    const mood = enumeration('mood', ['good', 'bad']);
    const made = createMetaData(
      metadata([table('a', column('m', mood), column('n', mood)), table('b', column('m', array(mood)))]),
    ).flatMap((operation) => compile(operation));
    expect(made.filter((sql) => sql.startsWith('CREATE TYPE'))).toEqual([
      `CREATE TYPE mood AS ENUM ('good', 'bad')`,
    ]);
  });

  test('one name for two types is refused', () => {
    const a = table('a', column('m', enumeration('mood', ['good'])));
    const b = table('b', column('m', enumeration('mood', ['bad'])));
    expect(() => createMetaData(metadata([a, b]))).toThrow(
      expect.objectContaining({ code: 'MIG_OPERATION_INVALID' }),
    );
  });

  test('tables of one name in two schemas are two', () => {
    const twin = (schema: string): Table => table('a', id, { schema });
    expect(outline([twin('x'), twin('y')])).toEqual(['table a', 'table a']);
  });
});

describe('creating objects beyond tables', () => {
  const kinds = (wanted: MetaData): readonly string[] =>
    createMetaData(wanted).map((operation) => {
      const { op, ...members } = operation as unknown as { op: string } & Record<string, { name?: string }>;
      const [object] = Object.values(members);
      return `${op} ${object?.name ?? ''}`.trim();
    });

  test('each comes after what its SQL names', () => {
    const wanted = metadata([table('t', column('id', integer(), { serverDefault: text(`next_id('s')`) }))], {
      views: [view('a', 'select * from b'), view('b', 'select * from t')],
      functions: [
        storedFunction('late', 'select count(*) from a', { returns: 'bigint' }),
        storedFunction('next_id', 'select nextval($1)', { returns: 'bigint' }),
      ],
      sequences: [sequence('s', { ownedBy: { table: 't', column: 'id' } })],
      schemas: [schema('app')],
      enums: [enumType('mood', ['good'])],
      comments: [commentOn({ kind: 'index', name: 'ix' }, 'x')],
    });
    expect(kinds(wanted)).toEqual([
      'createSchema app',
      'createEnum mood',
      'createSequence s',
      'createFunction next_id',
      'createTable t',
      'createView b',
      'createView a',
      'createFunction late',
      'alterSequence',
      'setComment ix',
    ]);
  });

  test('an enum that is an object of its own is not created by the tables that use it', () => {
    const mood = enumeration('mood', ['good', 'bad']);
    const wanted = metadata([table('a', column('m', mood))], { enums: [enumType('mood', ['good', 'bad'])] });
    const made = createMetaData(wanted).flatMap((operation) => compile(operation));
    expect(made.filter((sql) => sql.startsWith('CREATE TYPE'))).toHaveLength(1);
  });

  test('functions that a plpgsql body names may come later', () => {
    const wanted = metadata([], {
      functions: [
        storedFunction('a', 'begin perform b(); end', { returns: 'void', language: 'plpgsql' }),
        storedFunction('b', 'select a()', { returns: 'void' }),
      ],
    });
    expect(kinds(wanted)).toEqual(['createFunction a', 'createFunction b']);
  });
});
