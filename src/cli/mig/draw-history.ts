import type { RevisionInfo } from '../../commands/index.ts';
import { drawLanes, drawMermaidGraph } from '../../script/index.ts';
import type { CliIo } from '../io.ts';
import type { Style } from '../style.ts';
import { revisionLine } from './text.ts';

/** Revisions in lanes, newest first, as `history` lists them; the text of each behind its lane. */
export function drawHistory(
  list: readonly RevisionInfo[],
  { style, env }: { readonly style: Style; readonly env: CliIo['env'] },
): string {
  const byId = new Map(list.map((info) => [info.id, info]));
  const revisions = list.map(({ id, down }) => ({ id, parents: down }));
  return drawLanes(revisions, knowsBoxes(env) ? 'box' : 'ascii')
    .map(({ lanes, id }) => {
      const info = id === undefined ? undefined : byId.get(id);
      if (info === undefined) return style.dim(lanes);
      const needs = info.dependsOn.length === 0 ? '' : style.dim(` (needs ${info.dependsOn.join(', ')})`);
      return `${style.dim(lanes)}  ${revisionLine(info, style)}${needs}`;
    })
    .join('\n');
}

/** The same as a Mermaid flowchart. */
export function mermaidHistory(list: readonly RevisionInfo[]): string {
  const heads = list.filter(({ isHead }) => isHead).map(({ id }) => id);
  return drawMermaidGraph({
    nodes: list.toReversed().map(({ id, title, down, dependsOn, isHead, isCurrent }) => ({
      id,
      title,
      parents: down,
      dependsOn,
      ...(isCurrent === true ? { mark: 'current' as const } : isHead ? { mark: 'head' as const } : {}),
    })),
    title: 'Revision graph',
    description: `${list.length} revisions. Heads: ${heads.join(', ') || 'none'}.`,
  });
}

/** A locale that is named without UTF-8 has no box characters. */
function knowsBoxes(env: CliIo['env']): boolean {
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((name) => (name ?? '') !== '');
  return locale === undefined || /utf-?8/i.test(locale);
}
