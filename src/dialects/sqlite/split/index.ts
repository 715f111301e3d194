// Cuts SQL scripts into statements by the lexical rules of SQLite.
// May import the dialect contract.
// Start reading at statements.ts.
export { tokens, type Token } from './lexer.ts';
export { splitStatements } from './statements.ts';
