/**
 * The definition of an index without its name and without its storage parameters, which are told apart: a renamed
 * index and a changed fill factor are less than another index.
 */
export function indexText(definition: string, name: string, options: readonly string[]): string {
  const unnamed = definition.replace(` INDEX ${name} ON `, ' INDEX ON ');
  return unnamed.replace(storageParameters(options), '');
}

/** The server puts every value into quotes that is no plain name. */
function storageParameters(options: readonly string[]): RegExp {
  if (options.length === 0) return /$^/;
  const alternatives = options.map((option) => {
    const [name = '', ...value] = option.split('=');
    return `${escaped(name)}='?${escaped(value.join('='))}'?`;
  });
  return new RegExp(` WITH \\((?:(?:${alternatives.join('|')})(?:, )?)+\\)`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
