import type { CatalogObject } from '../../snapshot.ts';
import { quote } from '../compile/index.ts';
import { record, text, type Closing } from './closing.ts';
import { defaultText, typeText, withoutParens, type ColumnWriting } from './column-data.ts';
import { optionClause } from './foreign-options.ts';
import { identityProperties } from './identity.ts';
import { lastPart, unquoted } from './names.ts';
import { isPlainNotNull } from './not-null.ts';
import { parameterClauses, parameterDefaults } from './sequence-parameters.ts';
import { SERIAL } from './sequences.ts';

/** The column as it stands in CREATE TABLE and after ADD COLUMN, where no operation can say it. */
export function columnSql(column: CatalogObject, closing: Closing, writing: ColumnWriting): string {
  const type = text(column, 'type');
  const value = writing.serial || writing.withoutDefault ? '' : text(column, 'default');
  const expression = text(column, 'generationExpression');
  return [
    quote(unquoted(lastPart(column.name))),
    writing.serial ? (SERIAL[type] ?? type) : typeText(column, closing),
    optionClause(record(column, 'foreignOptions')).trim(),
    value === '' ? '' : `DEFAULT ${defaultText(value, closing)}`,
    expression === ''
      ? ''
      : `GENERATED ALWAYS AS (${closing.sql(withoutParens(expression))}) ${text(column, 'generated').toUpperCase()}`,
    identityClause(column),
    isPlainNotNull(column) && identityProperties(column) === undefined ? 'NOT NULL' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** `GENERATED … AS IDENTITY (…)`, empty for other columns. */
export function identityClause(column: CatalogObject): string {
  const identity = identityProperties(column);
  if (identity === undefined) return '';
  const clauses = parameterClauses(
    identity,
    parameterDefaults(text(column, 'type'), String(identity['increment'])),
  );
  return [
    `GENERATED ${identity['generation'] === 'always' ? 'ALWAYS' : 'BY DEFAULT'} AS IDENTITY`,
    ...(clauses.length === 0 ? [] : [`(${clauses.join(' ')})`]),
  ].join(' ');
}
