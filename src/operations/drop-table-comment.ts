import type { CreateTableComment, DropTableComment } from './data.ts';
import type { OperationDefinition } from './definition.ts';
import { editTable, inWords } from './edit.ts';
import { renderMethod, renderOptions } from './render/call.ts';
import { renderValue } from './render/value.ts';

export const dropTableComment: OperationDefinition<DropTableComment, CreateTableComment> = {
  kind: 'dropTableComment',
  reverse({ table, schema, existingComment }) {
    if (existingComment == null)
      return { irreversible: 'it is not known what the comment was (existingComment)' };
    return {
      op: 'createTableComment',
      table,
      ...(schema == null ? {} : { schema }),
      comment: existingComment,
    };
  },
  effect: (metadata, operation) =>
    editTable(metadata, operation, {
      operation: dropTableComment.describe(operation),
      edit: ({ comment: _comment, ...table }) => table,
    }),
  describe: (operation) => `drop the comment of table ${inWords(operation)}`,
  renderTypeScript: ({ op, table, ...options }) =>
    renderMethod(op, () => [renderValue(table), renderOptions(options)]),
};
