import type { Column } from '../../../schema/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { columnData, identityClause, identityProperties, isExact, text } from '../close/index.ts';
import type { Reading } from './read-types.ts';

/**
 * A column in the words of the vocabulary.
 * @param reading.serial its sequence is made with it
 * @param reading.numbered `autoincrement` says so; another serial column says it by its type
 */
export function readColumn(
  object: CatalogObject,
  { closing, types, serial, numbered }: Reading & { readonly serial: boolean; readonly numbered: boolean },
): Column {
  const { type, identity, computed, ...rest } = columnData(object, closing, {
    serial,
    withoutDefault: false,
  });
  const properties = identityProperties(object);
  // Its numbers are beyond those of JavaScript: the whole clause stands behind the type.
  const isRaw = properties !== undefined && !isExact(properties, text(object, 'type'));
  const isSpelled = (serial && !numbered) || text(object, 'compression') !== '';
  return {
    ...rest,
    type: isRaw
      ? { sql: `${closing.sql(text(object, 'type'))} ${identityClause(object)}` }
      : isSpelled
        ? type
        : types.typeOf(object),
    nullable: identity === undefined && rest.nullable !== false,
    ...(numbered ? { autoincrement: true } : {}),
    ...(identity === undefined || isRaw ? {} : { identity }),
    ...(computed === undefined
      ? {}
      : { computed: { ...computed, persisted: text(object, 'generated') !== 'virtual' } }),
  };
}
