import { tokens, type Token } from '../split/index.ts';

/** A token with its text. */
export interface Piece {
  readonly kind: Token['kind'];
  readonly text: string;
}

/** The tokens of a statement that the server printed; what it put into executable comments is code like the rest. */
export function pieces(sql: string): readonly Piece[] {
  return [...tokens(sql)].flatMap(({ kind, start, end }) => {
    const text = sql.slice(start, end);
    return kind === 'executable' ? pieces(` ${text.replace(/^\/\*M?!\d*|\*\/$/g, '')}`) : [{ kind, text }];
  });
}

export function textOf(list: readonly Piece[]): string {
  return list
    .map(({ text }) => text)
    .join('')
    .trim();
}

/** The lists between commas that stand in no parentheses. */
export function splitAtCommas(list: readonly Piece[]): readonly (readonly Piece[])[] {
  const parts: Piece[][] = [[]];
  let depth = 0;
  for (const piece of list) {
    depth += depthChange(piece);
    if (depth === 0 && isSymbol(piece, ',')) parts.push([]);
    else parts.at(-1)?.push(piece);
  }
  return parts.map(trimmed);
}

export function depthChange(piece: Piece): number {
  return isSymbol(piece, '(') ? 1 : isSymbol(piece, ')') ? -1 : 0;
}

export function isSymbol({ kind, text }: Piece, symbol: string): boolean {
  return kind === 'symbol' && text === symbol;
}

export function isWord(piece: Piece | undefined, word: string): boolean {
  return piece?.kind === 'word' && piece.text.toUpperCase() === word;
}

export function trimmed(list: readonly Piece[]): readonly Piece[] {
  const first = list.findIndex(({ kind }) => kind !== 'space');
  return first === -1 ? [] : list.slice(first, list.findLastIndex(({ kind }) => kind !== 'space') + 1);
}

/** The name in backticks, or the bare word. */
export function nameOf({ kind, text }: Piece): string {
  return kind === 'quoted' ? text.slice(1, -1).replaceAll('``', '`') : text;
}

/** The text with the database's own name taken away in front of what belongs to it. */
export function withoutDatabase(sql: string, database: string): string {
  const list = [...tokens(sql)].map(({ kind, start, end }): Piece => ({ kind, text: sql.slice(start, end) }));
  return list
    .filter((piece, index) => {
      const isOwn = (at: number): boolean => {
        const name = list[at];
        const dot = list[at + 1];
        return (
          name?.kind === 'quoted' && nameOf(name) === database && dot !== undefined && isSymbol(dot, '.')
        );
      };
      return !isOwn(index) && !(isSymbol(piece, '.') && isOwn(index - 1));
    })
    .map(({ text }) => text)
    .join('');
}

/** The SQL text without `DEFINER=…`. */
export function withoutDefiner(sql: string): string {
  return sql.replace(
    /^(CREATE (?:OR REPLACE )?(?:ALGORITHM=\w+ )?)DEFINER=(?:`(?:[^`]|``)*`(?:@`(?:[^`]|``)*`)?|\S+) /,
    '$1',
  );
}

/** A statement that makes a stored program, with `DEFINER=…`. @param definer `user@host` */
export function withDefiner(sql: string, definer: string): string {
  const at = definer.lastIndexOf('@');
  const account = [definer.slice(0, at), definer.slice(at + 1)].map(
    (part) => `\`${part.replaceAll('`', '``')}\``,
  );
  return withoutDefiner(sql).replace(/^CREATE /, () => `CREATE DEFINER=${account.join('@')} `);
}

/** Plain text from a string literal as SHOW CREATE prints it. */
export function unquoted(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/''|\\(.)/gs, (match, escaped: string | undefined) =>
      escaped === undefined ? (match[0] ?? '') : (ESCAPES[escaped] ?? escaped),
    );
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', Z: '\u001a' };
