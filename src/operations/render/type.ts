import type { DataType } from '../../schema/index.ts';
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

function renderBase(type: DataType, uses: Uses): string {
  if (!('name' in type)) return renderFactory('verbatimType', [renderValue(type.sql)], uses);
  const { name, ...parameters } = type;
  switch (type.name) {
    case 'String':
    case 'Unicode': {
      const { length, name: _name, ...rest } = type;
      return renderFactory(type.name.toLowerCase(), [given(length), renderOptions(rest)], uses);
    }
    case 'Numeric':
      return renderFactory('numeric', [given(type.precision), given(type.scale)], uses);
    case 'Float':
      return renderFactory('float', [given(type.precision)], uses);
    case 'LargeBinary':
      return renderFactory('largeBinary', [given(type.length)], uses);
    case 'ARRAY': {
      const { name: _name, itemType, ...rest } = type;
      return renderFactory('array', [renderType(itemType, uses), renderOptions(rest)], uses);
    }
    case 'postgresql.DOMAIN': {
      const { name: _name, typeName, dataType, ...rest } = type;
      if (typeof typeName === 'object' && 'f' in typeName) return renderValue(type);
      const args = [renderValue(typeName), renderType(dataType, uses), renderOptions(rest)];
      return renderFactory('domain', args, uses);
    }
    case 'postgresql.ARRAY':
      return renderValue(type);
    default: {
      const factory = FACTORIES[name];
      return factory !== undefined && (factory !== 'double' || Object.keys(parameters).length === 0)
        ? renderFactory(factory, [renderOptions(parameters)], uses)
        : renderFactory('type', [renderValue(name), renderOptions(parameters)], uses);
    }
  }
}

function given(value: number | undefined): string | undefined {
  return value === undefined ? undefined : renderValue(value);
}
