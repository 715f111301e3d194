// Cuts SQL scripts into statements by PostgreSQL's lexical rules.
// May import the dialect contract, errors.
// Start reading at statements.ts.
export { tokens, type Token } from './lexer.ts';
export { plainSql, splitStatements } from './statements.ts';
