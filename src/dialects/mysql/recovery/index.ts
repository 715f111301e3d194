// What became of a statement that was cut off.
// May import the dialect contract, ../compile.
// Start reading at recovery.ts.
export { recovery } from './recovery.ts';
