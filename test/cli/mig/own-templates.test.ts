import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeProject, type TestProject } from '../../support/project.ts';
import { runMig, type RunResult } from '../run-mig.ts';

let project: TestProject;
afterEach(() => project.remove());

const mig = (...argv: readonly string[]): Promise<RunResult> => runMig(argv, { cwd: project.root });
const config = (more: string): string =>
  `export default { migrations: { directory: './m', timezone: 'UTC', ${more} } };\n`;

const template = `// Ticket <%= it.args.team %>: <%= it.message %>
// Create Date: <%= it.createdAt %>
<% for (const line of it.imports) { -%>
<%= line %>
<% } -%>
export const revision = <%= it.literal(it.id) %>;
export const downRevision = <%= it.literal(it.down) %>;
export const branchLabels = <%= it.literal(it.labels) %>;
export const dependsOn = <%= it.literal(it.dependsOn) %>;

export const upgrade = async () => {
<%= it.indent(it.upgrade) %>
};
export const downgrade = async () => {};
`;

test('DIR-17 a revision is made from the project’s own template, with its variables', async () => {
  project = makeProject({
    'mig.config.ts': config("revisionTemplate: './t.ts.eta', templateArgs: { team: 'SHOP' }"),
    't.ts.eta': template,
  });
  const { exit, stderr } = await mig(
    'revision',
    '-m',
    `Don't <b>`,
    '--rev-id',
    'a1',
    '--branch-label',
    'x',
    'y',
  );
  expect([exit, stderr]).toEqual([0, '']);
  const text = readFileSync(join(project.root, 'm/a1_don_t_b.ts'), 'utf8');
  expect(text.replace(/Date: .*/, 'Date: now')).toBe(`// Ticket SHOP: Don't <b>
// Create Date: now
export const revision = "a1";
export const downRevision = null;
export const branchLabels = ["x","y"];
export const dependsOn = null;

export const upgrade = async () => {

};
export const downgrade = async () => {};
`);
  await mig('revision', '--rev-id', 'b2');
  expect((await mig('heads')).stdout).toContain('b2');
});

test('DIR-17 a template is for the language that its name says', async () => {
  project = makeProject({
    'mig.config.ts': config("revisionTemplate: ['./t.ts.eta', './t.sql.eta']"),
    't.ts.eta': 'no revision at all',
    't.sql.eta': '-- own\n-- revision: <%= it.id %>\n-- downRevision: none\n-- upgrade\n',
  });
  expect((await mig('revision', '--sql-file', '--rev-id', 'a1')).exit).toBe(0);
  expect(readFileSync(join(project.root, 'm/a1_.sql'), 'utf8')).toMatch(/^-- own\n/);
});

describe('DIR-18 an error in the template names its line, and nothing is written:', () => {
  it.each([
    [
      'one that throws',
      '\n\n<%= it.gone.id %>\n',
      'MIG_TEMPLATE_FAILED',
      3,
      "Cannot read properties of undefined (reading 'id')",
    ],
    ['a tag that does not end', 'a\n  <%= it.id \n', 'MIG_TEMPLATE_FAILED', 2, 'unclosed tag'],
    ['bad syntax', 'a\nb\nc <% if ( { %>\n', 'MIG_TEMPLATE_FAILED', 3, 'Unexpected token'],
    ['no place for the id', 'export const x = 1;\n', 'MIG_TEMPLATE_MISSES', 1, 'has no revision id'],
    [
      'no place for parents',
      "export const revision = '<%= it.id %>';\n",
      'MIG_TEMPLATE_MISSES',
      1,
      'follows',
    ],
    [
      'no place for labels',
      "export const revision = '<%= it.id %>';\nexport const downRevision = null;\n",
      'MIG_TEMPLATE_MISSES',
      1,
      'A branch label',
    ],
  ])('%s', async (_name, text, code, line, said) => {
    project = makeProject({ 'mig.config.ts': config("revisionTemplate: './t.eta'"), 't.eta': text });
    const { exit, stderr } = await mig('revision', '--branch-label', 'pay');
    expect(exit).toBe(2);
    expect(stderr).toContain(code);
    expect(stderr).toContain(said);
    expect(stderr).toContain(`t.eta:${line}`);
    expect(existsSync(join(project.root, 'm'))).toBe(false);
  });

  it('a template that is not there', async () => {
    project = makeProject({ 'mig.config.ts': config("revisionTemplate: './gone.eta'") });
    const { exit, stderr } = await mig('revision');
    expect(exit).toBe(3);
    expect(stderr).toContain('MIG_TEMPLATE_NOT_FOUND');
  });
});
