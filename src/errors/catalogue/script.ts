import type { ErrorEntry } from '../define.ts';
import { scriptFileErrors } from './script-files.ts';
import { scriptGraphErrors } from './script-graph.ts';
import { scriptRebaseErrors } from './script-rebase.ts';
import { scriptSquashErrors } from './script-squash.ts';
import { scriptTargetErrors } from './script-targets.ts';
import { scriptWritingErrors } from './script-writing.ts';

/** Revision graph, targets, and revision files. */
export const scriptErrors = {
  ...scriptGraphErrors,
  ...scriptSquashErrors,
  ...scriptTargetErrors,
  ...scriptFileErrors,
  ...scriptWritingErrors,
  ...scriptRebaseErrors,
} satisfies Record<string, ErrorEntry<never>>;
