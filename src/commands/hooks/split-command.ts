/**
 * Splits a command line into arguments as a POSIX shell would, without its expansions.
 *
 * @returns `undefined` when a quotation or an escape does not end
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02
 */
export function splitCommand(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let rest = text.trimStart();
  while (rest !== '') {
    let word = '';
    while (rest !== '' && !/^\s/.test(rest)) {
      const part = PART.exec(rest);
      if (part === null) return undefined;
      const [all, single, double, escaped, plain] = part;
      word += single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? plain ?? '';
      rest = rest.slice(all.length);
    }
    words.push(word);
    rest = rest.trimStart();
  }
  return words;
}

const PART = /^(?:'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|([^\s'"\\]+))/;
