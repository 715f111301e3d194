import * as schema from '../../src/schema/index.ts';

const { postgresql, mysql, mariadb, sqlite, mssql, oracle } = schema;
const NAMESPACES = { postgresql, mysql, mariadb, sqlite, mssql, oracle };
/** Factories that want a length, which the others can do without. */
const MEASURED: readonly string[] = [
  ...(['varchar', 'nvarchar', 'varbinary'] as const satisfies readonly (keyof typeof schema.mysql)[]).map(
    (name) => `mysql.${name}`,
  ),
  ...(['varchar2', 'nvarchar2', 'raw'] as const satisfies readonly (keyof typeof schema.oracle)[]).map(
    (name) => `oracle.${name}`,
  ),
];
/** Arguments with which one of the factories makes a type, whatever it takes. */
const ATTEMPTS: readonly (readonly unknown[])[] = [[], [20], [['good', 'bad']], ['mood', ['good', 'bad']]];

/** What makes a type, as it is written: `postgresql.jsonb()`; by the name of the type. */
export function factoriesByType(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const own = Object.entries(schema).filter(([, value]) => typeof value === 'function');
  const nested = Object.entries(NAMESPACES).flatMap(([space, members]) =>
    Object.entries(members).map(([name, value]) => [`${space}.${name}`, value] as const),
  );
  for (const [name, make] of [...own, ...nested])
    for (const attempt of MEASURED.includes(name) ? [[20]] : ATTEMPTS) {
      const type = nameMade(make as (...values: readonly unknown[]) => unknown, attempt);
      if (type === undefined || found.has(type)) continue;
      found.set(type, `${name}(${attempt.map((value) => written(value)).join(', ')})`);
      break;
    }
  return found;
}

/** The name of the type that a call makes; `undefined` when it makes none, or something else. */
function nameMade(
  make: (...values: readonly unknown[]) => unknown,
  values: readonly unknown[],
): string | undefined {
  try {
    const made = make(...values) as { readonly name?: unknown; readonly values?: unknown };
    const wantsValues = Object.hasOwn(made, 'values') || Array.isArray(values.at(-1));
    if (wantsValues && !Array.isArray(made.values)) return undefined;
    return typeof made.name === 'string' ? made.name : undefined;
  } catch {
    return undefined;
  }
}

export function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => written(item)).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, item]) => `${key}: ${written(item)}`)
      .join(', ')} }`;
  return typeof value === 'string' ? `'${value}'` : String(value);
}
