const BOUNDS: Readonly<Record<string, readonly [string, string]>> = {
  smallint: ['-32768', '32767'],
  integer: ['-2147483648', '2147483647'],
  bigint: ['-9223372036854775808', '9223372036854775807'],
};

/**
 * The parameters that a sequence has when nothing is said, as texts: they depend on its type and on its direction.
 * @see https://www.postgresql.org/docs/current/sql-createsequence.html
 */
export function parameterDefaults(type: string, increment: string): Readonly<Record<string, string>> {
  const [lowest, highest] = BOUNDS[type] ?? BOUNDS['bigint'] ?? ['', ''];
  const isDescending = increment.startsWith('-');
  return {
    start: isDescending ? '-1' : '1',
    increment: '1',
    minimum: isDescending ? lowest : '1',
    maximum: isDescending ? '-1' : highest,
    cache: '1',
    cycle: 'false',
  };
}

/** Clauses for the parameters that differ from what is there. */
export function parameterClauses(
  wanted: Readonly<Record<string, unknown>>,
  existing: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.entries(CLAUSES)
    .filter(([name]) => String(wanted[name]) !== String(existing[name]))
    .map(([name, words]) => (name === 'cycle' ? cycle(wanted[name]) : `${words} ${String(wanted[name])}`));
}

const CLAUSES: Readonly<Record<string, string>> = {
  increment: 'INCREMENT BY',
  minimum: 'MINVALUE',
  maximum: 'MAXVALUE',
  start: 'START WITH',
  cache: 'CACHE',
  cycle: 'CYCLE',
};

function cycle(value: unknown): string {
  return value === true ? 'CYCLE' : 'NO CYCLE';
}
