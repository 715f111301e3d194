import type { ArrayType, DataType, DomainType, SimpleType } from '../../schema/index.ts';
import { renderFactory, renderOptions, type Uses } from './call.ts';
import { renderObject, renderValue } from './value.ts';

/** Factories that take nothing, or one object with all parameters. */
const FACTORIES: Readonly<Record<string, string>> = {
  Integer: 'integer',
  BigInteger: 'bigInteger',
  SmallInteger: 'smallInteger',
  Text: 'text',
  UnicodeText: 'unicodeText',
  Double: 'double',
  Boolean: 'boolean',
  Date: 'date',
  DateTime: 'dateTime',
  Time: 'time',
  Interval: 'interval',
  JSON: 'json',
  Uuid: 'uuid',
};

/** The factory call that makes a type. */
export function renderType({ variants, ...type }: DataType, uses: Uses): string {
  const base = renderBase(type as DataType, uses);
  if (variants === undefined) return base;
  const rendered = Object.entries(variants).map(
    ([dialect, variant]) => [dialect, renderType(variant, uses)] as const,
  );
  return renderFactory('withVariants', [base, renderObject(rendered)], uses);
}

type Renderer<T> = (type: T, uses: Uses) => string;

/** Types whose factories take their parameters one by one. */
const RENDERERS: {
  readonly [N in 'String' | 'Unicode' | 'Numeric' | 'Float' | 'LargeBinary']: Renderer<SimpleType<N>>;
} & { readonly ARRAY: Renderer<ArrayType>; readonly 'postgresql.DOMAIN': Renderer<DomainType> } = {
  String: ({ name: _name, length, ...rest }, uses) =>
    renderFactory('string', [given(length), renderOptions(rest)], uses),
  Unicode: ({ name: _name, length, ...rest }, uses) =>
    renderFactory('unicode', [given(length), renderOptions(rest)], uses),
  Numeric: ({ precision, scale }, uses) => renderFactory('numeric', [given(precision), given(scale)], uses),
  Float: ({ precision }, uses) => renderFactory('float', [given(precision)], uses),
  LargeBinary: ({ length }, uses) => renderFactory('largeBinary', [given(length)], uses),
  ARRAY: ({ name: _name, itemType, ...rest }, uses) =>
    renderFactory('array', [renderType(itemType, uses), renderOptions(rest)], uses),
  'postgresql.DOMAIN': ({ name: _name, typeName, dataType, ...rest }, uses) =>
    renderFactory('domain', [renderValue(typeName), renderType(dataType, uses), renderOptions(rest)], uses),
};

function renderBase(type: DataType, uses: Uses): string {
  if (!('name' in type)) return renderFactory('verbatimType', [renderValue(type.sql)], uses);
  const { name, ...parameters } = type;
  // The plain object: there is no factory for this spelling of the same type.
  if (name === 'postgresql.ARRAY') return renderValue(type);
  if (Object.hasOwn(RENDERERS, name))
    return (RENDERERS[name as keyof typeof RENDERERS] as Renderer<DataType>)(type, uses);
  const factory = FACTORIES[name];
  return factory === undefined || (name === 'Double' && Object.keys(parameters).length > 0)
    ? renderFactory('type', [renderValue(name), renderOptions(parameters)], uses)
    : renderFactory(factory, [renderOptions(parameters)], uses);
}

function given(value: number | undefined): string | undefined {
  return value === undefined ? undefined : renderValue(value);
}
