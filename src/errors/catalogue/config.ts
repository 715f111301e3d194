import type { ErrorEntry } from '../define.ts';

export const configErrors = {} satisfies Record<string, ErrorEntry<never>>;
