// Throwaway databases: embedded, on a server by URL, later in a container.
// May import dialects, config and below.
// Start reading at contract.ts, then open.ts.
export type * from './contract.ts';
export { openScratchServer, type ScratchOptions } from './open.ts';
