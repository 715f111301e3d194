import type { ErrorEntry } from '../define.ts';

export const scriptErrors = {} satisfies Record<string, ErrorEntry<never>>;
