import { migError } from '../errors/index.ts';
import type { Dialect } from '../dialects/index.ts';
import type { ScratchServer } from './contract.ts';
import { openEmbedded } from './embedded.ts';
import { openOnServer } from './on-server.ts';

export interface ScratchOptions {
  readonly dialect: Dialect;
  /**
   * `embedded`, or the URL of a server on which scratch databases may be made. Where the URL is that of a file, or of a
   * database in this process, so are the scratch ones: embedded.
   */
  readonly server: string;
  /** Folder ending in `/`, or file, from which drivers are resolved: the user's project. */
  readonly from: string;
}

/**
 * The server for this run. On a URL it first drops what killed runs left behind; nothing else there is touched.
 *
 * @throws MIG_CONNECTION_FAILED, MIG_PACKAGE_MISSING, MIG_SCRATCH_NO_EMBEDDED
 */
export async function openScratchServer({ dialect, server, from }: ScratchOptions): Promise<ScratchServer> {
  const { admin, embedded: engine } = dialect;
  const isEmbedded = server === 'embedded';
  const driver = dialect.drivers.find((candidate) => !isEmbedded && candidate.accepts({ url: server }));
  if (!isEmbedded && admin !== undefined && driver?.isEmbedded !== true)
    return openOnServer({ dialect: { ...dialect, admin }, url: server, from });
  if (engine === undefined) throw migError('MIG_SCRATCH_NO_EMBEDDED', { dialect: dialect.name });
  return openEmbedded({ dialect, engine, from, ...(isEmbedded ? {} : { url: server }) });
}
