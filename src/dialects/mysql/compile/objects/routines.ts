import { migError } from '../../../../errors/index.ts';
import {
  describe,
  type CreateFunction,
  type CreateProcedure,
  type DropFunction,
  type DropProcedure,
  type Operation,
  type ReplaceFunction,
  type ReplaceProcedure,
} from '../../../../operations/index.ts';
import type { StoredFunction } from '../../../../schema/index.ts';
import {
  assertKnownMembers,
  dropStatement,
  given,
  join,
  oneOf,
  qualified,
  sql,
  type CompileContext,
  type CompileTable,
  type Sql,
  type SqlWriter,
  verbatim,
  when,
  words,
} from '../../../standard/index.ts';
import type { Flavour } from '../flavour.ts';
import { account } from './account.ts';

const MEMBERS = [
  'name',
  'schema',
  'body',
  'arguments',
  'returns',
  'language',
  'deterministic',
  'dataAccess',
  'sqlSecurity',
  'definer',
  'comment',
];

type Keyword = 'FUNCTION' | 'PROCEDURE';

function routineStatement(
  routine: StoredFunction,
  {
    keyword,
    replace = false,
    ifNotExists,
  }: {
    readonly keyword: Keyword;
    readonly replace?: boolean;
    readonly ifNotExists?: boolean | undefined;
  },
  writer: SqlWriter,
): Sql {
  const operation = `write ${keyword.toLowerCase()} ${JSON.stringify(routine.name)}`;
  assertKnownMembers(routine, { known: MEMBERS, dialect: writer.dialect, operation });
  const { name, schema, returns, deterministic, dataAccess, sqlSecurity, definer, comment, body } = routine;
  const list = (routine.arguments ?? []).map((argument) =>
    words(
      given(argument.mode, (mode) => oneOf(mode, ['IN', 'OUT', 'INOUT'], operation)),
      argument.name === undefined ? verbatim('') : writer.identifier(argument.name),
      verbatim(argument.type),
    ),
  );
  return join(
    [
      words(
        verbatim(replace ? 'CREATE OR REPLACE' : 'CREATE'),
        given(definer, (user) => sql`DEFINER = ${account(user)}`),
        verbatim(keyword),
        when(ifNotExists, 'IF NOT EXISTS'),
        sql`${qualified(writer, name, schema)}(${join(list, ', ')})`,
        keyword === 'FUNCTION' ? given(returns, (type) => verbatim(`RETURNS ${type}`)) : undefined,
      ),
      given(deterministic, (is) => verbatim(is ? 'DETERMINISTIC' : 'NOT DETERMINISTIC')),
      given(dataAccess, (phrase) =>
        oneOf(phrase, ['CONTAINS SQL', 'NO SQL', 'READS SQL DATA', 'MODIFIES SQL DATA'], operation),
      ),
      given(sqlSecurity, (word) => sql`SQL SECURITY ${oneOf(word, ['DEFINER', 'INVOKER'], operation)}`),
      given(comment, (text) => sql`COMMENT ${writer.text(text)}`),
      verbatim(body),
    ].filter((clause) => clause.sql !== ''),
    '\n',
  );
}

/** MySQL has no OR REPLACE for routines: there the old one is dropped first. */
function replace(
  operation: Operation & { readonly keep?: boolean },
  {
    routine,
    existing,
    keyword,
    flavour,
  }: {
    readonly routine: StoredFunction;
    readonly existing: StoredFunction | undefined;
    readonly keyword: Keyword;
    readonly flavour: Flavour;
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
  if (flavour.name === 'mariadb') return [routineStatement(whole, { keyword, replace: true }, writer)];
  return [
    ...dropStatement(keyword, qualified(writer, routine.name, routine.schema), { ifExists: true }),
    routineStatement(whole, { keyword }, writer),
  ];
}

export function routineStatements(flavour: Flavour) {
  const drop = (
    keyword: Keyword,
    name: DropFunction['function'],
    { schema, ifExists }: DropFunction | DropProcedure,
    writer: SqlWriter,
  ): readonly Sql[] =>
    dropStatement(keyword, qualified(writer, name, schema), ifExists === undefined ? {} : { ifExists });
  return {
    createFunction: ({ function: routine, ifNotExists }: CreateFunction, { writer }: CompileContext) => [
      routineStatement(routine, { keyword: 'FUNCTION', ifNotExists }, writer),
    ],
    dropFunction: (operation: DropFunction, { writer }: CompileContext) =>
      drop('FUNCTION', operation.function, operation, writer),
    replaceFunction: (operation: ReplaceFunction, context: CompileContext) =>
      replace(
        operation,
        { routine: operation.function, existing: operation.existingFunction, keyword: 'FUNCTION', flavour },
        context,
      ),
    createProcedure: ({ procedure, ifNotExists }: CreateProcedure, { writer }: CompileContext) => [
      routineStatement(procedure, { keyword: 'PROCEDURE', ifNotExists }, writer),
    ],
    dropProcedure: (operation: DropProcedure, { writer }: CompileContext) =>
      drop('PROCEDURE', operation.procedure, operation, writer),
    replaceProcedure: (operation: ReplaceProcedure, context: CompileContext) =>
      replace(
        operation,
        {
          routine: operation.procedure,
          existing: operation.existingProcedure,
          keyword: 'PROCEDURE',
          flavour,
        },
        context,
      ),
  } satisfies Partial<CompileTable>;
}
