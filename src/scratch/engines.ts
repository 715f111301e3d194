import type { EmbeddedEngine } from './embedded.ts';
import { pglite } from './pglite.ts';

/** Databases that run inside this process, by dialect. */
export const embeddedEngines: Readonly<Record<string, EmbeddedEngine>> = {
  postgresql: pglite,
};
