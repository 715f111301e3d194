import type { DataType, Index } from '../../schema/index.ts';
import type { RenderedOperation } from '../definition.ts';
import { renderFactory, renderMethod, type Uses } from '../render/call.ts';
import { renderDefault, renderIndex } from '../render/parts.ts';
import { renderType } from '../render/type.ts';
import { renderObject, renderValue } from '../render/value.ts';
import { kinds, type KindOfObject } from './kinds.ts';
import { POSITIONAL } from './positional.ts';

/** The call that makes an operation: what its method takes one by one, then the rest as options. */
export function renderCall(operation: { readonly op: keyof typeof POSITIONAL }): RenderedOperation {
  const { op, ...members } = operation;
  const positional: readonly string[] = POSITIONAL[op];
  return renderMethod(op, (uses) => [
    ...positional.map((name) => renderMember(name, (members as Record<string, unknown>)[name], uses)),
    optionsOf(members, positional, uses),
  ]);
}

function optionsOf(members: object, taken: readonly string[], uses: Uses): string | undefined {
  const rest = Object.entries(members).filter(
    ([name, value]) => value !== undefined && !taken.includes(name),
  );
  if (rest.length === 0) return undefined;
  return renderObject(rest.map(([name, value]) => [name, renderMember(name, value, uses)] as const));
}

/** A whole object by its factory, a type by its own, anything else as it is. */
function renderMember(name: string, value: unknown, uses: Uses): string {
  const base = name.replace(/^existing([A-Z])/, (_match, letter: string) => letter.toLowerCase());
  if (typeof value !== 'object' || value === null) return renderValue(value);
  if (base === 'type') return renderType(value as DataType, uses);
  if (base === 'default') return renderDefault(value, uses);
  if (base === 'attributes')
    return `[${(value as object[]).map((item) => renderByFactory(kinds.attribute, item, uses)).join(', ')}]`;
  if (base === 'indexes') return `[${(value as Index[]).map((item) => renderIndex(item, uses)).join(', ')}]`;
  const kind = Object.hasOwn(kinds, base) ? kinds[base as keyof typeof kinds] : undefined;
  const isWhole = kind !== undefined && kind.positional.every((member) => Object.hasOwn(value, member));
  return isWhole ? renderByFactory(kind, value, uses) : renderValue(value);
}

function renderByFactory({ factory, positional }: KindOfObject, object: object, uses: Uses): string {
  const members = object as Readonly<Record<string, unknown>>;
  return renderFactory(
    factory,
    [
      ...positional.map((name) => renderMember(name, members[name], uses)),
      optionsOf(members, positional, uses),
    ],
    uses,
  );
}
