import type { CatalogObject, ObjectChange } from '../../snapshot.ts';
import { namesOf, type Side } from './names.ts';

interface Changed {
  readonly before?: CatalogObject | undefined;
  readonly after?: CatalogObject | undefined;
}

/**
 * Whether a column has to be dropped and added: one that is computed when it is read cannot become one that is stored, nor
 * the other way round.
 *
 * @see https://dev.mysql.com/doc/refman/9.7/en/alter-table-generated-columns.html
 */
export function isRemade({ before, after }: Changed): boolean {
  if (before?.kind !== 'column' || after === undefined) return false;
  return isVirtual(before) !== isVirtual(after);
}

const isVirtual = ({ definition }: CatalogObject): boolean =>
  String((definition['generated'] as string | undefined) ?? '').endsWith(' VIRTUAL');

const DEPENDENT = new Set(['index', 'check constraint', 'foreign key']);

/** What has to make way while such columns are made anew: what names them, and is the same on both sides. */
export function remadeWith(changes: readonly ObjectChange[], from: Side, to: Side): readonly ObjectChange[] {
  const columns = changes.filter((change) => change.change === 'changed' && isRemade(change));
  if (columns.length === 0) return [];
  const known = new Set(changes.map(({ key }) => key));
  return Object.entries(from.objects).flatMap(([key, before]): readonly ObjectChange[] => {
    const { kind, name, parent, definition } = before;
    const after = to.objects[key];
    if (after === undefined || known.has(key) || !DEPENDENT.has(kind)) return [];
    const text = JSON.stringify(definition);
    const isConcerned = columns.some(
      (column) =>
        column.before?.parent === parent && text.includes(namesOf(column.before as CatalogObject)[1] ?? '`'),
    );
    const one = { key, kind, name, level: 'info', properties: [] } as const;
    return isConcerned
      ? [
          { ...one, change: 'missing', before },
          { ...one, change: 'extra', after },
        ]
      : [];
  });
}
