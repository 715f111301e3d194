import type { ScriptLanguage } from '../types.ts';

/** What a template puts into a new revision file. */
export interface TemplateValues {
  readonly id: string;
  readonly message: string;
  readonly down: readonly string[];
  readonly labels: readonly string[];
  readonly dependsOn: readonly string[];
  /** Ids of the revisions that it stands for; empty unless it is a squash. */
  readonly replaces: readonly string[];
  /** Why there is no way back; empty when there is one. */
  readonly irreversible: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** Lines without indentation. */
  readonly upgrade: readonly string[];
  readonly downgrade: readonly string[];
  /** Import lines that the bodies need. */
  readonly imports: readonly string[];
}

export type Template = (values: TemplateValues) => string;

/** The templates of the languages; `commonjs` is JavaScript for packages without `"type": "module"`. */
export const templates: Readonly<Record<ScriptLanguage | 'commonjs', Template>> = {
  typescript: (values) => `import type { Op } from 'mig-check';
${lines(values.imports)}
${comment(values)}
${moduleFields(values, (name) => `export const ${name}`)}

export async function upgrade(op: Op): Promise<void> {${body(values.upgrade)}}

export async function downgrade(op: Op): Promise<void> {${body(values.downgrade)}}
`,
  javascript: (values) => `${lines(values.imports)}${comment(values)}
${moduleFields(values, (name) => `export const ${name}`)}

/** @param {import('mig-check').Op} op */
export async function upgrade(op) {${body(values.upgrade)}}

/** @param {import('mig-check').Op} op */
export async function downgrade(op) {${body(values.downgrade)}}
`,
  commonjs: (values) => `${lines(values.imports)}${comment(values)}
${moduleFields(values, (name) => `exports.${name}`)}

/** @param {import('mig-check').Op} op */
exports.upgrade = async function upgrade(op) {${body(values.upgrade)}};

/** @param {import('mig-check').Op} op */
exports.downgrade = async function downgrade(op) {${body(values.downgrade)}};
`,
  sql: (values) => `-- revision: ${values.id}
-- downRevision: ${values.down.length === 0 ? 'none' : values.down.join(', ')}
${sqlList('branchLabels', values.labels)}${sqlList('dependsOn', values.dependsOn)}${sqlList('replaces', values.replaces)}${sqlList('irreversible', [oneLine(values.irreversible)].filter(Boolean))}-- message: ${oneLine(values.message)}
-- createDate: ${values.createdAt}

-- upgrade
${lines(values.upgrade)}
-- downgrade
${lines(values.downgrade)}`,
};

function comment({ message, createdAt }: TemplateValues): string {
  const text = message.trim() === '' ? 'Empty message.' : message.trim();
  const content = [...text.split(/\r\n|\r|\n/), '', `Create Date: ${createdAt}`];
  const inner = content.map((line) => ` * ${line.replaceAll('*/', '*\\/')}`.trimEnd());
  return ['/**', ...inner, ' */'].join('\n');
}

function moduleFields(values: TemplateValues, assign: (name: string) => string): string {
  return [
    `${assign('revision')} = ${quote(values.id)};`,
    `${assign('downRevision')} = ${list(values.down)};`,
    `${assign('branchLabels')} = ${list(values.labels)};`,
    `${assign('dependsOn')} = ${list(values.dependsOn)};`,
    ...(values.replaces.length === 0 ? [] : [`${assign('replaces')} = ${list(values.replaces)};`]),
    ...(values.irreversible === '' ? [] : [`${assign('irreversible')} = ${quote(values.irreversible)};`]),
  ].join('\n');
}

/** `null`, one string, or an array. */
function list(items: readonly string[]): string {
  const [only, ...others] = items;
  if (only === undefined) return 'null';
  return others.length === 0 ? quote(only) : `[${items.map(quote).join(', ')}]`;
}

function quote(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner}'`;
}

function body(content: readonly string[]): string {
  if (content.length === 0) return '';
  return `\n${content.map((line) => (line === '' ? '' : `  ${line}`)).join('\n')}\n`;
}

function sqlList(key: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `-- ${key}: ${items.join(', ')}\n`;
}

function lines(content: readonly string[]): string {
  return content.map((line) => `${line}\n`).join('');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
