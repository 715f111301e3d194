const LITERAL = `'(?:[^']|'')*'`;
const VARYING = `${LITERAL}::character varying`;

/** Either of the two spellings, or any other string literal, which must be passed over as a whole. */
const PATTERN = new RegExp(
  String.raw`\((${VARYING})\)::text|\(ARRAY\[(${VARYING}(?:, ${VARYING})*)\]\)::text\[\]|${LITERAL}`,
  'g',
);

/**
 * A constant that is written as `varchar` and used as `text` is the same constant. The server prints it in three ways,
 * depending on how often the column has changed its type and whether the expression has been through a dump; here it
 * is always printed in the shortest.
 *
 * `('x'::character varying)::text` → `'x'::text`; the same for the elements of an array.
 */
export function foldCasts(expression: string): string {
  return expression.replace(PATTERN, (whole, single?: string, elements?: string) => {
    if (single !== undefined) return asText(single);
    if (elements !== undefined) return `ARRAY[${elements.replace(new RegExp(VARYING, 'g'), asText)}]`;
    return whole;
  });
}

function asText(literal: string): string {
  return literal.replace(/::character varying$/, '::text');
}
