import { migError } from '../errors/index.ts';
import { maskUrl } from '../util/index.ts';
import type { Connection, ConnectTarget, Dialect } from '../dialects/index.ts';

/** Opens a session with the first driver that serves the target. */
export async function openSession(
  dialect: Dialect,
  target: ConnectTarget,
  from: string,
): Promise<Connection> {
  const driver = dialect.drivers.find((candidate) => candidate.accepts(target));
  if (driver === undefined)
    throw migError('MIG_SCRATCH_WRONG_SERVER', {
      dialect: dialect.name,
      server: 'url' in target ? maskUrl(target.url) : 'the embedded database',
    });
  return driver.connect(target, { from });
}
