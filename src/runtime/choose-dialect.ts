import { dialectFor, dialectNamed, dialects, type Dialect } from '../dialects/index.ts';

/**
 * The dialect that is named, else the one that serves the URL, else the first there is.
 *
 * @throws MIG_DIALECT_UNKNOWN
 */
export function chooseDialect({
  dialect: name,
  url,
}: {
  readonly dialect?: string | undefined;
  readonly url?: string | undefined;
}): Dialect {
  if (name !== undefined) return dialectNamed(name);
  if (url !== undefined) return dialectFor({ url });
  const [first] = dialects;
  return first ?? dialectNamed('');
}
