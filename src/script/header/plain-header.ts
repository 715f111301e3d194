import type { BodyPresence } from '../types.ts';
import { lineEnd } from './characters.ts';
import { isProse, readDocumentation } from './documentation.ts';
import { lineAt, type Header } from './header.ts';

const TEXT = `(?:'[^'\\\\\\n\\r]*'|"[^"\\\\\\n\\r]*")`;
const LIST = `\\[\\s*(?:${TEXT}\\s*(?:,\\s*${TEXT}\\s*)*,?\\s*)?\\]`;
const NEW_LINE = '[ \\t]*\\r?\\n\\s*';
const COMMENT = '(?:/\\*(\\*(?!/)[^*]*(?:\\*(?!/)[^*]*)*)\\*/\\s*)?';
const IMPORT = `import (?:type )?(?:\\{[\\w, $]*\\} from )?${TEXT};?${NEW_LINE}`;
const TYPE = '(?:: (?:readonly )?string(?:\\[\\])?(?: \\| (?:(?:readonly )?string(?:\\[\\])?|null))*)?';
const field = (name: string, value: string): string =>
  `export const ${name}${TYPE} = (${value})(?: as const)?;?${NEW_LINE}`;
const HEAD = new RegExp(
  `(\\s*${COMMENT}((?:${IMPORT})*)${COMMENT})${field('revision', TEXT)}${field('downRevision', `${TEXT}|null|${LIST}`)}` +
    ['branchLabels', 'dependsOn', 'replaces']
      .map((name) => `(?:${field(name, `${TEXT}|null|${LIST}`)})?`)
      .join('') +
    `(?:${field('irreversible', TEXT)})?(?:${field('transaction', 'true|false')})?`,
  'y',
);
const FUNCTION = new RegExp(
  `\\s*${COMMENT.replace('(\\*(', '(?:\\*(')}export (?:async )?function (upgrade|downgrade)` +
    '\\([\\w$:,\\s?.|]*\\)(?:: (?:Promise<void>|void))? \\{\\s*(?://[^\\n\\r\\u2028\\u2029]*\\s+)*',
  'y',
);
const REST = new RegExp(`\\s*${COMMENT.replace('(\\*(', '(?:\\*(')}$`, 'y');
const ITEM = new RegExp(TEXT, 'g');

/**
 * The header of a file that is written as new revisions are: imports, a comment, a line for each field, the two functions, and
 * nothing else. `undefined` for everything else, and whenever in doubt.
 *
 * @remarks What it reads, `readModuleHeader` reads alike, in a tenth of the time: one regular expression reads the head, and one
 * loop walks over the bodies to make sure that they end where they seem to.
 */
export function readPlainHeader(text: string): Header | undefined {
  HEAD.lastIndex = 0;
  const head = HEAD.exec(text);
  if (head === null) return undefined;
  const above = head[1] ?? '';
  const [firstComment, imports, comment] = [head[2], head[3], head[4]];
  const bodies = readBodies(text, HEAD.lastIndex);
  if (bodies === undefined) return undefined;
  const id = (head[5] ?? '').slice(1, -1);
  const down = listOf(head[6]);
  const labels = listOf(head[7]);
  const dependsOn = listOf(head[8]);
  const replaces = listOf(head[9]);
  const irreversible = head[10]?.slice(1, -1);
  if (
    isBlank(id) ||
    down === undefined ||
    labels === undefined ||
    dependsOn === undefined ||
    replaces === undefined
  )
    return undefined;
  if (irreversible !== undefined && isBlank(irreversible)) return undefined;
  const own = comment ?? (imports === '' ? firstComment : undefined);
  const { title, documentation, createdAt } = readDocumentation(copyOf(own ?? prose(firstComment) ?? ''));
  // Without spreads, which take ten times as long as all the rest.
  const header: { -readonly [Key in keyof Header]: Header[Key] } = {
    id,
    line: lineAt(text, above.length),
    down,
    labels,
    dependsOn,
    transaction: head[11] !== 'false',
    upgrade: bodies.upgrade ?? 'missing',
    downgrade: bodies.downgrade ?? 'missing',
    title,
    documentation,
  };
  if (replaces.length > 0) header.replaces = replaces;
  if (irreversible !== undefined) header.irreversible = irreversible;
  if (createdAt !== undefined) header.createdAt = createdAt;
  return header;
}

