import { json } from './json.ts';
import { markdown } from './markdown.ts';
import type { Reporter } from './reporter.ts';
import { terminal } from './terminal.ts';

/** Every output format. */
export const reporters = { terminal, markdown, json } as const satisfies Record<string, Reporter>;

export function reporterNamed(id: keyof typeof reporters): Reporter {
  return reporters[id];
}
