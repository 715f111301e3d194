// The advisory lock around a run.
// May import the dialect contract, ../drivers, errors.
// Start reading at lock.ts.
export { acquireLock } from './lock.ts';
export { lockHolders } from './lock-holders.ts';
