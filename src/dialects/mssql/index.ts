// SQL Server, offline: SQL scripts for sqlcmd, and no connection.
// May import the dialect contract, dialects/standard, schema, operations, errors, util.
// Start reading at compile/writer.ts.
import type { OfflineDialect } from '../contract.ts';
import { compile, IDENTIFIER_LIMIT, literal, quote } from './compile/index.ts';
import { splitStatements } from './split.ts';

/** SQL Server 2016 and later. */
export const mssql: OfflineDialect = {
  name: 'mssql',
  product: 'SQL Server',
  urls: /^(?:mssql|sqlserver)(?:\+\w+)?:/i,
  capabilities: {
    transactionalDdl: true,
    schemas: true,
    identifierBytes: IDENTIFIER_LIMIT.most,
    advisoryLocks: false,
    forwardReferences: false,
    embedded: false,
  },
  scriptStyle: {
    begin: 'BEGIN TRANSACTION',
    commit: 'COMMIT',
    terminator: ';',
    separator: 'GO',
    separatesBegin: false,
  },
  compile,
  quote,
  literal,
  splitStatements,
};
