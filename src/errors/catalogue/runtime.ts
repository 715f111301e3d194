import type { ErrorEntry } from '../define.ts';

export const runtimeErrors = {} satisfies Record<string, ErrorEntry<never>>;
