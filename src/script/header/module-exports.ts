import { isProse } from './documentation.ts';
import { methodBody, functionBody } from './function-body.ts';
import { Scanner, type Comment, type Unterminated } from './scanner.ts';
import { skipBrackets, skipType } from './skip.ts';
import { readValue, type HeaderValue } from './value.ts';

/** One exported name, with its value and where it is written. */
export interface ModuleExport {
  readonly name: string;
  readonly value: HeaderValue;
  /** Position in the text. */
  readonly start: number;
  /** The documentation comment right above it. */
  readonly comment?: Comment;
}

/** What the top level of a module says, without running it. */
export interface ModuleExports {
  /** In the order in which they are written; a name that is exported twice is there twice. */
  readonly exports: readonly ModuleExport[];
  /** Some names come from another module wholesale (`export * from`). */
  readonly hasMore: boolean;
  readonly firstComment?: Comment;
  readonly unterminated?: Unterminated;
}

interface Declaration {
  readonly value: HeaderValue;
  readonly start: number;
  readonly comment: Comment | undefined;
}

/** Reads the exports of TypeScript or JavaScript text, as an ES module or CommonJS. */
export function readModuleExports(text: string): ModuleExports {
  return new ModuleReader(text).read();
}

class ModuleReader {
  readonly #scanner: Scanner;
  readonly #declarations = new Map<string, Declaration>();
  readonly #exports: (Declaration & { readonly name: string })[] = [];
  #hasMore = false;
  #firstComment: Comment | undefined;

  constructor(text: string) {
    this.#scanner = new Scanner(text);
  }

  read(): ModuleExports {
    const scanner = this.#scanner;
    scanner.next();
    [this.#firstComment] = scanner.comments.filter(({ text }) => isProse(text));
    while (scanner.kind !== 'end') this.#statement();
    const { unterminated } = scanner;
    return {
      exports: this.#exports.map((exported) => this.#resolve(exported)),
      hasMore: this.#hasMore,
      ...(this.#firstComment === undefined ? {} : { firstComment: this.#firstComment }),
      ...(unterminated === undefined ? {} : { unterminated }),
    };
  }

  #statement(): void {
    const scanner = this.#scanner;
    const comment = scanner.comments.filter(({ block, text }) => block && text.startsWith('*')).at(-1);
    if (scanner.is('name', 'export')) {
      scanner.next();
      this.#export(comment);
    } else if (scanner.kind === 'name' && DECLARING.has(scanner.value)) this.#declaration(false, comment);
    else if (scanner.is('name', 'exports') || scanner.is('name', 'module')) this.#commonJs(comment);
    else if (scanner.kind === 'name' && /^_+export$/.test(scanner.value)) this.#exportHelper();
    else this.#skip();
  }

  #export(comment: Comment | undefined): void {
    const scanner = this.#scanner;
    if (scanner.is('punctuator', '{')) this.#exportList();
    else if (scanner.is('punctuator', '*')) {
      scanner.next();
      if (!scanner.is('name', 'as')) this.#hasMore = true;
    } else if (scanner.kind === 'name' && DECLARING.has(scanner.value)) this.#declaration(true, comment);
  }

