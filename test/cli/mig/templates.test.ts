import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMig, type RunResult } from '../run-mig.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(realpathSync(tmpdir()), 'mig-init-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const mig = (...argv: readonly string[]): Promise<RunResult> => runMig(argv, { cwd: root });
const write = (name: string, text: string): void => {
  mkdirSync(join(root, name, '..'), { recursive: true });
  writeFileSync(join(root, name), text);
};

test('CMD-16 CMD-17 list-templates tells what each is for', async () => {
  expect((await mig('list-templates')).stdout).toMatchInlineSnapshot(`
   "single      one database, revisions in TypeScript
   javascript  one database, revisions and configuration in JavaScript
   sql         one database, revisions in SQL
   several     several databases, each with a history of its own

   mig init --template single
   "
  `);
});

test.each([
  ['single', [], 'ts'],
  ['javascript', [], 'js'],
  ['sql', [], 'sql'],
  ['several', ['--name', 'audit'], 'ts'],
])('CMD-13 init --template %s makes a project that a revision can be written in', async (name, more, ext) => {
  const made = JSON.parse((await mig('init', 'db', '--template', name, '--json')).stdout);
  expect(made).toMatchObject({ template: name, configWritten: true, kept: [] });
  const { exit, stdout, stderr } = await mig('revision', ...more, '--rev-id', 'a1', '-m', 'x', '--json');
  expect([exit, stderr]).toEqual([0, '']);
  const folder = name === 'several' ? 'db/audit' : 'db';
  expect(JSON.parse(stdout)).toMatchObject({ file: join(root, folder, `a1_x.${ext}`) });
  expect((await mig('heads', ...more)).stdout).toBe('a1 (head), x\n');
});

test('CMD-13 --language chooses the template of a language', async () => {
  expect(JSON.parse((await mig('init', '--language', 'sql', '--json')).stdout)).toMatchObject({
    template: 'sql',
  });
});

test('CMD-16 templates of one’s own come first, are copied, and overwrite nothing', async () => {
  write('own/ours/README.md', '# As we do it\n\nMore.\n');
  write('own/ours/mig.config.mjs', "export default { migrations: '{{directory}}' };\n");
  write('own/ours/schema/schema.sql', '-- empty\n');
  write('schema/schema.sql', '-- mine\n');
  expect((await mig('list-templates', '--templates', 'own')).stdout).toMatch(/^ours +As we do it\nsingle /);
  const { stdout } = await mig('init', 'db', '--template', 'ours', '--templates', 'own');
  expect(stdout).toMatchInlineSnapshot(`
   "made  db/
   made  mig.config.mjs
   kept  schema/schema.sql, which was there already
   next  mig revision -m "what it does"
   "
  `);
  expect(readFileSync(join(root, 'mig.config.mjs'), 'utf8')).toBe("export default { migrations: './db' };\n");
  expect(readFileSync(join(root, 'schema/schema.sql'), 'utf8')).toBe('-- mine\n');
  expect((await mig('heads')).exit).toBe(0);
});

test.each([
  [['--template', 'singel'], 'MIG_TEMPLATE_UNKNOWN', 'did you mean single'],
  [['--templates', 'gone'], 'MIG_TEMPLATES_UNREADABLE', 'gone'],
])('ERR-03 init %j is refused, and nothing is written', async (argv, code, said) => {
  const { exit, stderr } = await mig('init', ...argv);
  expect(exit).toBe(3);
  expect(stderr).toContain(code);
  expect(stderr).toContain(said);
  expect(existsSync(join(root, 'migrations'))).toBe(false);
});
