import { createHash } from 'node:crypto';
import { runMig } from '../cli/run-mig.ts';
import { describeOn, scratchUrl } from '../support/databases.ts';
import { makeProject, type TestProject } from '../support/project.ts';
import { query } from '../support/query.ts';

let project: TestProject;

afterEach(() => project.remove());

const SCHEMA = `import { column, integer, metadata, table } from 'mig-check/schema';
export default metadata([table('t', column('id', integer()))], {
  namingConvention: {
    ix: 'ix_%(column_0_label)s', uq: 'uq_%(table_name)s_%(column_0_N_name)s', ck: 'ck_%(table_name)s_%(constraint_name)s',
    fk: 'fk_%(table_name)s_%(referred_table_name)s', pk: 'pk_%(table_name)s',
  },
});
`;

const revision = (body: string): Readonly<Record<string, string>> => ({
  'migrations/1.ts': [
    "import { boolean, check, column, enumeration, foreignKey, integer, string, unique } from 'mig-check/schema';",
    "export const revision = 'a1';",
    'export const downRevision = null;',
    `export async function upgrade(op) {\n${body}\n}`,
    'export async function downgrade() {}',
  ].join('\n'),
});

const CONFIG = "export default { migrations: './migrations', schema: './schema.ts' };\n";

/** The last four digits of the hash of a name. */
const hashed = (name: string): string => createHash('md5').update(name).digest('hex').slice(-4);

