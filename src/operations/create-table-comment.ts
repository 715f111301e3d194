import type { CreateTableComment, DropTableComment } from './data.ts';
import type { OperationDefinition } from './definition.ts';
import { editTable, inWords } from './edit.ts';
import { renderMethod, renderOptions } from './render/call.ts';
import { renderValue } from './render/value.ts';

export const createTableComment: OperationDefinition<
  CreateTableComment,
  CreateTableComment | DropTableComment
> = {
  kind: 'createTableComment',
  reverse({ op, table, schema, comment, existingComment }) {
    const where = { table, ...(schema == null ? {} : { schema }) };
    if (existingComment == null) return { op: 'dropTableComment', ...where, existingComment: comment };
    return { op, ...where, comment: existingComment, existingComment: comment };
  },
  effect: (metadata, operation) =>
    editTable(metadata, operation, {
      operation: createTableComment.describe(operation),
      edit: (table) => ({ ...table, comment: operation.comment }),
    }),
  describe: (operation) => `comment on table ${inWords(operation)}`,
  renderTypeScript: ({ op, table, comment, ...options }) =>
    renderMethod(op, () => [renderValue(table), renderValue(comment), renderOptions(options)]),
};
