const PLAIN_KEY = /^[A-Za-z_$][\w$]*$/;

/** Source text of a plain value: strings in single quotes, `undefined` members left out. */
export function renderValue(value: unknown): string {
  if (typeof value === 'string') return renderString(value);
  if (Array.isArray(value)) return `[${value.map(renderValue).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return renderObject(members.map(([key, member]) => [key, renderValue(member)]));
  }
  return String(value);
}

/** An object literal of members that are source text already. */
export function renderObject(members: readonly (readonly [string, string])[]): string {
  if (members.length === 0) return '{}';
  return `{ ${members.map(([key, source]) => `${renderKey(key)}: ${source}`).join(', ')} }`;
}

/** `__proto__` as a plain key would set the prototype. */
function renderKey(key: string): string {
  if (key === '__proto__') return "['__proto__']";
  return PLAIN_KEY.test(key) ? key : renderString(key);
}

function renderString(text: string): string {
  const body = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", "\\'")
    .replace(/[\u2028\u2029]/g, (separator) => `\\u${separator.charCodeAt(0).toString(16)}`);
  return `'${body}'`;
}