const NONE: readonly string[] = [];

/** `undefined` when an item is blank. */
function listOf(value: string | undefined): readonly string[] | undefined {
  if (value === undefined || value === 'null') return NONE;
  if (!value.startsWith('[')) {
    const item = value.slice(1, -1);
    return isBlank(item) ? undefined : [item];
  }
  const items = (value.match(ITEM) ?? []).map((item) => item.slice(1, -1));
  return items.some(isBlank) ? undefined : items;
}

type Bodies = Partial<Record<'upgrade' | 'downgrade', BodyPresence>>;

/** The functions up to the end of the text; `undefined` when anything else is there. */
function readBodies(text: string, from: number): Bodies | undefined {
  const bodies: Bodies = {};
  let at = from;
  for (;;) {
    FUNCTION.lastIndex = at;
    const name = FUNCTION.exec(text)?.[1] as 'upgrade' | 'downgrade' | undefined;
    if (name === undefined) {
      REST.lastIndex = at;
      return REST.test(text) ? bodies : undefined;
    }
    const start = FUNCTION.lastIndex;
    const presence = presenceOf(text, start);
    const end = presence === undefined ? undefined : endOfBlock(text, start);
    if (presence === undefined || end === undefined || bodies[name] !== undefined) return undefined;
    bodies[name] = presence;
    at = end;
  }
}

/** What a body holds, by its first word; `undefined` where it takes more to tell. */
function presenceOf(text: string, start: number): BodyPresence | undefined {
  const first = text.charCodeAt(start);
  if (first === CLOSE) return 'empty';
  if (first === SLASH || first === SEMICOLON || text.startsWith('return', start)) return undefined;
  return text.startsWith('throw', start)
    ? text.startsWith('throw new ', start)
      ? 'throws'
      : undefined
    : 'present';
}

const OPEN = 0x7b;
const CLOSE = 0x7d;
const SLASH = 0x2f;
const STAR = 0x2a;
const SEMICOLON = 0x3b;
const BACKSLASH = 0x5c;
const BACKTICK = 0x60;
const DOLLAR = 0x24;

/** Behind the brace that closes a block; `undefined` where templates nest, or a slash may begin a regular expression. */
function endOfBlock(text: string, start: number): number | undefined {
  let depth = 1;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === OPEN) depth++;
    else if (code === CLOSE) {
      depth--;
      if (depth === 0) return at + 1;
    } else if (code === 0x27 || code === 0x22 || code === BACKTICK) {
      at = endOfQuoted(text, at, code);
      if (at < 0) return undefined;
    } else if (code === SLASH) {
      const next = text.charCodeAt(at + 1);
      if (next === SLASH) at = lineEnd(text, at) - 1;
      else if (next === STAR) {
        at = text.indexOf('*/', at + 2) + 1;
        if (at === 0) return undefined;
      } else return undefined;
    }
  }
  return undefined;
}

/** Position of the closing quote; -1 where there is none, or a template has substitutions. */
function endOfQuoted(text: string, start: number, quote: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code === BACKSLASH) at++;
    else if (
      quote === BACKTICK
        ? code === DOLLAR && text.charCodeAt(at + 1) === OPEN
        : code === 0x0a || code === 0x0d
    )
      return -1;
  }
  return -1;
}

function prose(comment: string | undefined): string | undefined {
  return comment !== undefined && isProse(comment) ? comment : undefined;
}

/** The same text by itself: a part of a text keeps the whole of it in memory, and ten thousand files are many. */
function copyOf(part: string): string {
  return ` ${part}`.slice(1);
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
