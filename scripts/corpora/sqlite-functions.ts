import vm from 'node:vm';
import type { Connection } from '../../src/dialects/index.ts';
import type { ScratchDatabase, ScratchServer } from '../../src/scratch/index.ts';

/** What the packages for SQLite call the registering of a function. */
interface Registering {
  function?(name: string, run: (value: unknown) => unknown): unknown;
  createFunction?(name: string, run: (...values: readonly unknown[]) => unknown): unknown;
}

/** Functions that the programs of these histories bring along, as their manifests say. */
const FUNCTIONS: Readonly<Record<string, (value: unknown) => unknown>> = {
  BIN2B64: (bytes) => (bytes === null ? null : Buffer.from(bytes as Uint8Array).toString('base64')),
  B642BIN: (text) => (text === null ? null : new Uint8Array(Buffer.from(text as string, 'base64'))),
};

/** The same server, on whose connections these functions are known where the database runs inside this process. */
export function withFunctions(server: ScratchServer): ScratchServer {
  if (server.server.dialect !== 'sqlite') return server;
  return { ...server, create: async () => withFunctionsOn(await server.create()) };
}

function withFunctionsOn(database: ScratchDatabase): ScratchDatabase {
  let ready: Promise<Connection> | undefined;
  return {
    ...database,
    connect: () => (ready ??= database.connect().then(register)),
    clone: async () => withFunctionsOn(await database.clone()),
  };
}

function register(connection: Connection): Connection {
  const raw = connection.raw as Registering;
  for (const [name, run] of Object.entries(FUNCTIONS)) {
    if (raw.createFunction === undefined) raw.function?.(name, run);
    else raw.createFunction(name, behindContext(run));
  }
  return connection;
}

/** The context comes first. Made outside of a test's sandbox, whose functions are none to the package. */
const behindContext = vm.runInThisContext('(run) => (context, value) => run(value)') as (
  run: (value: unknown) => unknown,
) => (...values: readonly unknown[]) => unknown;
