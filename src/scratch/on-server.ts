import { randomInt } from 'node:crypto';
import { migError } from '../errors/index.ts';
import { maskUrl } from '../util/index.ts';
import { connect, type Connection, type ServerDialect } from '../dialects/index.ts';
import type { ScratchDatabase, ScratchServer } from './contract.ts';

import { createSerial } from './serial.ts';

const MAX_RUN = 2 ** 31 - 1;
const CONNECT_TIMEOUT_MS = 10_000;
/** PostgreSQL writes everything to disk before it drops a database: the first of several waits, the others hardly. */
const DROPS_AT_ONCE = 16;

interface ServerOptions {
  readonly dialect: ServerDialect;
  readonly url: string;
  readonly from: string;
}

/** Everything the databases of one run share. */
interface Run extends ServerOptions {
  readonly admin: Connection;
  readonly id: number;
  /** Statements of the admin session, one at a time. */
  readonly serial: ReturnType<typeof createSerial>;
  /** Names of the databases that exist. */
  readonly open: Set<string>;
  /** Those of them that nobody needs any more. */
  readonly unwanted: string[];
  made: number;
  closing: Promise<void> | undefined;
}

/** Scratch databases on a server by URL, beside the database that the URL names. */
export async function openOnServer(options: ServerOptions): Promise<ScratchServer> {
  const { dialect, url, from } = options;
  const admin = await connect(dialect, { url, timeoutMs: CONNECT_TIMEOUT_MS }, { from });
  try {
    const id = await claimRun(dialect, admin);
    const run: Run = {
      ...options,
      admin,
      id,
      serial: createSerial(),
      open: new Set(),
      unwanted: [],
      made: 0,
      closing: undefined,
    };
    await sweep(run);
    return {
      title: `${admin.server.product} ${admin.server.version} at ${maskUrl(url)}`,
      dialect,
      server: admin.server,
      create: () => createOn(run),
      close: () => (run.closing ??= closeRun(run)),
    };
  } catch (error) {
    await admin.close();
    throw error;
  }
}

async function claimRun(dialect: ServerDialect, admin: Connection): Promise<number> {
  for (;;) {
    const id = randomInt(1, MAX_RUN);
    if (await dialect.admin.claim(admin, id)) return id;
  }
}

/** Drops what killed runs left behind. */
async function sweep(run: Run): Promise<void> {
  for (const name of await run.dialect.admin.abandoned(run.admin)) await dropDatabase(run, name);
}

async function dropDatabase(run: Run, name: string): Promise<void> {
  const { admin } = run.dialect;
  try {
    await admin.drop(run.admin, name);
  } catch (error) {
    if (!(await released(run, name))) throw error;
    await admin.drop(run.admin, name);
  }
}

/** Whether what holds a database beside its sessions was given up. */
async function released(run: Run, name: string): Promise<boolean> {
  const { admin } = run.dialect;
  if (admin.release === undefined) return false;
  try {
    const inside = await connectTo(run, name);
    try {
      await admin.release(inside);
    } finally {
      await inside.close();
    }
    return true;
  } catch {
    return false;
  }
}

function connectTo({ dialect, url, from }: Run, name: string): Promise<Connection> {
  return connect(dialect, { url: dialect.admin.urlFor(url, name), timeoutMs: CONNECT_TIMEOUT_MS }, { from });
}

function createOn(run: Run, template?: string): Promise<ScratchDatabase> {
  return run.serial(async () => {
    if (run.closing !== undefined) throw migError('MIG_SCRATCH_CLOSED', {});
    const name = await run.dialect.admin.create(run.admin, {
      run: run.id,
      number: ++run.made,
      ...(template === undefined ? {} : { template }),
    });
    run.open.add(name);
    return databaseOn(run, name);
  });
}

function databaseOn(run: Run, name: string): ScratchDatabase {
  let connection: Promise<Connection> | undefined;
  const disconnect = async () => {
    const open = connection;
    connection = undefined;
    // A connection that never opened, or that the server ended, needs no closing.
    await open?.then((session) => session.close()).catch(() => undefined);
  };
  return {
    name,
    connect: () => (connection ??= connectTo(run, name)),
    async clone() {
      await disconnect();
      return createOn(run, name);
    },
    async drop() {
      await disconnect();
      if (!run.unwanted.includes(name)) run.unwanted.push(name);
      if (run.unwanted.length >= DROPS_AT_ONCE) await run.serial(() => dropUnwanted(run));
    },
  };
}

async function dropUnwanted(run: Run): Promise<void> {
  for (const name of run.unwanted.splice(0)) {
    await dropDatabase(run, name);
    run.open.delete(name);
  }
}

/** Waits for a database that is being made, drops all, then sweeps again: a killed run's last statement may end late. */
async function closeRun(run: Run): Promise<void> {
  await run.serial(async () => {
    try {
      run.unwanted.splice(0, run.unwanted.length, ...run.open);
      await dropUnwanted(run);
      await sweep(run);
    } finally {
      await run.admin.close();
    }
  });
}
