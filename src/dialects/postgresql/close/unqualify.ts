import { tokens, type Token } from '../split/index.ts';
import { unquoted } from './names.ts';

/** Types of constants that hold the name of an object. */
const NAME_TYPES = /^reg(class|proc|procedure|type|oper|operator|collation|config|dictionary)$/;

/**
 * SQL without the default schema in front of names that are found without it. Names that the system's own schema has
 * too keep it, and a text that uses the schema's name as a name of its own stays as it is.
 * @param home the default schema, quoted where needed
 */
export function unqualify(sql: string, shadowed: ReadonlySet<string>, home = 'public'): string {
  if (!sql.includes(home)) return sql;
  const list = [...tokens(sql)];
  const text = (token: Token | undefined): string =>
    token === undefined ? '' : sql.slice(token.start, token.end);
  if (list.some((_token, at) => isOtherUse(list, at, { text, home }))) return sql;

  let result = '';
  for (let at = 0; at < list.length; at += 1) {
    const token = list[at];
    if (isQualifier(list, at, { text, home }) && !shadowed.has(unquoted(text(list[at + 2])))) at += 1;
    else if (token?.kind === 'string' && isName(list, at, text))
      result += `'${unqualify(text(token).slice(1, -1), shadowed, home)}'`;
    else result += text(token);
  }
  return result;
}

type TextOf = (token: Token | undefined) => string;

interface Reading {
  readonly text: TextOf;
  readonly home: string;
}

/** `public.` in front of a name. */
function isQualifier(list: readonly Token[], at: number, { text, home }: Reading): boolean {
  const next = list[at + 2]?.kind;
  return (
    text(list[at]) === home &&
    text(list[at + 1]) === '.' &&
    text(list[at - 1]) !== '.' &&
    (next === 'word' || next === 'quoted')
  );
}

function isOtherUse(list: readonly Token[], at: number, { text, home }: Reading): boolean {
  return text(list[at]) === home && (text(list[at + 1]) !== '.' || text(list[at - 1]) === '.');
}

/** `'public.counter'::regclass` */
function isName(list: readonly Token[], at: number, text: TextOf): boolean {
  return text(list[at + 1]) === ':' && text(list[at + 2]) === ':' && NAME_TYPES.test(text(list[at + 3]));
}
