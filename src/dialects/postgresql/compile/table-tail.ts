import type { Table } from '../../../schema/index.ts';
import {
  accessMethod,
  assertKnownOptions,
  join,
  nothing,
  sql,
  type Sql,
  verbatim,
} from '../../standard/index.ts';
import { nameText } from '../../../schema/index.ts';
import { quote } from './quote.ts';
import { onCommit, storageParameters } from './storage.ts';

const OPTIONS = [
  'postgresqlInherits',
  'postgresqlPartitionBy',
  'postgresqlUsing',
  'postgresqlWith',
  'postgresqlWithOids',
  'postgresqlOnCommit',
  'postgresqlTablespace',
] as const;

/** What follows the closing parenthesis of CREATE TABLE, one option a line. */
export function tableTail(table: Table): Sql {
  const options = table.dialectOptions ?? {};
  assertKnownOptions(options, {
    prefix: 'postgresql',
    known: OPTIONS,
    operation: `create table ${nameText(table.name)}`,
  });
  const { postgresqlInherits: inherits, postgresqlWithOids: oids } = options;
  const parents = inherits === undefined ? [] : [inherits].flat();
  const lines = [
    parents.length === 0 ? nothing : verbatim(`INHERITS ( ${parents.map(quote).join(', ')} )`),
    optional(options.postgresqlPartitionBy, (text) => verbatim(`PARTITION BY ${text}`)),
    optional(options.postgresqlUsing, (method) => sql`USING ${accessMethod(method)}`),
    optional(options.postgresqlWith, storageParameters),
    oids === undefined ? nothing : verbatim(oids ? 'WITH OIDS' : 'WITHOUT OIDS'),
    optional(options.postgresqlOnCommit, onCommit),
    optional(options.postgresqlTablespace, (name) => verbatim(`TABLESPACE ${quote(name)}`)),
  ];
  return join(
    lines.filter((line) => line.sql !== '').map((line) => sql`\n ${line}`),
    '',
  );
}

function optional<T>(value: T | undefined, write: (value: T) => Sql): Sql {
  return value === undefined ? nothing : write(value);
}
