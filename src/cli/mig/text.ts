import { relative } from 'node:path';
import type { RevisionInfo } from '../../commands/index.ts';
import type { Style } from '../style.ts';

/** `a, b`, or `base` for none. */
export function rowsText(rows: readonly string[]): string {
  return rows.length === 0 ? 'base' : rows.join(', ');
}

/** Path as a person would type it. */
export function pathText(file: string, cwd: string): string {
  const near = relative(cwd, file);
  return near === '' || near.startsWith('..') ? file : near;
}

/** `1a2b (payments) (head), Add users`. */
export function revisionLine(info: RevisionInfo, style: Style): string {
  const title = info.title === '' ? '' : `, ${info.title}`;
  return `${style.yellow(info.id)}${marks(info, style)}${title}`;
}

/** `0f0f (abcd) -> 1a2b (head), Add users`: parents, dependencies in parentheses, then the revision. */
export function historyLine(info: RevisionInfo, style: Style): string {
  const parents = info.down.length === 0 ? '<base>' : info.down.join(', ');
  const needs = info.dependsOn.length === 0 ? '' : ` (${info.dependsOn.join(', ')})`;
  return `${style.dim(`${parents}${needs} ->`)} ${revisionLine(info, style)}`;
}

/** Everything about one revision, on several lines. */
export function longEntry(info: RevisionInfo, { style, cwd }: { style: Style; cwd: string }): string {
  const rows: readonly (readonly [string, string] | undefined)[] = [
    ['Revision', `${style.yellow(info.id)}${marks({ ...info, labels: [] }, style)}`],
    info.isMergePoint ? ['Merges', info.down.join(', ')] : ['Parent', info.down[0] ?? '<base>'],
    info.dependsOn.length === 0 ? undefined : ['Depends on', info.dependsOn.join(', ')],
    info.isBranchPoint ? ['Branches into', info.children.join(', ')] : undefined,
    info.labels.length === 0 ? undefined : ['Branch labels', info.labels.join(', ')],
    info.createdAt === undefined ? undefined : ['Created', info.createdAt],
    info.irreversible === undefined ? undefined : ['Irreversible', info.irreversible],
    ['Path', `${pathText(info.file, cwd)}:${info.line}`],
  ];
  const head = rows.flatMap((row) => (row === undefined ? [] : [`${`${row[0]}:`.padEnd(15)}${row[1]}`]));
  const documentation = (info.documentation || info.title).split('\n').map((line) => `    ${line}`.trimEnd());
  return [...head, '', ...documentation, ''].join('\n');
}

function marks(info: RevisionInfo, style: Style): string {
  const flags = [
    info.isHead && info.isEffectiveHead ? 'head' : undefined,
    info.isHead && !info.isEffectiveHead ? 'effective head' : undefined,
    info.isCurrent === true ? 'current' : undefined,
    info.isBranchPoint ? 'branchpoint' : undefined,
    info.isMergePoint ? 'mergepoint' : undefined,
  ].flatMap((flag) => (flag === undefined ? [] : [style.green(`(${flag})`)]));
  const labels = info.labels.length === 0 ? [] : [style.cyan(`(${info.labels.join(', ')})`)];
  return [...labels, ...flags].map((mark) => ` ${mark}`).join('');
}
