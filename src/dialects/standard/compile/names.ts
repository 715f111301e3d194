import { createHash } from 'node:crypto';
import { migError } from '../../../errors/index.ts';
import {
  nameText,
  resolveName,
  type Identifier,
  type Named,
  type ResolvedName,
} from '../../../schema/index.ts';
import { join, sql, type Sql, verbatim } from './sql.ts';
import type { CompileContext, NameLimit, SqlWriter } from './writer.ts';

/** `schema.table`, each quoted when needed. */
export function qualified(writer: SqlWriter, name: Identifier, schema?: Identifier | null): Sql {
  if (schema == null) return writer.identifier(name);
  const qualifier = writer.qualifier?.(schema) ?? writer.identifier(schema);
  return sql`${qualifier}.${writer.identifier(name)}`;
}

/** Like {@link qualified}, but a schema given as a plain string is split at its dots, as ALTER statements do. */
export function qualifiedByPart(writer: SqlWriter, name: Identifier, schema?: Identifier | null): Sql {
  const parts = typeof schema === 'string' ? schema.split('.') : schema == null ? [] : [schema];
  return join(
    [...parts, name].map((part) => writer.identifier(part)),
    '.',
  );
}

/** `a, b`: names separated by commas. */
export function nameList(writer: SqlWriter, names: readonly Identifier[]): Sql {
  return join(
    names.map((name) => writer.identifier(name)),
    ', ',
  );
}

/** The final name of an index or constraint, `undefined` when the server is to choose it. */
export function finalName({ writer, convention }: CompileContext, named: Named): Identifier | undefined {
  const resolved = resolveName(named, convention);
  return resolved === null ? undefined : fitted(resolved, writer.nameLimit);
}

/** `CONSTRAINT name `, or nothing for a constraint that the server is to name. */
export function constraintPrefix(context: CompileContext, named: Named): Sql {
  const name = finalName(context, named);
  return name === undefined ? verbatim('') : sql`CONSTRAINT ${context.writer.identifier(name)} `;
}

/** A generated name that is too long keeps its start and gets the end of its MD5, so that it stays unique. */
function fitted({ name, generated }: ResolvedName, { most, unit }: NameLimit): Identifier {
  const text = nameText(name);
  if (!generated || sizeOf(text, unit) <= most) return name;
  const kept = Array.from(text).slice(0, most - 8);
  while (sizeOf(kept.join(''), unit) > most - 8) kept.pop();
  return `${kept.join('')}_${createHash('md5').update(text).digest('hex').slice(-4)}`;
}

/** @throws MIG_NAME_UNUSABLE, MIG_NAME_TOO_LONG */
export function assertUsableName(name: string, { most, unit }: NameLimit): void {
  if (name === '') throw migError('MIG_NAME_UNUSABLE', { name, problem: 'it is empty' });
  if (name.includes('\0'))
    throw migError('MIG_NAME_UNUSABLE', { name, problem: 'it contains a NUL character' });
  if (/\p{Surrogate}/u.test(name))
    throw migError('MIG_NAME_UNUSABLE', { name, problem: 'it contains half of a surrogate pair' });
  const size = sizeOf(name, unit);
  if (size > most) throw migError('MIG_NAME_TOO_LONG', { name, size, unit, limit: most });
}

function sizeOf(text: string, unit: NameLimit['unit']): number {
  return unit === 'bytes' ? Buffer.byteLength(text) : text.length;
}
