// SQL that several database systems share, written against what a dialect says of itself.
// May import schema, operations, errors, util.
// Start reading at compile/writer.ts and compile/create-table.ts.
export * from './compile/index.ts';
export { pieces, separatorLine } from './split/batches.ts';
