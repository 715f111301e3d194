/** Tables of the engine itself, as snapshots are to leave them out: no schema declares them. */
export function ownTables({
  name,
  schema,
}: {
  readonly name: string;
  readonly schema?: string;
}): readonly string[] {
  return [name, `${name}_journal`].map((table) => (schema === undefined ? table : `${schema}.${table}`));
}
