import { isUtf8 } from 'node:buffer';
import { migError } from '../../errors/index.ts';
import type { ScriptLanguage } from '../types.ts';
import { lineAt, type Header } from './header.ts';
import { readModuleHeader } from './module-header.ts';
import { readPlainHeader } from './plain-header.ts';
import { readSqlHeader } from './sql-header.ts';

export interface HeaderSource {
  readonly bytes: Uint8Array;
  /** For messages. */
  readonly file: string;
  readonly language: ScriptLanguage;
}

/**
 * The header of a revision file, from its bytes; nothing of it runs.
 *
 * @throws MIG_HEADER_BINARY, MIG_HEADER_EMPTY, MIG_HEADER_MERGE_CONFLICT, and what the readers of the languages throw
 */
export function readHeader({ bytes, file, language }: HeaderSource): Header {
  return readHeaderText(decodeRevision(bytes, file), file, language);
}

/** As `readHeader`, from the text of a file as `checkRevisionText` returns it. */
export function readHeaderText(text: string, file: string, language: ScriptLanguage): Header {
  return language === 'sql'
    ? readSqlHeader(text, file)
    : (readPlainHeader(text) ?? readModuleHeader(text, file));
}

/** The text of a revision file, without its byte order mark. @throws as `readHeader` */
export function decodeRevision(bytes: Uint8Array, file: string): string {
  if (!isUtf8(bytes)) throw migError('MIG_HEADER_BINARY', { file }, { location: { file, line: 1 } });
  return checkRevisionText(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'),
    file,
  );
}

/** The text without its byte order mark. @throws MIG_HEADER_BINARY, MIG_HEADER_EMPTY, MIG_HEADER_MERGE_CONFLICT */
export function checkRevisionText(decoded: string, file: string): string {
  const text = decoded.startsWith('\uFEFF') ? decoded.slice(1) : decoded;
  const location = { file, line: 1 };
  if (text.includes('\0')) throw migError('MIG_HEADER_BINARY', { file }, { location });
  if (!/\S/.test(text)) throw migError('MIG_HEADER_EMPTY', { file }, { location });
  const conflict = text.includes('<<<<<<< ') ? /^<<<<<<< [\s\S]*^>>>>>>> /m.exec(text) : null;
  if (conflict !== null)
    throw migError(
      'MIG_HEADER_MERGE_CONFLICT',
      { file },
      { location: { file, line: lineAt(text, conflict.index) } },
    );
  return text;
}
