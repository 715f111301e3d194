import { migError } from '../../../../errors/index.ts';
import {
  argumentTypes,
  describe,
  type CreateFunction,
  type CreateProcedure,
  type DropFunction,
  type DropProcedure,
  type Operation,
  type ReplaceFunction,
  type ReplaceProcedure,
} from '../../../../operations/index.ts';
import type { RoutineArgument, StoredFunction } from '../../../../schema/index.ts';
import {
  assertKnownMembers,
  join,
  nothing,
  qualified,
  sql,
  type CompileContext,
  type CompileTable,
  type Sql,
  type SqlWriter,
  verbatim,
  words,
  dropStatement,
  given,
  oneOf,
  when,
} from '../../../standard/index.ts';
import { literal } from '../literal.ts';
import { quote } from '../quote.ts';
import { finish, routineName } from './parts.ts';

const MEMBERS = [
  'name',
  'schema',
  'body',
  'arguments',
  'returns',
  'language',
  'volatility',
  'strict',
  'leakproof',
  'securityDefiner',
  'parallel',
  'cost',
  'rows',
  'support',
  'window',
  'set',
  'owner',
  'comment',
];

type Keyword = 'FUNCTION' | 'PROCEDURE';
type Verb = 'CREATE' | 'CREATE OR REPLACE';

/** CREATE [OR REPLACE] FUNCTION or PROCEDURE, without owner and comment. */
export function routineStatement(
  routine: StoredFunction,
  { verb, keyword }: { readonly verb: Verb; readonly keyword: Keyword },
  writer: SqlWriter,
): Sql {
  const operation = `write ${keyword.toLowerCase()} ${JSON.stringify(routine.name)}`;
  assertKnownMembers(routine, { known: MEMBERS, dialect: 'postgresql', operation });
  const { name, schema, returns, language = 'sql', volatility, strict, parallel } = routine;
  const { leakproof, securityDefiner, cost, rows, support, window, set } = routine;
  const list = (routine.arguments ?? []).map((item) => argument(item, writer));
  return join(
    [
      sql`${verbatim(`${verb} ${keyword}`)} ${qualified(writer, name, schema)}(${join(list, ', ')})`,
      given(returns, (type) => verbatim(`RETURNS ${type}`)),
      verbatim(`LANGUAGE ${quote(language)}`),
      when(window, 'WINDOW'),
      given(volatility, (word) => oneOf(word, ['IMMUTABLE', 'STABLE', 'VOLATILE'], operation)),
      given(strict, (isStrict) => verbatim(isStrict ? 'STRICT' : 'CALLED ON NULL INPUT')),
      given(leakproof, (isLeakproof) => verbatim(isLeakproof ? 'LEAKPROOF' : 'NOT LEAKPROOF')),
      given(securityDefiner, (definer) => verbatim(definer ? 'SECURITY DEFINER' : 'SECURITY INVOKER')),
      given(parallel, (word) => sql`PARALLEL ${oneOf(word, ['SAFE', 'RESTRICTED', 'UNSAFE'], operation)}`),
      given(cost, (value) => verbatim(`COST ${Number(value)}`)),
      given(rows, (value) => verbatim(`ROWS ${Number(value)}`)),
      given(support, (name) => verbatim(`SUPPORT ${name}`)),
      ...Object.entries(set ?? {}).map(([setting, value]) => setClause(setting, value)),
      body(routine.body, language),
    ].filter((clause) => clause.sql !== ''),
    '\n',
  );
}

function argument({ name, type, mode, default: value }: RoutineArgument, writer: SqlWriter): Sql {
  return words(
    given(mode, (word) => oneOf(word, ['IN', 'OUT', 'INOUT', 'VARIADIC'], 'write an argument')),
    name === undefined ? nothing : writer.identifier(name),
    verbatim(type),
    given(value, (text) => verbatim(`DEFAULT ${text}`)),
  );
}

const LISTS = /^(search_path|temp_tablespaces|session_preload_libraries|local_preload_libraries)$/i;

