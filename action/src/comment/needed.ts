import type { CommentInput } from './model.ts';

/**
 * Whether a comment may be written where there is none yet. A change that touches no migration and brings no finding
 * stays without one, unless every change is to have one.
 */
export function needsComment(input: CommentInput, mode: 'always' | 'findings' | 'never'): boolean {
  if (mode !== 'findings') return mode === 'always';
  const { report, failure, change, changeProblem } = input;
  if (failure !== undefined || changeProblem !== undefined || report === undefined) return true;
  return report.exitCode !== 0 || report.findings.length > 0 || change?.touchesMigrations === true;
}
