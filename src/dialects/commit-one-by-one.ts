import type { Connection } from './contract.ts';

/** `Connection.commit` in one message for each part. */
export async function commitOneByOne(
  { execute, reset, close }: Pick<Connection, 'execute' | 'reset' | 'close'>,
  { begin = false }: { readonly begin?: boolean } = {},
): Promise<void> {
  await execute('COMMIT');
  try {
    await reset();
    if (begin) await execute('BEGIN');
  } catch {
    await close();
  }
}

/** What is different about a session of the caller's own: nothing is reset, and nothing is closed. */
export function borrowed(
  { execute }: Pick<Connection, 'execute'>,
  detach: () => void | Promise<void> = () => undefined,
): Pick<Connection, 'borrowed' | 'commit' | 'reset' | 'close'> {
  const reset = async (): Promise<void> => undefined;
  return {
    borrowed: true,
    reset,
    close: async () => detach(),
    commit: (options) => commitOneByOne({ execute, reset, close: reset }, options),
  };
}
