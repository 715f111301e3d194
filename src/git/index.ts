// The repository that a project lies in: commits, trees, and what a merge would give, without touching the checkout.
// May import errors and util.
// Start reading at git.ts.
export { openGit, type Git } from './git.ts';
export { layOutMerge, mergeTree, type MergedTree, type MergeResult } from './merge-result.ts';
export { layOutTree, type LaidOutTree } from './lay-out-tree.ts';
export { findCommit, workingCommit } from './commits.ts';
