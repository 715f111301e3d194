import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { dialects } from '../../src/dialects/index.ts';
import { isMigError } from '../../src/errors/index.ts';
import { definitions, objectGroups, POSITIONAL, type Operation } from '../../src/operations/index.ts';
import { MARIADB_ROWS, MYSQL_ROWS } from '../../test/support/operations/mysql-objects.ts';
import { POSTGRESQL_ROWS } from '../../test/support/operations/postgresql-objects.ts';

interface Member {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly doc: string;
}

/** docs/operations.md: every operation with its members, read from the types, and which dialect has which kind. */
export function operationsPage(root: string): string {
  const declared = readDeclarations([
    join(root, 'src/operations/data.ts'),
    ...['shared', 'types', 'programs', 'attached', 'any'].map((name) =>
      join(root, `src/operations/objects/data/${name}.ts`),
    ),
    join(root, 'src/operations/custom.ts'),
    join(root, 'src/schema/constraint.ts'),
    join(root, 'src/schema/objects/sequence.ts'),
  ]);
  const groupOf = new Map(
    Object.entries(objectGroups).flatMap(([group, members]) =>
      Object.keys(members).map((op) => [op, group] as const),
    ),
  );
  const tables = Object.keys(definitions).filter((op) => !groupOf.has(op) && op !== 'custom');
  return `${[
    '# Operations',
    '',
    'What a revision can do. Every operation is plain data (`{ op, … }`); `op.<name>(…)` makes and queues one, `op.invoke(data)` runs one that is at hand. Members that begin with `existing` say what is there before: with them an operation can be reversed, and some dialects have to repeat it. This page is made from the types by `npm run docs`.',
    '',
    '## Kinds of objects by dialect',
    '',
    'A dialect that lacks a kind refuses its operations with `MIG_OPERATION_UNSUPPORTED`.',
    '',
    `| kind | ${dialects.map(({ name }) => name).join(' | ')} |`,
    `| --- | ${dialects.map(() => '---').join(' | ')} |`,
    `| tables | ${dialects.map(() => 'yes').join(' | ')} |`,
    ...Object.keys(objectGroups).map(
      (group) =>
        `| ${group} | ${dialects.map((dialect) => (has(dialect, group) ? 'yes' : '–')).join(' | ')} |`,
    ),
    '',
    '## Tables',
    ...tables.flatMap((op) => section(op, declared)),
    ...Object.entries(objectGroups).flatMap(([group, members]) => [
      '',
      `## ${group.charAt(0).toUpperCase()}${group.slice(1)}`,
      ...Object.keys(members).flatMap((op) => section(op, declared)),
    ]),
    '',
    '## Operations of your own',
    ...section('custom', declared),
    '',
    '`defineOperation({ name, sql: { postgresql: (data) => …, default: (data) => … }, reverse })` defines one, and `extendOp(op, [definition])` makes it a method, typed, in the same queue; it works offline and under the guard, and a second one of a name is refused unless it says `replace: true`.',
    '',
  ].join('\n')}`;
}

function section(op: string, declared: ReadonlyMap<string, readonly Member[]>): readonly string[] {
  const members = declared.get(op) ?? [];
  const positional: readonly string[] = Object.hasOwn(POSITIONAL, op)
    ? POSITIONAL[op as keyof typeof POSITIONAL]
    : [];
  const needs = members.filter(({ name }) => name.startsWith('existing')).map(({ name }) => `\`${name}\``);
  const call =
    positional.length === 0
      ? `op.${op}(…)`
      : `op.${op}(${positional.join(', ')}${members.length > positional.length ? ', options' : ''})`;
  return [
    '',
    `### ${op}`,
    '',
    `\`${call}\`${needs.length === 0 ? '' : `; reversed with ${needs.join(', ')}`}`,
    '',
    '| member | type | |',
    '| --- | --- | --- |',
    ...members.map(
      ({ name, type, optional, doc }) =>
        `| \`${name}${optional ? '?' : ''}\` | \`${cell(type)}\` | ${cell(doc)} |`,
    ),
  ];
}

function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}

const SAMPLES: readonly Operation[] = [
  ...[...POSTGRESQL_ROWS, ...MYSQL_ROWS, ...MARIADB_ROWS].map(([, row]) => row),
  { op: 'createExtension', extension: { name: 'citext' } },
];

/** Whether a dialect has a kind of object: no operation of it is refused for lack of the kind. */
function has(dialect: (typeof dialects)[number], group: string): boolean {
  const kinds = Object.keys(objectGroups[group as keyof typeof objectGroups]);
  return SAMPLES.filter(({ op }) => kinds.includes(op)).some((sample) => {
    try {
      dialect.compile(sample);
      return true;
    } catch (error) {
      return !(isMigError(error) && error.details['problem'] === `it has no ${group}`);
    }
  });
}

/** Members of each operation's interface, by the name of the operation; those it extends come first. */
function readDeclarations(files: readonly string[]): ReadonlyMap<string, readonly Member[]> {
  const interfaces = new Map<string, ts.InterfaceDeclaration>();
  for (const file of files) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    source.forEachChild((node) => {
      if (ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, node);
    });
  }
  const operations = new Map<string, readonly Member[]>();
  for (const declaration of interfaces.values()) {
    const members = membersOf(declaration, interfaces);
    const op = members.find(({ name }) => name === 'op')?.type;
    if (op !== undefined)
      operations.set(
        op.replaceAll("'", ''),
        members.filter(({ name }) => name !== 'op'),
      );
  }
  return operations;
}

function membersOf(
  declaration: ts.InterfaceDeclaration,
  interfaces: ReadonlyMap<string, ts.InterfaceDeclaration>,
): readonly Member[] {
  const own = declaration.members.filter(ts.isPropertySignature).map((member) => ({
    name: member.name.getText(),
    type: member.type?.getText() ?? '',
    optional: member.questionToken !== undefined,
    doc:
      ts
        .getJSDocCommentsAndTags(member)
        .map((item) => (typeof item.comment === 'string' ? item.comment : ''))
        .join(' ') +
      ts
        .getJSDocTags(member)
        .map(
          (tag) =>
            ` (${tag.tagName.text === 'defaultValue' ? 'default ' : ''}${typeof tag.comment === 'string' ? tag.comment : ''})`,
        )
        .join(''),
  }));
  const inherited = (declaration.heritageClauses ?? []).flatMap(({ types }) =>
    types.flatMap((type) => {
      const base = interfaces.get(type.expression.getText());
      return base === undefined ? [] : membersOf(base, interfaces);
    }),
  );
  return [...own, ...inherited];
}
