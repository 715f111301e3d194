import type { DataType } from '../../../schema/index.ts';
import { inQuotes, typeSql } from '../compile/index.ts';

/** Types of our vocabulary by the words that SQLite reads; the others are kept as they are written. */
const NAMES: Readonly<Record<string, string>> = {
  INTEGER: 'INTEGER',
  BIGINT: 'BIGINT',
  SMALLINT: 'SMALLINT',
  VARCHAR: 'VARCHAR',
  CHAR: 'CHAR',
  NCHAR: 'NCHAR',
  NVARCHAR: 'NVARCHAR',
  TEXT: 'TEXT',
  CLOB: 'CLOB',
  NUMERIC: 'NUMERIC',
  DECIMAL: 'DECIMAL',
  REAL: 'REAL',
  FLOAT: 'FLOAT',
  DOUBLE: 'DOUBLE',
  'DOUBLE PRECISION': 'DOUBLE_PRECISION',
  BOOLEAN: 'BOOLEAN',
  DATE: 'DATE',
  TIME: 'TIME',
  TIMESTAMP: 'TIMESTAMP',
  DATETIME: 'DATETIME',
  BLOB: 'BLOB',
  BINARY: 'BINARY',
  VARBINARY: 'VARBINARY',
  UUID: 'UUID',
  JSON: 'sqlite.JSON',
};

const TYPE = /^([a-z][a-z ]*?)\s*(?:\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\))?$/i;

/** The type that a column is declared with, its collation included; a name of ours only if it is written the same again. */
export function dataType(declared: string, collation: string | undefined): DataType {
  const written = declared.replace(/\s+/g, ' ').trim();
  const [, words = '', first, second] = TYPE.exec(written) ?? [];
  const name = NAMES[words.toUpperCase()];
  const collate = collation === undefined ? {} : { collation };
  if (name !== undefined) {
    const sizes =
      first === undefined
        ? {}
        : second === undefined && !/^(NUMERIC|DECIMAL)$/.test(name)
          ? { length: Number(first) }
          : { precision: Number(first), ...(second === undefined ? {} : { scale: Number(second) }) };
    const type = { name, ...sizes, ...collate } as DataType;
    const spelled = written
      .toUpperCase()
      .replace(/\s*\(\s*/, '(')
      .replace(/\s*,\s*/, ', ')
      .replace(/\s*\)/, ')');
    const wanted = collation === undefined ? spelled : `${spelled} COLLATE "${collation}"`;
    if (typeSql(type).sql === wanted) return type;
  }
  return {
    sql: collation === undefined ? written : `${written} COLLATE ${inQuotes(collation)}`.trim(),
  };
}
