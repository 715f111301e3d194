import { migError } from '../errors/index.ts';
import {
  connect,
  type Connection,
  type Dialect,
  type EmbeddedEngine,
  type EmbeddedInstance,
} from '../dialects/index.ts';
import type { ScratchDatabase, ScratchServer } from './contract.ts';
import { createSerial } from './serial.ts';

interface EmbeddedOptions {
  readonly dialect: Dialect;
  readonly engine: EmbeddedEngine;
  readonly from: string;
  /** Of the dialect, when one was given: it may say which package to use. */
  readonly url?: string;
}

/**
 * Scratch databases inside this process, one instance each: an embedded server takes a few hundred megabytes of memory, so
 * they are dropped as soon as they are done with.
 */
export async function openEmbedded({ dialect, engine, from, url }: EmbeddedOptions): Promise<ScratchServer> {
  const loaded = await engine.load({ from, ...(url === undefined ? {} : { url }) });
  const serial = createSerial();
  const open = new Set<ScratchDatabase>();
  let made = 0;
  let closed = false;

  const add = (dump?: unknown) =>
    serial(async () => {
      if (closed) throw migError('MIG_SCRATCH_CLOSED', {});
      return register(await loaded.start(dump));
    });
  const register = (instance: EmbeddedInstance): ScratchDatabase => {
    const database = embeddedDatabase({ dialect, from, instance, name: `embedded_${++made}`, add, open });
    open.add(database);
    return database;
  };

  let spare: ScratchDatabase | undefined = register(await loaded.start());
  const { server } = await spare.connect();
  return {
    title: `${server.product} ${server.version}, embedded (${loaded.title})`,
    dialect,
    server,
    async create() {
      if (spare === undefined || closed) return add();
      const database = spare;
      spare = undefined;
      return database;
    },
    async close() {
      closed = true;
      await serial(async () => {
        for (const database of open) await database.drop();
      });
    },
  };
}

interface DatabaseOptions {
  readonly dialect: Dialect;
  readonly from: string;
  readonly instance: EmbeddedInstance;
  readonly name: string;
  readonly add: (dump: unknown) => Promise<ScratchDatabase>;
  readonly open: Set<ScratchDatabase>;
}

function embeddedDatabase({ dialect, from, instance, name, add, open }: DatabaseOptions): ScratchDatabase {
  let connection: Promise<Connection> | undefined;
  const database: ScratchDatabase = {
    name,
    connect: () => (connection ??= connect(dialect, { instance: instance.instance }, { from })),
    async clone() {
      return add(await instance.dump());
    },
    async drop() {
      if (!open.delete(database)) return;
      await instance.close();
    },
  };
  return database;
}
