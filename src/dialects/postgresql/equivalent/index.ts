// Which differences between two snapshots are only another spelling of the same thing.
// May import the dialect contract, snapshot, split, util.
// Start reading at equivalent.ts; tree.ts reads an expression, canonical.ts gives it one spelling.
export { equivalent } from './equivalent.ts';
