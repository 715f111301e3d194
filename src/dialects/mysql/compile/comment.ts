import { migError } from '../../../errors/index.ts';

/**
 * The text of a comment. What is beyond U+FFFF the servers keep as `?`, for comments are utf8mb3 there.
 * @throws MIG_LITERAL_UNUSABLE for NUL, behind which MariaDB loses the rest
 */
export function usableComment(text: string): string {
  if (!text.includes('\0')) return text;
  throw migError('MIG_LITERAL_UNUSABLE', {
    value: JSON.stringify(text),
    problem: 'a comment cannot contain a NUL character',
  });
}
