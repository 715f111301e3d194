/**
 * True when a path with forward slashes, or a name, matches a glob: `*` and `?` within one part, `**` over any number of parts,
 * `{a,b}` for alternatives.
 */
export function matchesGlob(path: string, glob: string): boolean {
  return new RegExp(`^${toPattern(glob)}$`).test(path);
}

function toPattern(glob: string): string {
  let depth = 0;
  return glob.replace(/\*\*\/|\*\*|[*?{},]|[.+^$()|[\]\\]/g, (token) => {
    switch (token) {
      case '**/':
        return '(?:.*/)?';
      case '**':
        return '.*';
      case '*':
        return '[^/]*';
      case '?':
        return '[^/]';
      case '{':
        depth++;
        return '(?:';
      case '}':
        return depth-- > 0 ? ')' : '\\}';
      case ',':
        return depth > 0 ? '|' : ',';
      default:
        return `\\${token}`;
    }
  });
}
