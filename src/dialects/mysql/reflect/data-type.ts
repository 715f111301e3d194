import type { DataType } from '../../../schema/index.ts';
import { isSymbol, pieces, unquoted } from '../snapshot/index.ts';

/** What a type can have beside its name. */
interface Words {
  readonly sizes: readonly number[];
  readonly values: readonly string[];
  readonly flags: { readonly unsigned?: true; readonly zerofill?: true };
  readonly characters: Characters;
}

export interface Characters {
  readonly charset?: string;
  readonly collation?: string;
}

type Make = (words: Words) => Record<string, unknown>;

const integer: Make = ({ sizes: [displayWidth], flags }) => ({ displayWidth, ...flags });
const decimal: Make = ({ sizes: [precision, scale], flags }) => ({ precision, scale, ...flags });
const moment: Make = ({ sizes: [fsp] }) => ({ fsp });
const characters: Make = ({ sizes: [length], characters: of }) => ({ length, ...of });
const list: Make = ({ values, characters: of }) => ({ values, ...of });
const sized: Make = ({ sizes: [length] }) => ({ length });
const plain: Make = () => ({});

const TYPES: Readonly<Record<string, readonly [name: string, make: Make]>> = {
  tinyint: ['mysql.TINYINT', integer],
  smallint: ['mysql.SMALLINT', integer],
  mediumint: ['mysql.MEDIUMINT', integer],
  int: ['mysql.INTEGER', integer],
  bigint: ['mysql.BIGINT', integer],
  decimal: ['mysql.DECIMAL', decimal],
  float: ['mysql.FLOAT', decimal],
  double: ['mysql.DOUBLE', decimal],
  bit: ['mysql.BIT', sized],
  date: ['mysql.DATE', plain],
  datetime: ['mysql.DATETIME', moment],
  timestamp: ['mysql.TIMESTAMP', moment],
  time: ['mysql.TIME', moment],
  year: ['mysql.YEAR', ({ sizes: [displayWidth] }) => ({ displayWidth })],
  char: ['mysql.CHAR', characters],
  varchar: ['mysql.VARCHAR', characters],
  tinytext: ['mysql.TINYTEXT', characters],
  text: ['mysql.TEXT', characters],
  mediumtext: ['mysql.MEDIUMTEXT', characters],
  longtext: ['mysql.LONGTEXT', characters],
  binary: ['mysql.BINARY', sized],
  varbinary: ['mysql.VARBINARY', sized],
  tinyblob: ['mysql.TINYBLOB', plain],
  blob: ['mysql.BLOB', plain],
  mediumblob: ['mysql.MEDIUMBLOB', plain],
  longblob: ['mysql.LONGBLOB', plain],
  enum: ['mysql.ENUM', list],
  set: ['mysql.SET', list],
  json: ['mysql.JSON', plain],
  uuid: ['UUID', plain],
  inet4: ['mariadb.INET4', plain],
  inet6: ['mariadb.INET6', plain],
};

/** A type as SHOW CREATE prints it, in words of the vocabulary; `undefined` when there are none. */
export function dataType(text: string, of: Characters): DataType | undefined {
  const list = pieces(text).filter(({ kind }) => kind !== 'space');
  const [first, ...rest] = list;
  const found = first?.kind === 'word' ? TYPES[first.text.toLowerCase()] : undefined;
  if (found === undefined) return undefined;
  const [name, make] = found;
  const close = rest.findLastIndex((piece) => isSymbol(piece, ')'));
  const inside = rest.slice(1, Math.max(1, close)).filter((piece) => !isSymbol(piece, ','));
  const flags = rest.slice(close + 1).map((piece) => piece.text.toLowerCase());
  if (flags.some((flag) => flag !== 'unsigned' && flag !== 'zerofill')) return undefined;
  const parameters = make({
    sizes: inside.filter(({ text: size }) => /^\d+$/.test(size)).map(({ text: size }) => Number(size)),
    values: inside.filter(({ kind }) => kind === 'string').map(({ text: value }) => unquoted(value)),
    flags: {
      ...(flags.includes('unsigned') ? { unsigned: true } : {}),
      ...(flags.includes('zerofill') ? { zerofill: true } : {}),
    },
    characters: of,
  });
  const said = Object.entries(parameters).filter(([, value]) => value !== undefined);
  return { name, ...Object.fromEntries(said) } as unknown as DataType;
}
