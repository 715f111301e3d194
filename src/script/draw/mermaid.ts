import type { DrawnRevision } from './lanes.ts';

export interface MermaidNode extends DrawnRevision {
  readonly title: string;
  /** Drawn with dotted lines. @defaultValue none */
  readonly dependsOn?: readonly string[];
  readonly mark?: 'head' | 'current';
}

export interface MermaidGraph {
  /** Parents before children. Lines to revisions that are not among them are left out. */
  readonly nodes: readonly MermaidNode[];
  /** Read out by screen readers. */
  readonly title: string;
  readonly description: string;
}

const MARKS = { head: 'stroke:#d1242f,stroke-width:3px', current: 'stroke:#1a7f37,stroke-width:3px' };

/**
 * A Mermaid flowchart from left to right.
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function drawMermaidGraph({ nodes, title, description }: MermaidGraph): string {
  const names = new Map(nodes.map(({ id }, index) => [id, `r${index}`]));
  const used = (['head', 'current'] as const).filter((mark) => nodes.some((node) => node.mark === mark));
  return [
    'flowchart LR',
    `  accTitle: ${mermaidText(title)}`,
    `  accDescr: ${mermaidText(description)}`,
    ...nodes.map((node) => {
      const text = node.title === '' || node.title === node.id ? node.id : `${node.id} ${node.title}`;
      return `  ${names.get(node.id)}["${mermaidText(text)}"]${node.mark === undefined ? '' : `:::${node.mark}`}`;
    }),
    ...nodes.flatMap(({ id, parents, dependsOn = [] }) => [
      ...parents.flatMap((parent) =>
        names.has(parent) ? [`  ${names.get(parent)} --> ${names.get(id)}`] : [],
      ),
      ...dependsOn.flatMap((need) => (names.has(need) ? [`  ${names.get(need)} -.-> ${names.get(id)}`] : [])),
    ]),
    ...used.map((mark) => `  classDef ${mark} ${MARKS[mark]}`),
  ].join('\n');
}

/** Mermaid reads quotes, brackets and markup even inside a quoted label: written as character codes. */
function mermaidText(text: string): string {
  return text
    .replace(/["#<>&;`|[\]{}()\\]/g, (character) => `#${character.codePointAt(0)};`)
    .replace(/\s+/g, ' ');
}
