// Oracle, offline: SQL scripts for SQL*Plus, and no connection.
// May import the dialect contract, dialects/standard, schema, operations, errors, util.
// Start reading at compile/writer.ts.
import type { OfflineDialect } from '../contract.ts';
import { compile, IDENTIFIER_LIMIT, literal, quote } from './compile/index.ts';
import { splitStatements } from './split.ts';

/** Oracle 12.2 and later; `IF EXISTS` needs 23. */
export const oracle: OfflineDialect = {
  name: 'oracle',
  product: 'Oracle',
  urls: /^oracle(?:\+\w+)?:/i,
  capabilities: {
    // Every DDL statement commits what came before it.
    transactionalDdl: false,
    schemas: true,
    identifierBytes: IDENTIFIER_LIMIT.most,
    advisoryLocks: false,
    forwardReferences: false,
    embedded: false,
  },
  scriptStyle: {
    begin: 'SET TRANSACTION READ WRITE',
    commit: 'COMMIT',
    terminator: '',
    separator: '/',
    separatesBegin: true,
  },
  compile,
  quote,
  literal,
  splitStatements,
};
