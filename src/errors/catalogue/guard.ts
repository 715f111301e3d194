import type { ErrorEntry } from '../define.ts';

export const guardErrors = {} satisfies Record<string, ErrorEntry<never>>;
