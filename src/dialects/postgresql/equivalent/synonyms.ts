import { isComma, parse, type Node } from './tree.ts';

/**
 * Two ways to write one function: standard key words against a plain call. The server keeps apart how it was written,
 * though it runs the same.
 * @see https://www.postgresql.org/docs/current/functions-datetime.html#FUNCTIONS-DATETIME-CURRENT
 * @see https://www.postgresql.org/docs/current/functions-info.html
 */
const KEY_WORDS: Readonly<Record<string, string>> = {
  CURRENT_TIMESTAMP: 'now()',
  LOCALTIMESTAMP: '(now())::timestamp without time zone',
  CURRENT_DATE: '(now())::date',
  CURRENT_TIME: '(now())::time with time zone',
  LOCALTIME: '(now())::time without time zone',
  CURRENT_ROLE: 'CURRENT_USER',
  USER: 'CURRENT_USER',
  CURRENT_SCHEMA: '"current_schema"()',
  CURRENT_CATALOG: 'current_database()',
};

/** With a precision: `CURRENT_TIMESTAMP(3)`. */
const WITH_PRECISION: Readonly<Record<string, readonly [before: string, after: string]>> = {
  CURRENT_TIMESTAMP: ['(now())::timestamp(', ') with time zone'],
  LOCALTIMESTAMP: ['(now())::timestamp(', ') without time zone'],
  CURRENT_TIME: ['(now())::time(', ') with time zone'],
  LOCALTIME: ['(now())::time(', ') without time zone'],
};

/** Microseconds are all there is. */
const FULL_PRECISION = '6';

const FUNCTIONS: Readonly<Record<string, string>> = { transaction_timestamp: 'now' };

const TRIMMING: Readonly<Record<string, string>> = { BOTH: 'btrim', LEADING: 'ltrim', TRAILING: 'rtrim' };

/** A sequence with every spelling replaced by one of them; what is inside its parts was replaced before. */
export function withOneSpelling(items: readonly Node[]): readonly Node[] {
  const out: Node[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at];
    if (item === undefined) break;
    const next = items[at + 1];
    const call = item.kind === 'text' ? spelled(item.text, next) : undefined;
    if (call !== undefined) {
      out.push(...call.nodes);
      at += call.taken;
    } else out.push(item.kind === 'cast' ? withoutNow(item) : item);
  }
  return atTimeZone(out);
}

interface Spelled {
  readonly nodes: readonly Node[];
  /** How many of the items after the word belong to it. */
  readonly taken: number;
}

function spelled(word: string, next: Node | undefined): Spelled | undefined {
  const inside = next?.kind === 'group' && next.open === '(' ? next.items : undefined;
  const precision = inside?.length === 1 ? inside[0] : undefined;
  const [before, after] = WITH_PRECISION[word] ?? [];
  if (before !== undefined && precision?.kind === 'literal')
    return precision.text === FULL_PRECISION
      ? { nodes: parse(KEY_WORDS[word] ?? ''), taken: 1 }
      : { nodes: parse(`${before}${precision.text}${after}`), taken: 1 };
  const key = KEY_WORDS[word];
  if (key !== undefined) return { nodes: parse(key), taken: 0 };
  if (inside === undefined) return undefined;
  const name = FUNCTIONS[word];
  if (name !== undefined) return { nodes: [text(name)], taken: 0 };
  const plain = plainCall(word, inside);
  return plain === undefined ? undefined : { nodes: plain, taken: 1 };
}

/** `TRIM(BOTH c FROM x)` is `btrim(x, c)`; `SUBSTRING(x FROM a FOR b)` is `"substring"(x, a, b)`. */
function plainCall(word: string, inside: readonly Node[]): readonly Node[] | undefined {
  const from = inside.findIndex((item) => isWord(item, 'FROM'));
  if (from === -1) return undefined;
  const [first] = inside;
  const trimming = first?.kind === 'text' ? TRIMMING[first.text] : undefined;
  if (word === 'TRIM' && trimming !== undefined)
    return callOf(trimming, [inside.slice(from + 1), inside.slice(1, from)]);
  if (word !== 'SUBSTRING') return undefined;
  const length = inside.findIndex((item) => isWord(item, 'FOR'));
  const end = length === -1 ? inside.length : length;
  return callOf('"substring"', [inside.slice(0, from), inside.slice(from + 1, end), inside.slice(end + 1)]);
}

/** `(x AT TIME ZONE y)` is `timezone(y, x)`. The sequence is all that stands in its parentheses. */
function atTimeZone(items: readonly Node[]): readonly Node[] {
  const at = items.findIndex(
    (item, index) =>
      isWord(item, 'AT') && isWord(items[index + 1], 'TIME') && isWord(items[index + 2], 'ZONE'),
  );
  if (at === -1 || items.some(isComma)) return items;
  return callOf('timezone', [items.slice(at + 3), items.slice(0, at)]);
}

/** `('now'::text)::date` reads the clock whenever it is asked, as `now()` does; full timestamps are what it gives. */
function withoutNow(item: Node & { readonly kind: 'cast' }): Node {
  const [inner] = item.operand;
  const isNow =
    item.operand.length === 1 &&
    inner?.kind === 'cast' &&
    inner.type === 'text' &&
    inner.operand[0]?.kind === 'literal' &&
    inner.operand[0].text === "'now'";
  return isNow ? { ...item, operand: parse('now()') } : item;
}

function callOf(name: string, parameters: readonly (readonly Node[])[]): readonly Node[] {
  const given = parameters.filter((parameter) => parameter.length > 0);
  const items = given.flatMap((parameter, index) => (index === 0 ? parameter : [text(','), ...parameter]));
  return [text(name), { kind: 'group', open: '(', items }];
}

function isWord(item: Node | undefined, word: string): boolean {
  return item?.kind === 'text' && item.text === word;
}

function text(word: string): Node {
  return { kind: 'text', text: word };
}
