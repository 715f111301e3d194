import {
  argumentTypes,
  type Operation,
  type ReplaceFunction,
  type ReplaceProcedure,
} from '../../../operations/index.ts';
import type { StoredFunction } from '../../../schema/index.ts';
import type { Connection } from '../../contract.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { routineName, routineStatement, writer } from '../compile/index.ts';
import { takeSnapshot } from '../snapshot/index.ts';
import { closed } from './closed.ts';

const PROBE = 'mig_check_probe';

/**
 * The new body in the place of the old one, with the attributes that are left out as they are. Where the server cannot
 * replace the routine in place (another result, other names of arguments), it and what depends on it are made anew.
 */
export async function expandReplaceRoutine(
  connection: Connection,
  operation: ReplaceFunction | ReplaceProcedure,
): Promise<readonly Operation[]> {
  const isFunction = operation.op === 'replaceFunction';
  const routine: StoredFunction = isFunction ? operation.function : operation.procedure;
  const keyword = isFunction ? 'FUNCTION' : 'PROCEDURE';
  const found = await findRoutine(connection, routine);
  if (found === undefined)
    return [
      isFunction
        ? { op: 'createFunction', function: operation.function }
        : { op: 'createProcedure', procedure: operation.procedure },
    ];
  const from = await takeSnapshot(connection);
  const key = `${keyword.toLowerCase()} ${found}`;
  const before = from.objects[key];
  if (before === undefined) return [operation];
  const { keep = true } = operation;
  const whole: StoredFunction = { ...(keep ? attributesOf(before) : {}), ...routine };
  const seen = await probe(connection, whole, keyword);
  const changes = {
    body: whole.body,
    ...(seen.arguments === before.definition['arguments'] ? {} : { arguments: seen.arguments }),
    ...(seen.result === (before.definition['returns'] ?? null) ? {} : { returns: seen.result }),
    ...(routine.owner === undefined ? {} : { owner: routine.owner }),
    ...(routine.comment === undefined ? {} : { comment: routine.comment }),
  };
  const object: CatalogObject = {
    ...before,
    definition: { ...before.definition, ...changes },
    create: routineStatement(whole, { verb: 'CREATE OR REPLACE', keyword }, writer).sql,
  };
  return closed(connection, from, { wanted: [{ key, object, properties: Object.keys(changes) }] });
}

/** The name as the snapshot has it, with the types of its arguments; `undefined` when there is none. */
async function findRoutine(connection: Connection, routine: StoredFunction): Promise<string | undefined> {
  const { name, schema } = routine;
  const [row] = await connection.query<{ name: string }>(
    `select quote_ident(n.nspname) || '.' || quote_ident(p.proname)
       || '(' || oidvectortypes(p.proargtypes) || ')' as name
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.oid = to_regprocedure($1)`,
    [routineName({ name, schema, arguments: argumentTypes(routine) }, writer).sql],
  );
  return row?.name;
}

interface Probed {
  readonly arguments: string;
  readonly result: string | null;
}

/** What the server makes of the arguments and the result: a temporary routine is made, read and dropped. */
async function probe(
  connection: Connection,
  routine: StoredFunction,
  keyword: 'FUNCTION' | 'PROCEDURE',
): Promise<Probed> {
  const { owner: _owner, comment: _comment, ...rest } = routine;
  const temporary: StoredFunction = { ...rest, name: PROBE, schema: 'pg_temp' };
  await connection.execute(routineStatement(temporary, { verb: 'CREATE', keyword }, writer).sql);
  try {
    const [row] = await connection.query<Probed>(
      `select pg_get_function_arguments(p.oid) as arguments, pg_get_function_result(p.oid) as result
       from pg_proc p where p.pronamespace = pg_my_temp_schema() and p.proname = $1`,
      [PROBE],
    );
    return row ?? { arguments: '', result: null };
  } finally {
    await connection.execute(`DROP ROUTINE IF EXISTS pg_temp.${PROBE}`).catch(() => undefined);
  }
}

/** The attributes of a routine that is there, as one would write them. */
function attributesOf({ kind, definition }: CatalogObject): Partial<StoredFunction> {
  const text = (property: string): string | undefined => {
    const value = definition[property];
    return value === undefined || value === null ? undefined : String(value as string);
  };
  const set = settingsOf((definition['config'] ?? []) as readonly string[]);
  const language = text('language');
  const shared = {
    ...(language === undefined ? {} : { language }),
    ...(definition['securityDefiner'] === true ? { securityDefiner: true } : {}),
    ...(Object.keys(set).length === 0 ? {} : { set }),
  };
  if (kind === 'procedure') return shared;
  const [returns, support] = [text('returns'), text('support')];
  const [volatility, parallel] = [text('volatility'), text('parallel')];
  return {
    ...shared,
    ...(returns === undefined ? {} : { returns }),
    ...(volatility === undefined
      ? {}
      : { volatility: volatility.toUpperCase() as NonNullable<StoredFunction['volatility']> }),
    ...(parallel === undefined
      ? {}
      : { parallel: parallel.toUpperCase() as NonNullable<StoredFunction['parallel']> }),
    ...(definition['strict'] === true ? { strict: true } : {}),
    ...(definition['leakproof'] === true ? { leakproof: true } : {}),
    ...(definition['window'] === true ? { window: true } : {}),
    ...(typeof definition['cost'] === 'number' ? { cost: definition['cost'] } : {}),
    ...(typeof definition['rows'] === 'number' ? { rows: definition['rows'] } : {}),
    ...(support === undefined ? {} : { support }),
  };
}

function settingsOf(config: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    config.map((setting) => {
      const at = setting.indexOf('=');
      return [setting.slice(0, at), setting.slice(at + 1)];
    }),
  );
}
