import { resolve } from 'node:path';
import { openScratchServer, type ScratchServer } from '../../scratch/index.ts';
import type { Prepared } from './prepare.ts';

/** The scratch server of one run: started on first use, shared by all checks. */
export interface ScratchForRun {
  open(): Promise<ScratchServer>;
  /** The server, when one was started. */
  started(): Promise<ScratchServer | undefined>;
  /** Drops everything; returns why it could not. Never throws. */
  close(): Promise<string | undefined>;
}

export function scratchForRun({ server, context, config }: Prepared): ScratchForRun {
  let opening: Promise<ScratchServer> | undefined;
  const started = () => opening?.catch(() => undefined) ?? Promise.resolve(undefined);
  return {
    open: () =>
      (opening ??= openScratchServer({
        dialect: context.dialect,
        server,
        from: `${resolve(config.root)}/`,
      })),
    started,
    async close() {
      try {
        await (await started())?.close();
        return undefined;
      } catch (error) {
        return (error as Error).message;
      }
    },
  };
}
