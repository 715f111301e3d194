import type { DataType } from '../../schema/index.ts';

/** Kinds of types whose values are copied as they are; between two of them they are converted. */
const FAMILIES: readonly (readonly [string, RegExp])[] = [
  ['integer', /^(big|small|medium|tiny)?int(eger)?$/i],
  ['text', /^(n?(var)?char2?|string|(tiny|medium|long|n)?text|unicode|unicodetext|n?clob|enum|set|long)$/i],
  [
    'number',
    /^(numeric|decimal|number|float|double|double_precision|real|(small)?money|binary_(float|double))$/i,
  ],
  ['boolean', /^bool(ean)?$/i],
  ['moment', /^(small)?(datetime2?|timestamp|datetimeoffset)$/i],
  ['bytes', /^(largebinary|(var)?binary|(tiny|medium|long)?blob|bytea|raw|image)$/i],
  ['json', /^jsonb?$/i],
  ['uuid', /^(uuid|uniqueidentifier)$/i],
  ['array', /^array$/i],
];

/** Equal for types whose values need no conversion; a type that is not known is a family of its own. */
export function typeFamily(type: DataType): string {
  const name = 'name' in type ? type.name.replace(/^.*\./, '') : (/^\w+/.exec(type.sql)?.[0] ?? type.sql);
  return FAMILIES.find(([, pattern]) => pattern.test(name))?.[0] ?? name.toLowerCase();
}
