const SECRET_PARAMETER = /^(password|pass|pwd|sslpassword|token|secret|key|sslkey)$/i;

/** The URL with its password and secret query parameters replaced by `***`; text that is no URL is masked by pattern. */
export function maskUrl(text: string): string {
  try {
    const url = new URL(text);
    if (url.password) url.password = '***';
    for (const name of Array.from(url.searchParams.keys()))
      if (SECRET_PARAMETER.test(name)) url.searchParams.set(name, '***');
    return url.href;
  } catch {
    return maskSecrets(text);
  }
}

/** Masks the password of every URL-like part (`scheme://user:password@host`) of a longer text. */
export function maskSecrets(text: string): string {
  return text
    .replace(/([a-z][a-z0-9+.-]{0,30}:\/\/[^\s:/@]*):[^\s@]*@/gi, '$1:***@')
    .replace(/([?&](?:password|pass|pwd|sslpassword|token|secret|key|sslkey)=)[^\s&]*/gi, '$1***');
}
