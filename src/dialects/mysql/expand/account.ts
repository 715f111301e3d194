/** An account as SQL. */
export function account(user: string, host?: string): string {
  const quoted = (part: string): string => `\`${part.replaceAll('`', '``')}\``;
  return host === undefined ? quoted(user) : `${quoted(user)}@${quoted(host)}`;
}

/** `root@localhost` → `` `root`@`localhost` `` */
export function accountOf(definer: string): string {
  const at = definer.lastIndexOf('@');
  return at === -1 ? account(definer) : account(definer.slice(0, at), definer.slice(at + 1));
}
