import type { Execute } from './data.ts';
import type { OperationDefinition } from './definition.ts';
import { renderMethod } from './render/call.ts';
import { renderValue } from './render/value.ts';

export const execute: OperationDefinition<Execute> = {
  kind: 'execute',
  reverse: () => ({ irreversible: 'nobody can know what undoes free SQL' }),
  effect: (metadata) => metadata,
  describe: ({ sql }) => `execute ${shortened(typeof sql === 'string' ? sql : sql.text)}`,
  renderTypeScript: ({ op, sql }) =>
    renderMethod(op, () =>
      typeof sql === 'string'
        ? [renderValue(sql)]
        : [renderValue(sql.text), sql.params === undefined ? undefined : renderValue(sql.params)],
    ),
};

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}
