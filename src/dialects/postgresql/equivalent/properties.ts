/** Properties that hold an expression, or a whole definition with expressions in it, by kind of object. */
const EXPRESSIONS: Readonly<Record<string, readonly string[]>> = {
  column: ['default', 'generationExpression'],
  'view column': ['default'],
  domain: ['default'],
  'check constraint': ['definition'],
  'domain constraint': ['definition'],
  'exclusion constraint': ['definition'],
  index: ['definition'],
  view: ['definition'],
  'materialized view': ['definition'],
  trigger: ['definition'],
  rule: ['definition'],
  'statistics object': ['definition'],
  policy: ['using', 'check'],
  'published table': ['filter'],
  table: ['partitionKey', 'partitionBound'],
  function: ['arguments', 'body'],
  procedure: ['arguments', 'body'],
};

/** Properties whose value is put into the object's own type. */
const ASSIGNED = new Set(['default', 'generationExpression']);

export function holdsExpression(kind: string, property: string): boolean {
  return EXPRESSIONS[kind]?.includes(property) === true;
}

export function isAssigned(property: string): boolean {
  return ASSIGNED.has(property);
}

/** The body of a routine is kept parsed in this form only; any other is text of another language. */
export function isParsedBody(text: string): boolean {
  return /^(BEGIN ATOMIC\b|RETURN\b)/.test(text);
}
