import { migError, type ErrorLocation } from '../../errors/index.ts';
import type { BodyPresence } from '../types.ts';
import { readDocumentation } from './documentation.ts';
import { HEADER_FIELDS, lineAt, misspelt, type Header, type HeaderField } from './header.ts';
import { readModuleExports, type ModuleExport, type ModuleExports } from './module-exports.ts';
import type { HeaderValue } from './value.ts';

const DIRECTIONS = ['upgrade', 'downgrade'] as const;
const NOT_MISSPELT: ReadonlySet<string> = new Set(DIRECTIONS);

/**
 * The header of TypeScript or JavaScript text; nothing of it runs.
 *
 * @throws MIG_HEADER_NO_REVISION, MIG_HEADER_NO_DOWN_REVISION, MIG_HEADER_NOT_LITERAL, MIG_HEADER_DUPLICATE,
 * MIG_HEADER_UNKNOWN_FIELD, MIG_HEADER_UNTERMINATED, each with the line
 */
export function readModuleHeader(text: string, file: string): Header {
  const module = readModuleExports(text);
  if (module.unterminated !== undefined)
    throw migError(
      'MIG_HEADER_UNTERMINATED',
      { file, what: module.unterminated.what },
      { location: { file, line: lineAt(text, module.unterminated.start) } },
    );
  const reader = new FieldReader(text, file, module);
  const id = reader.text('revision');
  if (id === undefined) {
    const [first] = module.exports;
    throw migError(
      'MIG_HEADER_NO_REVISION',
      { file, language: 'module' },
      { location: { file, line: first === undefined ? 1 : lineAt(text, first.start) } },
    );
  }
  const line = reader.line('revision') ?? 1;
  const down = reader.list('downRevision');
  if (down === undefined)
    throw migError(
      'MIG_HEADER_NO_DOWN_REVISION',
      { file, language: 'module' },
      { location: { file, line, revision: id } },
    );
  const replaces = reader.list('replaces') ?? [];
  const irreversible = reader.text('irreversible');
  return {
    id,
    line,
    down,
    labels: reader.list('branchLabels') ?? [],
    dependsOn: reader.list('dependsOn') ?? [],
    ...(replaces.length === 0 ? {} : { replaces }),
    ...(irreversible === undefined ? {} : { irreversible }),
    transaction: reader.flag('transaction') ?? true,
    upgrade: presence(module, 'upgrade'),
    downgrade: presence(module, 'downgrade'),
    ...readDocumentation(reader.comment()),
  };
}

/** Reads fields, each of which may be written once. */
class FieldReader {
  readonly #text: string;
  readonly #file: string;
  readonly #module: ModuleExports;
  readonly #fields = new Map<string, ModuleExport>();

  constructor(text: string, file: string, module: ModuleExports) {
    this.#text = text;
    this.#file = file;
    this.#module = module;
    for (const exported of module.exports) this.#add(exported);
  }

  line(field: HeaderField): number | undefined {
    const found = this.#fields.get(field);
    return found === undefined ? undefined : lineAt(this.#text, found.start);
  }

  /** A string, or undefined when the field is not there or `null`. */
  text(field: 'revision' | 'irreversible'): string | undefined {
    const value = this.#literal(field, 'a quoted string');
    if (value === undefined || (value === null && field === 'irreversible')) return undefined;
    if (typeof value !== 'string' || value.trim() === '')
      throw this.#notLiteral(field, 'a quoted string that is not empty');
    return value;
  }

  /** Strings; a single one counts as a list, `null` as an empty one. */
  list(field: 'downRevision' | 'branchLabels' | 'dependsOn' | 'replaces'): readonly string[] | undefined {
    const wanted = 'null, a quoted string, or an array of quoted strings';
    const value = this.#literal(field, wanted);
    if (value === undefined) return undefined;
    if (value === null) return [];
    const items = typeof value === 'string' ? [value] : value;
    if (typeof items !== 'object' || items.some((item) => item.trim() === ''))
      throw this.#notLiteral(field, wanted);
    return items;
  }

  flag(field: 'transaction'): boolean | undefined {
    const value = this.#literal(field, 'true or false');
    if (value === undefined || typeof value === 'boolean') return value;
    throw this.#notLiteral(field, 'true or false');
  }

  /** The documentation comment above a header field, else the first comment of the file. */
  comment(): string {
    const above = HEADER_FIELDS.map((field) => this.#fields.get(field)?.comment).find(
      (comment) => comment !== undefined,
    );
    return (above ?? this.#module.firstComment)?.text ?? '';
  }

  #add(exported: ModuleExport): void {
    const { name, start } = exported;
    const location = (): ErrorLocation => ({ file: this.#file, line: lineAt(this.#text, start) });
    if (!(HEADER_FIELDS as readonly string[]).includes(name)) {
      const meant = NOT_MISSPELT.has(name) ? undefined : misspelt(name, HEADER_FIELDS);
      if (meant === undefined) return;
      throw migError(
        'MIG_HEADER_UNKNOWN_FIELD',
        { file: this.#file, field: name, similar: meant },
        { location: location() },
      );
    }
    const first = this.#fields.get(name);
    if (first !== undefined && first.start !== start)
      throw migError(
        'MIG_HEADER_DUPLICATE',
        { file: this.#file, field: name, firstLine: lineAt(this.#text, first.start) },
        { location: location() },
      );
    this.#fields.set(name, exported);
  }

  #literal(
    field: HeaderField,
    wanted: string,
  ): string | number | boolean | null | readonly string[] | undefined {
    const found = this.#fields.get(field);
    if (found === undefined || found.value.kind === 'nothing') return undefined;
    if (found.value.kind !== 'literal') throw this.#notLiteral(field, wanted);
    return found.value.value;
  }

  #notLiteral(field: HeaderField, wanted: string): Error {
    const found = this.#fields.get(field);
    return migError(
      'MIG_HEADER_NOT_LITERAL',
      { file: this.#file, field, wanted, found: found === undefined ? 'nothing' : describe(found.value) },
      { location: { file: this.#file, line: this.line(field) ?? 1 } },
    );
  }
}

function describe(value: HeaderValue): string {
  switch (value.kind) {
    case 'literal':
      return JSON.stringify(value.value);
    case 'function':
      return 'a function';
    case 'name':
      return `the name ${value.name}`;
    case 'elsewhere':
      return 'a value of another module';
    case 'expression':
      return value.text;
    case 'nothing':
      return 'no value';
  }
}

function presence(module: ModuleExports, direction: (typeof DIRECTIONS)[number]): BodyPresence {
  const found = module.exports.filter(({ name }) => name === direction).at(-1);
  if (found === undefined) return module.hasMore ? 'unknown' : 'missing';
  return found.value.kind === 'function'
    ? found.value.body
    : found.value.kind === 'nothing'
      ? 'missing'
      : 'unknown';
}
