import { migError } from '../../errors/index.ts';
import { readDocumentation } from './documentation.ts';
import { HEADER_FIELDS, lineAt, misspelt, type Header } from './header.ts';
import { hasStatement, splitSqlRevision } from './sql-sections.ts';

const KEYS = [...HEADER_FIELDS, 'message', 'createDate'] as const;
type Key = (typeof KEYS)[number];

interface Entry {
  readonly value: string;
  readonly line: number;
}

/**
 * The header of a SQL revision: `-- key: value` lines above its first section.
 *
 * @throws MIG_HEADER_NO_REVISION, MIG_HEADER_NO_DOWN_REVISION, MIG_HEADER_NOT_LITERAL, MIG_HEADER_DUPLICATE,
 * MIG_HEADER_UNKNOWN_FIELD, MIG_HEADER_UNTERMINATED, MIG_SQL_SECTION, each with the line
 */
export function readSqlHeader(text: string, file: string): Header {
  const sections = splitSqlRevision(text, file);
  const { entries, remarks } = readEntries(sections.preamble, file);
  const id = entries.get('revision');
  if (id === undefined || id.value === '')
    throw migError(
      'MIG_HEADER_NO_REVISION',
      { file, language: 'sql' },
      { location: { file, line: id?.line ?? 1 } },
    );
  const location = { file, line: id.line, revision: id.value };
  const down = entries.get('downRevision');
  if (down === undefined)
    throw migError('MIG_HEADER_NO_DOWN_REVISION', { file, language: 'sql' }, { location });
  if (sections.upgrade === undefined) refuseLoose(sections.preamble, file, 'there is no line "-- upgrade"');
  refuseLoose(sections.preamble, file, 'there is SQL above the first section');

  const replaces = listOf(entries.get('replaces'));
  const irreversible = entries.get('irreversible')?.value;
  const message = readDocumentation([entries.get('message')?.value ?? '', ...remarks].join('\n'));
  const createdAt = entries.get('createDate')?.value ?? message.createdAt;
  return {
    id: id.value,
    line: id.line,
    down: listOf(down),
    labels: listOf(entries.get('branchLabels')),
    dependsOn: listOf(entries.get('dependsOn')),
    ...(replaces.length === 0 ? {} : { replaces }),
    ...(irreversible === undefined || irreversible === '' ? {} : { irreversible }),
    transaction: flagOf(entries.get('transaction'), file),
    upgrade: sections.upgrade?.presence ?? 'missing',
    downgrade: sections.downgrade?.presence ?? 'missing',
    title: entries.get('message')?.value ?? message.title,
    documentation: message.documentation,
    ...(createdAt === undefined || createdAt === '' ? {} : { createdAt }),
  };
}

function readEntries(preamble: string, file: string): { entries: Map<Key, Entry>; remarks: string[] } {
  const entries = new Map<Key, Entry>();
  const remarks: string[] = [];
  for (const [index, text] of preamble.split(/\r\n|\r|\n/).entries()) {
    const line = index + 1;
    const [, key = '', value = ''] = /^\s*--\s*([A-Za-z][\w-]*)\s*:(.*)$/.exec(text) ?? [];
    const meant = misspelt(key, KEYS);
    if (meant !== undefined)
      throw migError(
        'MIG_HEADER_UNKNOWN_FIELD',
        { file, field: key, similar: meant },
        { location: { file, line } },
      );
    if (!isKey(key)) {
      const remark = /^\s*--(.*)$/.exec(text)?.[1];
      if (remark !== undefined) remarks.push(remark);
      continue;
    }
    const first = entries.get(key);
    if (first !== undefined)
      throw migError(
        'MIG_HEADER_DUPLICATE',
        { file, field: key, firstLine: first.line },
        { location: { file, line } },
      );
    entries.set(key, { value: value.trim(), line });
  }
  return { entries, remarks };
}

function isKey(key: string): key is Key {
  return (KEYS as readonly string[]).includes(key);
}

function listOf(entry: Entry | undefined): readonly string[] {
  if (entry === undefined || /^(?:none|null)?$/i.test(entry.value)) return [];
  return entry.value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function flagOf(entry: Entry | undefined, file: string): boolean {
  if (entry === undefined || entry.value === 'true') return true;
  if (entry.value === 'false') return false;
  throw migError(
    'MIG_HEADER_NOT_LITERAL',
    {
      file,
      field: 'transaction',
      found: entry.value === '' ? 'nothing' : entry.value,
      wanted: 'true or false',
    },
    { location: { file, line: entry.line } },
  );
}

/** SQL outside of the sections would never run. */
function refuseLoose(preamble: string, file: string, problem: string): void {
  if (!hasStatement(preamble)) return;
  const start = preamble
    .replace(/\/\*[\s\S]*?\*\/|--[^\n\r]*/g, (comment) => comment.replace(/[^\n\r]/g, ' '))
    .search(/[^\s;]/);
  throw migError('MIG_SQL_SECTION', { file, problem }, { location: { file, line: lineAt(preamble, start) } });
}
