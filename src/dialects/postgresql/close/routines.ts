import type { Operation } from '../../../operations/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { literal } from '../compile/index.ts';
import { execute, text, type Alteration, type Closing } from './closing.ts';
import { word } from './designation.ts';
import { splitList } from './scan.ts';

export function createRoutine(routine: CatalogObject, closing: Closing): readonly Operation[] {
  const statement = (routine.create ?? '').replace(/^CREATE OR REPLACE /, 'CREATE ');
  return [execute(tidied(closing.sql(statement)))];
}

export function replaceRoutine({ after, properties }: Alteration, closing: Closing): readonly Operation[] {
  return properties.size === 0 ? [] : [execute(tidied(closing.sql(after.create ?? '')))];
}

export function dropRoutine({ kind, name }: CatalogObject, closing: Closing): readonly Operation[] {
  return [execute(`DROP ${word(kind)} ${closing.sql(name)}`)];
}

/**
 * CREATE OR REPLACE keeps the result and the names of the arguments, and takes no default away.
 * @see https://www.postgresql.org/docs/current/sql-createfunction.html
 */
export function recreatesRoutine({ before, after, properties }: Alteration): boolean {
  if (properties.has('returns') || properties.has('window')) return true;
  if (!properties.has('arguments')) return false;
  const [was, is] = [argumentList(before), argumentList(after)];
  return was.some(
    ({ bare, hasDefault }, position) =>
      bare !== is[position]?.bare || (hasDefault && !is[position].hasDefault),
  );
}

function argumentList(routine: CatalogObject) {
  return splitList(text(routine, 'arguments')).map((argument) => {
    const at = argument.indexOf(' DEFAULT ');
    return { bare: at === -1 ? argument : argument.slice(0, at), hasDefault: at !== -1 };
  });
}

/** Without the spaces that the server puts before the clauses, and after all. */
function tidied(statement: string): string {
  const body = /\n(AS |BEGIN ATOMIC|RETURN )/.exec(statement)?.index ?? statement.length;
  return (statement.slice(0, body).replaceAll('\n ', '\n') + statement.slice(body)).trimEnd();
}

const SPACES: Readonly<Record<string, string>> = {
  stateSpace: 'SSPACE',
  movingStateSpace: 'MSSPACE',
};

/** @see https://www.postgresql.org/docs/current/sql-createaggregate.html */
export function createAggregate(aggregate: CatalogObject, closing: Closing): readonly Operation[] {
  const { definition } = aggregate;
  const isOrderedSet = text(aggregate, 'aggregateKind') !== 'normal';
  const part = (property: string, keyword: string, write: (value: string) => string = (value) => value) => {
    const value = text(aggregate, property);
    return value === '' ? [] : [`${keyword} = ${write(value)}`];
  };
  const functionName = (value: string): string => closing.sql(value.slice(0, value.indexOf('(')));
  const modes = (property: string, keyword: string): readonly string[] => {
    const mode = MODES[text(aggregate, property)];
    return mode === undefined || mode === (isOrderedSet ? 'READ_WRITE' : 'READ_ONLY')
      ? []
      : [`${keyword} = ${mode}`];
  };
  const hasMoving = text(aggregate, 'movingTransition') !== '';
  const parts = [
    ...part('transition', 'SFUNC', functionName),
    ...part('stateType', 'STYPE', (type) => closing.sql(type)),
    ...space(definition, 'stateSpace'),
    ...part('final', 'FINALFUNC', functionName),
    ...(definition['finalExtra'] === true ? ['FINALFUNC_EXTRA'] : []),
    ...(text(aggregate, 'final') === '' ? [] : modes('finalModify', 'FINALFUNC_MODIFY')),
    ...part('combine', 'COMBINEFUNC', functionName),
    ...part('serial', 'SERIALFUNC', functionName),
    ...part('deserial', 'DESERIALFUNC', functionName),
    ...part('initial', 'INITCOND', literal),
    ...(hasMoving
      ? [
          ...part('movingTransition', 'MSFUNC', functionName),
          ...part('movingInverse', 'MINVFUNC', functionName),
          ...part('movingStateType', 'MSTYPE', (type) => closing.sql(type)),
          ...space(definition, 'movingStateSpace'),
          ...part('movingFinal', 'MFINALFUNC', functionName),
          ...(definition['movingFinalExtra'] === true ? ['MFINALFUNC_EXTRA'] : []),
          ...(text(aggregate, 'movingFinal') === '' ? [] : modes('movingFinalModify', 'MFINALFUNC_MODIFY')),
          ...part('movingInitial', 'MINITCOND', literal),
        ]
      : []),
    ...part('sortOperator', 'SORTOP', (operator) => sortOperator(operator, closing)),
    ...(text(aggregate, 'parallel') === 'unsafe'
      ? []
      : [`PARALLEL = ${text(aggregate, 'parallel').toUpperCase()}`]),
    ...(text(aggregate, 'aggregateKind') === 'hypothetical-set' ? ['HYPOTHETICAL'] : []),
  ];
  const name = closing.sql(aggregate.name.slice(0, aggregate.name.indexOf('(')));
  const given = closing.sql(text(aggregate, 'arguments')) || '*';
  return [
    execute(`CREATE AGGREGATE ${name}(${given}) (\n${parts.map((line) => `    ${line}`).join(',\n')}\n)`),
  ];
}

const MODES: Readonly<Record<string, string>> = { r: 'READ_ONLY', s: 'SHAREABLE', w: 'READ_WRITE' };

function space(definition: CatalogObject['definition'], property: string): readonly string[] {
  const value = definition[property];
  return typeof value === 'number' && value !== 0 ? [`${SPACES[property] ?? property} = ${value}`] : [];
}

function sortOperator(operator: string, closing: Closing): string {
  const name = operator.slice(0, operator.indexOf('('));
  return name.includes('.') ? `OPERATOR(${closing.sql(name)})` : name;
}
