import { isUtf8 } from 'node:buffer';
import { migError } from '../../errors/index.ts';
import type { ScriptLanguage } from '../types.ts';
import { lineAt, type Header } from './header.ts';
import { readModuleHeader } from './module-header.ts';
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
  const text = decodeRevision(bytes, file);
  return language === 'sql' ? readSqlHeader(text, file) : readModuleHeader(text, file);
}

/** The text of a revision file, without its byte order mark. @throws as `readHeader` */
export function decodeRevision(bytes: Uint8Array, file: string): string {
  const location = { file, line: 1 };
  if (bytes.includes(0) || !isUtf8(bytes)) throw migError('MIG_HEADER_BINARY', { file }, { location });
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  if (text.trim() === '') throw migError('MIG_HEADER_EMPTY', { file }, { location });
  const conflict = text.includes('<<<<<<< ') ? /^<<<<<<< [\s\S]*^>>>>>>> /m.exec(text) : null;
  if (conflict !== null)
    throw migError(
      'MIG_HEADER_MERGE_CONFLICT',
      { file },
      { location: { file, line: lineAt(text, conflict.index) } },
    );
  return text;
}
