import { migError, type MigError } from '../errors/index.ts';
import { maskSecrets, maskUrl } from '../util/index.ts';

/** How long was waited, and how long may be. */
export interface Patience {
  readonly timeoutMs: number;
  readonly waitedMs: number;
}

/** The error of a connection that did not come about, with a reason even where the driver gives an empty message. */
export function connectionFailed(url: string, cause: unknown, patience: Patience): MigError {
  return migError(
    'MIG_CONNECTION_FAILED',
    { url: maskUrl(url), reason: reasonOf(url, cause, patience) },
    { cause, details: { ...codeOf(cause) } },
  );
}

/** The error of a session that broke after it had been opened. @param statement the one that was under way, masked */
export function connectionLost(url: string, cause: unknown, statement?: string): MigError {
  return migError(
    'MIG_CONNECTION_LOST',
    { url: maskUrl(url), reason: plain(url, cause) },
    { cause, ...(statement === undefined ? {} : { location: { statement } }) },
  );
}

function reasonOf(url: string, cause: unknown, { timeoutMs, waitedMs }: Patience): string {
  const reason = plain(url, cause);
  if (reason === 'timeout expired' || waitedMs >= timeoutMs) return `no answer within ${timeoutMs} ms`;
  if (/client password must be a (non-empty )?string/.test(reason))
    return 'the server asks for a password, and none was given';
  if (reason.startsWith('Invalid URL')) return 'this is not a URL that can be read';
  return reason;
}

/** One line without the URL's password and without a full stop. */
function plain(url: string, cause: unknown): string {
  const text = messages(cause).join(', ') || 'the driver gave no reason';
  return withoutPassword(url, maskSecrets(text)).replace(/\.$/, '');
}

/** Node tries every address of a host name, and puts one error each into an AggregateError whose own message is empty. */
function messages(cause: unknown): readonly string[] {
  const { message, code, errors } = cause as { message?: string; code?: string; errors?: readonly unknown[] };
  if (errors !== undefined && errors.length > 0) return [...new Set(errors.flatMap(messages))];
  return [message === undefined || message === '' ? (code ?? '') : message].filter((text) => text !== '');
}

function withoutPassword(url: string, text: string): string {
  try {
    const password = new URL(url).password;
    if (password === '') return text;
    return text.replaceAll(password, '***').replaceAll(decodeURIComponent(password), '***');
  } catch {
    return text;
  }
}

function codeOf(cause: unknown): { sqlState?: string } {
  const { code } = cause as { code?: string };
  return code !== undefined && /^[0-9A-Z]{5}$/.test(code) ? { sqlState: code } : {};
}
