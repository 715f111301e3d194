import type { ErrorEntry } from '../define.ts';

export const operationErrors = {} satisfies Record<string, ErrorEntry<never>>;
