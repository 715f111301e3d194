import type { RevisionGraph, RevisionScript } from '../script/index.ts';

/** One revision and its place in the graph, as plain data. */
export interface RevisionInfo {
  readonly id: string;
  readonly title: string;
  readonly documentation: string;
  readonly down: readonly string[];
  /** As written in the file. */
  readonly dependsOn: readonly string[];
  /** Labels written in the file. */
  readonly labels: readonly string[];
  readonly children: readonly string[];
  /** Absolute. */
  readonly file: string;
  readonly line: number;
  readonly createdAt?: string;
  readonly irreversible?: string;
  readonly isHead: boolean;
  /** A head that no other revision depends on. */
  readonly isEffectiveHead: boolean;
  readonly isBase: boolean;
  readonly isBranchPoint: boolean;
  readonly isMergePoint: boolean;
  /** It is a row of the version table; `undefined`: the database was not asked. */
  readonly isCurrent?: boolean;
}

export function revisionInfo(
  graph: RevisionGraph<RevisionScript>,
  script: RevisionScript,
  rows?: readonly string[],
): RevisionInfo {
  const { id, title, documentation, down, dependsOn, labels, file, line, createdAt, irreversible } = script;
  const children = graph.childrenOf(id);
  // Without spreads: they would take most of the time of a long history.
  const info: { -readonly [Key in keyof RevisionInfo]: RevisionInfo[Key] } = {
    id,
    title,
    documentation,
    down,
    dependsOn,
    labels,
    children,
    file,
    line,
    isHead: graph.heads.includes(id),
    isEffectiveHead: graph.effectiveHeads.includes(id),
    isBase: down.length === 0,
    isBranchPoint: children.length > 1,
    isMergePoint: down.length > 1,
  };
  if (createdAt !== undefined) info.createdAt = createdAt;
  if (irreversible !== undefined) info.irreversible = irreversible;
  if (rows !== undefined) info.isCurrent = rows.includes(id);
  return info;
}
