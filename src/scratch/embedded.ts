import { migError } from '../errors/index.ts';
import { connect, type Connection, type Dialect } from '../dialects/index.ts';
import type { ScratchDatabase, ScratchServer } from './contract.ts';
import { createSerial } from './serial.ts';

/** One database in this process, not shared with anything. */
export interface EmbeddedInstance {
  /** The driver's own object, for `Driver.connect`. */
  readonly instance: unknown;
  /** A copy of all data, from which other instances can start. */
  dump(): Promise<unknown>;
  close(): Promise<void>;
}

/** A database system that runs inside this process. */
export interface EmbeddedEngine {
  /** @throws MIG_PACKAGE_MISSING */
  load(from: string): {
    /** For people: `PGlite 0.5.16`. */
    readonly title: string;
    /** An empty database, or one that starts from a dump. */
    start(dump?: unknown): Promise<EmbeddedInstance>;
  };
}

interface EmbeddedOptions {
  readonly dialect: Dialect;
  readonly engine: EmbeddedEngine;
  readonly from: string;
}

/**
 * Scratch databases inside this process, one instance each: a few hundred megabytes of memory, so they are dropped
 * as soon as they are done with. All but the first start from a dump of the first, which is several times faster.
 */
export async function openEmbedded({ dialect, engine, from }: EmbeddedOptions): Promise<ScratchServer> {
  const loaded = engine.load(from);
  const serial = createSerial();
  const open = new Set<ScratchDatabase>();
  let made = 0;
  let closed = false;

  const add = (dump: unknown) =>
    serial(async () => {
      if (closed) throw migError('MIG_SCRATCH_CLOSED', {});
      return register(await loaded.start(dump));
    });
  const register = (instance: EmbeddedInstance): ScratchDatabase => {
    const database = embeddedDatabase({ dialect, from, instance, name: `embedded_${++made}`, add, open });
    open.add(database);
    return database;
  };

  const first = await loaded.start();
  const empty = await first.dump();
  let spare: ScratchDatabase | undefined = register(first);
  const { server } = await spare.connect();
  return {
    title: `${server.product} ${server.version}, embedded (${loaded.title})`,
    dialect,
    server,
    async create() {
      if (spare === undefined || closed) return add(empty);
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
