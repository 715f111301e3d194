import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a real server did with one revision: see the README of the corpora. Fields may be left out. */
export interface ExpectedRevision {
  readonly id: string;
  readonly up?: string;
  readonly down?: string;
  readonly restored?: boolean | null;
  readonly reapplied?: boolean | null;
  readonly reup?: string;
  readonly objects?: readonly ExpectedObject[];
  readonly reapply_objects?: readonly ExpectedObject[];
  readonly differences?: readonly string[];
}

interface ExpectedObject {
  readonly type: string;
  readonly name: string;
  readonly change: string;
}

export interface ExpectedRun {
  /** `PostgreSQL 15.18`. */
  readonly server: string;
  readonly revisions: readonly ExpectedRevision[];
}

/** The run on the same product and major version, else the nearest version of the product; undefined when there is none. */
export function readExpected(
  folder: string,
  server: { readonly product: string; readonly versionNumber: number },
): ExpectedRun | undefined {
  const file = join(folder, 'expected.json');
  if (!existsSync(file)) return undefined;
  const { runs = [] } = JSON.parse(readFileSync(file, 'utf8')) as { runs?: readonly ExpectedRun[] };
  const major = Math.floor(server.versionNumber / 10_000);
  const distance = (run: ExpectedRun): number => Math.abs(majorOf(run.server) - major);
  return runs
    .filter((run) => run.server.toLowerCase().startsWith(server.product.toLowerCase()))
    .sort((a, b) => distance(a) - distance(b))[0];
}

function majorOf(server: string): number {
  return Number(/(\d+)/.exec(server)?.[1] ?? 0);
}
