import { migError } from '../../../errors/index.ts';
import { nothing, type Sql, verbatim, words } from './sql.ts';

// Clauses that are there or not.

/** `IF EXISTS`, `CASCADE` … or nothing. */
export function when(condition: boolean | undefined, phrase: string): Sql {
  return condition ? verbatim(phrase) : nothing;
}

/** A fragment for a value that is there. */
export function given<T>(value: T | null | undefined, write: (value: T) => Sql): Sql {
  return value == null ? nothing : write(value);
}

/** `DROP VIEW IF EXISTS app.v CASCADE` */
export function dropStatement(
  phrase: string,
  name: Sql,
  { ifExists, cascade }: { readonly ifExists?: boolean; readonly cascade?: boolean },
): readonly Sql[] {
  return [words(verbatim(`DROP ${phrase}`), when(ifExists, 'IF EXISTS'), name, when(cascade, 'CASCADE'))];
}

/** One of these words, or an error: they stand unquoted in the statement. @throws MIG_OPERATION_INVALID */
export function oneOf<T extends string>(value: T, known: readonly T[], operation: string): Sql {
  if (known.includes(value)) return verbatim(value);
  throw migError('MIG_OPERATION_INVALID', {
    operation,
    problem: `${JSON.stringify(value)} is none of ${known.join(', ')}`,
  });
}

/** A whole number as SQL. @throws MIG_OPERATION_INVALID */
export function wholeNumber(value: number | string, operation: string): Sql {
  if (/^[+-]?\d+$/.test(String(value))) return verbatim(String(value));
  throw migError('MIG_OPERATION_INVALID', {
    operation,
    problem: `${JSON.stringify(value)} is no whole number`,
  });
}