/** Lists are written as they are; in one string they would be one name. */
function setClause(setting: string, value: string): Sql {
  if (!/^[\w.]+$/.test(setting))
    throw migError('MIG_OPERATION_INVALID', {
      operation: 'write the settings of a function',
      problem: `${JSON.stringify(setting)} is no name of a setting`,
    });
  return verbatim(`SET ${setting} TO ${LISTS.test(setting) ? value : literal(value)}`);
}

/** SQL's own form stands as it is; any other is a string, in dollars that do not occur in it. */
function body(text: string, language: string): Sql {
  if (language.toLowerCase() === 'sql' && /^\s*(begin\s+atomic|return)\b/i.test(text)) return verbatim(text);
  let tag = '$$';
  for (let count = 0; text.includes(tag) || text.endsWith('$'); count++) {
    tag = `$body${count === 0 ? '' : count}$`;
    if (!text.includes(tag)) break;
  }
  return verbatim(`AS ${tag}${text}${tag}`);
}

function create(
  routine: StoredFunction,
  { keyword, ifNotExists }: { readonly keyword: Keyword; readonly ifNotExists?: boolean | undefined },
  { writer }: CompileContext,
): readonly Sql[] {
  if (ifNotExists)
    throw migError('MIG_OPERATION_UNSUPPORTED', {
      operation: `create ${keyword.toLowerCase()} ${JSON.stringify(routine.name)}`,
      dialect: 'postgresql',
      problem: 'routines know no IF NOT EXISTS; replace one, which makes it in any case',
    });
  return [
    routineStatement(routine, { verb: 'CREATE', keyword }, writer),
    ...finished(routine, keyword, writer),
  ];
}

function replace(
  operation: Operation & { readonly keep?: boolean },
  {
    routine,
    existing,
    keyword,
  }: {
    readonly routine: StoredFunction;
    readonly existing: StoredFunction | undefined;
    readonly keyword: Keyword;
  },
  { writer }: CompileContext,
): readonly Sql[] {
  const { keep = true } = operation;
  if (keep && existing === undefined)
    throw migError('MIG_OPERATION_NEEDS_DATABASE', {
      operation: describe(operation),
      problem: `attributes that are left out stay as they are, and it is not known what they are (existing${keyword === 'FUNCTION' ? 'Function' : 'Procedure'}); with keep: false the definition is complete`,
    });
  const whole = keep ? { ...existing, ...routine } : routine;
  return [
    routineStatement(whole, { verb: 'CREATE OR REPLACE', keyword }, writer),
    ...finished(routine, keyword, writer),
  ];
}

function finished(routine: StoredFunction, keyword: Keyword, writer: SqlWriter): readonly Sql[] {
  const { name, schema } = routine;
  const kind = keyword === 'FUNCTION' ? 'function' : 'procedure';
  return finish({ kind, name, schema: schema ?? null, arguments: argumentTypes(routine) }, routine, writer);
}

export const routineStatements = {
  createFunction: ({ function: routine, ifNotExists }: CreateFunction, context: CompileContext) =>
    create(routine, { keyword: 'FUNCTION', ifNotExists }, context),
  dropFunction: ({ function: name, ...operation }: DropFunction, { writer }: CompileContext) =>
    dropStatement('FUNCTION', routineName({ ...operation, name }, writer), operation),
  replaceFunction: (operation: ReplaceFunction, context: CompileContext) =>
    replace(
      operation,
      { routine: operation.function, existing: operation.existingFunction, keyword: 'FUNCTION' },
      context,
    ),
  createProcedure: ({ procedure, ifNotExists }: CreateProcedure, context: CompileContext) =>
    create(procedure, { keyword: 'PROCEDURE', ifNotExists }, context),
  dropProcedure: ({ procedure: name, ...operation }: DropProcedure, { writer }: CompileContext) =>
    dropStatement('PROCEDURE', routineName({ ...operation, name }, writer), operation),
  replaceProcedure: (operation: ReplaceProcedure, context: CompileContext) =>
    replace(
      operation,
      { routine: operation.procedure, existing: operation.existingProcedure, keyword: 'PROCEDURE' },
      context,
    ),
} satisfies Partial<CompileTable>;
