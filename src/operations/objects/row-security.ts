import { sameName, type RowSecurity } from '../../schema/index.ts';
import { inWords } from '../edit.ts';
import type { AlterRowSecurity } from './data.ts';
import type { OperationDefinition } from '../definition.ts';
import { changed, defined, swapped } from './define.ts';

const MEMBERS = ['enabled', 'forced'] as const;

export const alterRowSecurity: OperationDefinition<AlterRowSecurity, AlterRowSecurity> = defined<
  AlterRowSecurity,
  AlterRowSecurity
>('alterRowSecurity', {
  describe: (operation) => `alter row security of ${inWords(operation)}`,
  reverse: (operation) => swapped(operation, MEMBERS),
  effect(metadata, operation) {
    const { rowSecurity = [], ...rest } = metadata;
    const { table, schema } = operation;
    const isIt = (item: RowSecurity): boolean =>
      sameName(item.table, table) && sameName(item.schema ?? null, schema ?? null);
    const before = rowSecurity.find(isIt) ?? { table, ...(schema == null ? {} : { schema }) };
    const after = changed(before, operation, MEMBERS) as RowSecurity;
    const others = rowSecurity.filter((item) => !isIt(item));
    const entries = after.enabled || after.forced ? [...others, after] : others;
    return entries.length === 0 ? rest : { ...rest, rowSecurity: entries };
  },
});
