import { type BatchRules, nothing, verbatim } from '../../standard/index.ts';

/** Names of keys are those of their indexes, of which a schema has each once; the others are freed too. */
export const BATCH_RULES: BatchRules = {
  recreates: false,
  sharesNames: () => true,
  followsRename: true,
  overriding: ({ columns }) =>
    columns.some(({ identity }) => identity?.always) ? verbatim('OVERRIDING SYSTEM VALUE') : nothing,
};