  /** `const`, `let`, `var`, `function`, `async function`. */
  #declaration(isExported: boolean, comment: Comment | undefined): void {
    const scanner = this.#scanner;
    const word = scanner.value;
    scanner.next();
    if (word === 'async' && !scanner.is('name', 'function')) return;
    if (word === 'async' || word === 'function') {
      if (word === 'async') scanner.next();
      if (scanner.is('punctuator', '*')) scanner.next();
      const { value: name, start } = scanner;
      const body = functionBody(scanner);
      // An overload has no body; the implementation follows.
      if (body !== 'missing')
        this.#declare(name, { value: { kind: 'function', body }, start, comment }, isExported);
      return;
    }
    do {
      if (scanner.is('punctuator', ',')) scanner.next();
      if (scanner.kind !== 'name') return;
      const { value: name, start } = scanner;
      if (name === 'enum') return;
      scanner.next();
      if (scanner.is('punctuator', '!')) scanner.next();
      if (scanner.is('punctuator', ':')) skipAnnotation(scanner);
      let value: HeaderValue = { kind: 'nothing' };
      if (scanner.is('punctuator', '=')) {
        scanner.next();
        value = readValue(scanner);
      }
      this.#declare(name, { value, start, comment }, isExported);
    } while (scanner.is('punctuator', ','));
  }

  #declare(name: string, declaration: Declaration, isExported: boolean): void {
    this.#declarations.set(name, declaration);
    if (isExported) this.#exports.push({ name, ...declaration });
  }

  /** `export { a as revision }`, perhaps from another module. */
  #exportList(): void {
    const scanner = this.#scanner;
    const names: { name: string; local: string; start: number }[] = [];
    scanner.next();
    while (scanner.kind !== 'end' && !scanner.is('punctuator', '}')) {
      if (scanner.is('name', 'type')) scanner.next();
      const { value: local, start } = scanner;
      let name = local;
      scanner.next();
      if (scanner.is('name', 'as')) {
        scanner.next();
        name = scanner.value;
        scanner.next();
      }
      names.push({ name, local, start });
      if (scanner.is('punctuator', ',')) scanner.next();
    }
    scanner.next();
    const isElsewhere = scanner.is('name', 'from');
    for (const { name, local, start } of names)
      this.#exports.push({
        name,
        start,
        comment: undefined,
        value: isElsewhere ? { kind: 'elsewhere' } : { kind: 'name', name: local },
      });
  }

  /** `exports.a = …`, `module.exports.a = …`, `module.exports = { … }`, chains of them. */
  #commonJs(comment: Comment | undefined): void {
    const scanner = this.#scanner;
    const targets: { name: string; start: number }[] = [];
    for (;;) {
      const target = this.#commonJsTarget();
      if (target === undefined) return;
      targets.push(target);
      scanner.next();
      if (!scanner.is('name', 'exports') && !scanner.is('name', 'module')) break;
    }
    if (targets.some(({ name }) => name === '') && scanner.is('punctuator', '{')) return this.#exportObject();
    const value = readValue(scanner);
    // TypeScript declares every export as undefined before it gives them their values.
    if (value.kind === 'nothing') return;
    for (const { name, start } of targets) this.#exports.push({ name, start, value, comment });
  }

  /** The name in front of an equals sign; empty for `module.exports` itself. Leaves the scanner on the sign. */
  #commonJsTarget(): { name: string; start: number } | undefined {
    const scanner = this.#scanner;
    let { start } = scanner;
    const path: string[] = [scanner.value];
    scanner.next();
    while (scanner.is('punctuator', '.') || scanner.is('punctuator', '[')) {
      const isIndex = scanner.isOneOf('[');
      scanner.next();
      if (scanner.kind !== 'name' && scanner.kind !== 'string') return undefined;
      path.push(scanner.value);
      ({ start } = scanner);
      scanner.next();
      if (isIndex) scanner.next();
    }
    if (!scanner.is('punctuator', '=')) return undefined;
    const names = path.slice(path[0] === 'module' ? 2 : 1);
    return names.length > 1 || (path[0] === 'module' && path[1] !== 'exports')
      ? undefined
      : { name: names[0] ?? '', start };
  }

  /** The object of `module.exports = { … }`. */
  #exportObject(): void {
    const scanner = this.#scanner;
    scanner.next();
    while (scanner.kind !== 'end' && !scanner.is('punctuator', '}')) {
      const comment = scanner.comments.filter(({ block }) => block).at(-1);
      if (scanner.is('name', 'async')) scanner.next();
      if (scanner.is('punctuator', '*')) scanner.next();
      if (scanner.is('punctuator', '.')) {
        this.#hasMore = true;
        while (scanner.is('punctuator', '.')) scanner.next();
        readValue(scanner);
      } else {
        const { value: name, start } = scanner;
        scanner.next();
        this.#exports.push({ name, start, comment, value: this.#property(name) });
      }
      if (scanner.is('punctuator', ',')) scanner.next();
      else if (!scanner.is('punctuator', '}')) return;
    }
  }

  #property(name: string): HeaderValue {
    const scanner = this.#scanner;
    if (scanner.is('punctuator', ':')) {
      scanner.next();
      return readValue(scanner);
    }
    if (scanner.is('punctuator', '(')) return { kind: 'function', body: methodBody(scanner) };
    return { kind: 'name', name };
  }

  /** `__export(target, { revision: () => revision })`: how bundlers and compilers export. */
  #exportHelper(): void {
    const scanner = this.#scanner;
    scanner.next();
    if (!scanner.is('punctuator', '(')) return;
    const start = scanner.end;
    skipBrackets(scanner);
    const call = scanner.text.slice(start, scanner.start);
    for (const [, name = '', local = ''] of call.matchAll(HELPER_ENTRY))
      this.#exports.push({ name, start, comment: undefined, value: { kind: 'name', name: local } });
  }

  #skip(): void {
    const scanner = this.#scanner;
    if (scanner.isOneOf('([{')) skipBrackets(scanner);
    else scanner.next();
  }

  /** Follows names to what they stand for. */
  #resolve({ name, value, start, comment }: Declaration & { readonly name: string }): ModuleExport {
    let at: Declaration = { value, start, comment };
    const seen = new Set<string>();
    while (at.value.kind === 'name' && !seen.has(at.value.name)) {
      seen.add(at.value.name);
      const declared = this.#declarations.get(at.value.name);
      if (declared === undefined) break;
      at = { ...declared, comment: declared.comment ?? at.comment };
    }
    return {
      name,
      value: at.value,
      start: at.start,
      ...(at.comment === undefined ? {} : { comment: at.comment }),
    };
  }
}

const DECLARING = new Set(['const', 'let', 'var', 'function', 'async']);
const HELPER_ENTRY =
  /(?:get\s+)?["']?([\w$]+)["']?\s*(?::\s*(?:function\s*)?(?:[\w$]*)\s*\(\)\s*(?:=>)?|\(\))\s*\{?\s*(?:return\s+)?([\w$]+)/g;

/** A type annotation, up to the equals sign. */
function skipAnnotation(scanner: Scanner): void {
  skipType(scanner);
  while (scanner.is('punctuator', '=>')) {
    scanner.next();
    skipType(scanner);
  }
}
