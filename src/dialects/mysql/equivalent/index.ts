// Tells a change from another spelling of the same, as MySQL and MariaDB print it.
// May import the dialect contract, ../split, util.
// Start reading at equivalent.ts.
export { equivalent } from './equivalent.ts';
