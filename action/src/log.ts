import { info, warning } from '@actions/core';

/**
 * A line of the job's log. Text of the change must not become a workflow command: the runner obeys `::…` at the start
 * of a line and `##[…` anywhere.
 *
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function log(text: string): void {
  info(plain(text));
}

export function logWarning(text: string): void {
  warning(text.replace(/##\[/g, '## ['));
}

function plain(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^(\s*):(?=:)/, '$1: ').replace(/##\[/g, '## ['))
    .join('\n');
}