/** The names in the script of a revision, in order. */
async function namesOf(
  body: string,
  files: Readonly<Record<string, string>> = { 'mig.config.ts': CONFIG, 'schema.ts': SCHEMA },
  argv: readonly string[] = [],
): Promise<readonly string[]> {
  project = makeProject({ ...revision(body), ...files });
  const { exit, stdout, stderr } = await runMig([...argv, 'upgrade', 'head', '--sql'], { cwd: project.root });
  if (exit !== 0) throw new Error(stderr);
  const [, script = ''] = stdout.split('-- upgrade base -> a1');
  return [...script.matchAll(/(?:CONSTRAINT|INDEX) ("[^"]+"|\w+)/g)].map(([, name = '']) => name);
}

test.each([
  [
    'NAM-01 NAM-03 the convention of the wanted schema names what operations leave open',
    `await op.createPrimaryKey(null, 't', ['id']);
     await op.createUniqueConstraint(null, 't', ['a', 'b']);
     await op.createForeignKey(null, 't', 'u', ['a'], ['id']);
     await op.createIndex(null, 't', ['a']);
     await op.createCheckConstraint('positive', 't', 'a > 0');`,
    ['pk_t', 'uq_t_a_b', 'fk_t_u', 'ix_t_a', 'ck_t_positive'],
  ],
  [
    'NAM-03 an explicit name stays, unless the template wraps names',
    "await op.createUniqueConstraint('mine', 't', ['a']); await op.createCheckConstraint('mine', 't', 'a > 0');",
    ['mine', 'ck_t_mine'],
  ],
  [
    'NAM-04 a final name stays as it is',
    "await op.createCheckConstraint(op.f('final'), 't', 'a > 0'); await op.dropConstraint(op.f('final'), 't', { type: 'check' });",
    ['final', 'final'],
  ],
  [
    'NAM-05 a constraint is dropped by its conventional name when its type is given',
    "await op.dropConstraint('positive', 't', { type: 'check' }); await op.dropConstraint('positive', 't');",
    ['ck_t_positive', 'positive'],
  ],
  [
    'NAM-06 the convention covers columns, tables and the CHECKs of types',
    `await op.createTable('t',
       column('id', integer(), { primaryKey: true }),
       column('a', integer(), { unique: true, index: false, checks: [{ sqltext: 'a > 0', name: 'inline' }] }),
       column('kind', enumeration('kind', ['x'], { nativeEnum: false, createConstraint: true })),
       foreignKey(['a'], 'u', ['id']), check('a < 9', { name: 'small' }), unique(['id', 'a']));`,
    ['ck_t_inline', 'pk_t', 'fk_t_u', 'ck_t_small', 'uq_t_id_a', 'uq_t_a', 'ck_t_kind'],
  ],
  [
    'NAM-09 a conventional name that is too long is cut and gets the end of its hash',
    `await op.createUniqueConstraint(null, 't', ['${'a'.repeat(60)}', '${'b'.repeat(60)}']);`,
    [`uq_t_${'a'.repeat(50)}_${hashed(`uq_t_${'a'.repeat(60)}_${'b'.repeat(60)}`)}`],
  ],
  [
    'NAM-10 names that differ in case are two names',
    "await op.dropConstraint('UQ_a', 't', { type: 'unique' }); await op.createUniqueConstraint('uq_a', 't', ['a']);",
    ['"UQ_a"', 'uq_a'],
  ],
])('%s', async (_title, body, wanted) => {
  expect(await namesOf(body)).toEqual(wanted);
});

test('NAM-02 without a convention of the project indexes alone are named', async () => {
  const body = `await op.createIndex(null, 't', ['a']); await op.createUniqueConstraint(null, 't', ['a']);`;
  expect(await namesOf(body, {})).toEqual(['ix_t_a']);
});

test('NAM-03 a template that wraps names fails on a constraint without one', async () => {
  await expect(namesOf("await op.createCheckConstraint(null, 't', 'a > 0');")).rejects.toThrow(
    'MIG_NAME_NEEDED',
  );
});

test('NAM-09 an explicit name that is too long is an error', async () => {
  await expect(namesOf(`await op.createIndex('${'x'.repeat(64)}', 't', ['a']);`)).rejects.toThrow(
    'MIG_NAME_TOO_LONG',
  );
});

test('NAM-01 the configuration may say it instead, with tokens of its own, and no schema is loaded', async () => {
  const config = `export default {
    migrations: './migrations', schema: './missing.ts',
    namingConvention: { uq: 'uq_%(initials)s_%(table_name)s', tokens: { initials: ({ columns }) => columns.map((c) => c[0]).join('') } },
  };`;
  const body = "await op.createUniqueConstraint(null, 't', ['ab', 'cd']);";
  expect(await namesOf(body, { 'mig.config.ts': config })).toEqual(['uq_ac_t']);
});

test('NAM-07 each of several databases has the convention of its own schema', async () => {
  const config = `const schema = (uq) => ({ tables: [], namingConvention: { uq } });
  export default { migrations: './migrations', databases: { one: { schema: schema('one_%(table_name)s') }, two: { schema: schema('two_%(table_name)s') } } };`;
  const body = "await op.createUniqueConstraint(null, 't', ['a']);";
  const files = { 'mig.config.ts': config };
  expect(await namesOf(body, files, ['--name', 'one'])).toEqual(['one_t']);
  project.remove();
  expect(await namesOf(body, files, ['--name', 'two'])).toEqual(['two_t']);
});

test('a template with an unknown token, and a setting that is no template, are refused', async () => {
  const config = (uq: string) =>
    `export default { migrations: './migrations', namingConvention: { uq: ${uq} } };`;
  const body = "await op.createUniqueConstraint(null, 't', ['a']);";
  await expect(namesOf(body, { 'mig.config.ts': config("'%(nope)s'") })).rejects.toThrow('MIG_NAME_TOKEN');
  project.remove();
  await expect(namesOf(body, { 'mig.config.ts': config('1') })).rejects.toThrow('namingConvention');
});

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  test('NAM-01 the names are the same on a database', async () => {
    const scratch = await scratchUrl(server);
    project = makeProject({
      ...revision(
        "await op.createTable('t', column('id', integer(), { primaryKey: true }), column('a', integer(), { unique: true }));",
      ),
      'mig.config.ts': CONFIG,
      'schema.ts': SCHEMA,
    });
    const { exit, stderr } = await runMig(['upgrade', 'head', '--url', scratch.url], { cwd: project.root });
    expect({ exit, stderr }).toMatchObject({ exit: 0 });
    const rows = await query<{ conname: string }>(
      scratch.url,
      "select conname from pg_constraint where conrelid = 't'::regclass and contype in ('p', 'u') order by conname",
    );
    expect(rows.map(({ conname }) => conname)).toEqual(['pk_t', 'uq_t_a']);
    await scratch.drop();
  });
});
