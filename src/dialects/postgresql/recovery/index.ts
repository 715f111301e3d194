// What became of a statement that was cut off outside of a transaction.
// May import the dialect contract, ../compile, ../split.
// Start reading at recovery.ts.
export { recovery } from './recovery.ts';
