import type { Column, Constraint, Index } from '../../schema/index.ts';
import { renderFactory, renderOptions, type Uses } from './call.ts';
import { renderType } from './type.ts';
import { renderValue } from './value.ts';

/** `column('age', integer(), { nullable: false })` */
export function renderColumn({ name, type, ...options }: Column, uses: Uses): string {
  const { serverDefault } = options;
  const rendered: Record<string, string> = {};
  if (serverDefault !== undefined) rendered['serverDefault'] = renderDefault(serverDefault, uses);
  return renderFactory(
    'column',
    [renderValue(name), renderType(type, uses), renderOptions(options, rendered)],
    uses,
  );
}

/** `text('now()')` rather than `{ text: 'now()' }`. */
export function renderDefault(value: unknown, uses: Uses): string {
  if (typeof value === 'object' && value !== null && Object.keys(value).length === 1) {
    if ('text' in value) return renderFactory('text', [renderValue(value.text)], uses);
    if ('func' in value) return renderFactory('func', [renderValue(value.func)], uses);
  }
  return renderValue(value);
}

/** `unique(['email'], { name: 'uq_email' })` */
export function renderConstraint(constraint: Constraint, uses: Uses): string {
  switch (constraint.kind) {
    case 'primaryKey':
    case 'unique': {
      const { kind, columns, ...options } = constraint;
      return renderFactory(kind, [renderValue(columns), renderOptions(options)], uses);
    }
    case 'foreignKey': {
      const { kind, columns, refTable, refColumns, ...options } = constraint;
      const args = [renderValue(columns), renderValue(refTable), renderValue(refColumns)];
      return renderFactory(kind, [...args, renderOptions(options)], uses);
    }
    case 'check': {
      const { kind, sqltext, ...options } = constraint;
      return renderFactory(kind, [renderValue(sqltext), renderOptions(options)], uses);
    }
    case 'exclude': {
      const { kind, elements, ...options } = constraint;
      return renderFactory(kind, [renderValue(elements), renderOptions(options)], uses);
    }
  }
}

/** `index('ix_email', ['email'], { unique: true })` */
export function renderIndex({ name, columns, ...options }: Index, uses: Uses): string {
  return renderFactory(
    'index',
    [renderValue(name ?? null), renderValue(columns), renderOptions(options)],
    uses,
  );
}
