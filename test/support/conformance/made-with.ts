/**
 * The servers that the vectors were made with: an older one lacks words that they use. Vectors are executed on servers
 * that are at least as new.
 */
const MADE_WITH: Readonly<Record<string, { readonly product: string; readonly version: string }>> = {
  postgresql: { product: 'PostgreSQL', version: '15' },
  mariadb: { product: 'MariaDB', version: '10.11' },
  mysql: { product: 'MySQL', version: '9.7' },
};

/** Dialects whose vectors are executed on a server. */
export const executedDialects: readonly string[] = Object.keys(MADE_WITH);

/** `PostgreSQL 15`; `undefined` for a dialect whose vectors are only compared as text. */
export function madeWith(dialect: string): string | undefined {
  const made = MADE_WITH[dialect];
  return made && `${made.product} ${made.version}`;
}

/** True for a server on which the vectors of its dialect have to run; `version` as a {@link TestServer} prints it. */
export function isNewEnough({
  dialect,
  version,
}: {
  readonly dialect: string;
  readonly version: string;
}): boolean {
  const oldest = numbers(MADE_WITH[dialect]?.version ?? '');
  const actual = numbers(version);
  const differing = oldest.findIndex((part, index) => part !== actual[index]);
  return differing === -1 || (actual[differing] ?? 0) > (oldest[differing] ?? 0);
}

/** `PostgreSQL 15.18 …` → 15, 18. */
function numbers(text: string): readonly number[] {
  return (/\d+(?:\.\d+)*/.exec(text)?.[0] ?? '').split('.').map(Number);
}
