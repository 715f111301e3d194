import type { AutogenerateVector } from './autogenerate.ts';

interface Deviation {
  readonly name: string;
  readonly dialects: readonly string[];
  /** Told by what Alembic generates, or by the database that it compares. */
  readonly applies: (vector: AutogenerateVector) => boolean;
}

/** Where Alembic sees a difference and there is none, or the other way round; each is explained in deviations-autogenerate.md. */
export const deviations: readonly Deviation[] = [
  {
    name: 'every-schema',
    dialects: ['postgresql'],
    applies: ({ database, diffs = [] }) =>
      diffs.length === 0 && database.some((statement) => /^CREATE TABLE \w+\./.test(statement)),
  },
  {
    name: 'same-moment',
    dialects: ['mysql', 'mariadb'],
    applies: ({ diffs = [] }) => diffs.every(isSameMoment),
  },
  {
    name: 'immediate-anyway',
    dialects: ['sqlite'],
    applies: ({ diffs = [] }) =>
      diffs.every(
        (diff) =>
          (diff['op'] === 'dropConstraint' && diff['type'] === 'foreignkey') ||
          (diff['op'] === 'createForeignKey' && diff['initially'] === undefined),
      ),
  },
];

export function isAllowed(vector: AutogenerateVector, dialect: string): boolean {
  return deviations.some(({ dialects, applies }) => dialects.includes(dialect) && applies(vector));
}

function isSameMoment(diff: Readonly<Record<string, unknown>>): boolean {
  const moments = [diff['serverDefault'], diff['existingServerDefault']].map((value) =>
    String((value as { sql?: string } | undefined)?.sql)
      .toLowerCase()
      .replace(/[()]/g, ''),
  );
  return (
    diff['op'] === 'alterColumn' && moments.every((moment) => ['now', 'current_timestamp'].includes(moment))
  );
}
