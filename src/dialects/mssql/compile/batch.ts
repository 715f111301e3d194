import type { BatchRules } from '../../standard/index.ts';

/** SQL Server alters its tables; a new one is made when a batch asks for it. */
export const BATCH_RULES: BatchRules = {
  recreates: false,
  sharesNames: () => false,
  followsRename: true,
};
