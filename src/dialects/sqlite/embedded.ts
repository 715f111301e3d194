import type { EmbeddedEngine, EmbeddedInstance } from '../contract.ts';
import { findEngine, parseSqliteUrl, type EngineModule } from './drivers/index.ts';
import { temporaryFile } from './files.ts';

/** Scratch databases are nobody's data: nothing has to reach the disk. */
const FAST = ['pragma synchronous = off', 'pragma journal_mode = memory'];

/** Databases in memory, or, with a package that cannot copy these, in temporary files that are removed again. */
export const embedded: EmbeddedEngine = {
  async load({ from, url }) {
    const driver = url === undefined ? undefined : parseSqliteUrl(url, from).driver;
    const module = await findEngine({ from, files: false, driver });
    return {
      title: module.title,
      start: async (dump) => startInMemory(module, dump) ?? startInFile(module, dump),
    };
  },
};

/** `undefined` when the package cannot hand out the content of a database. */
function startInMemory(module: EngineModule, dump: unknown): EmbeddedInstance | undefined {
  const engine = module.open({
    path: ':memory:',
    readOnly: false,
    mustExist: false,
    ...(dump === undefined ? {} : { content: dump as Uint8Array }),
  });
  const { serialize } = engine;
  if (serialize === undefined) {
    engine.close();
    return undefined;
  }
  return {
    instance: engine.handle ?? engine.raw,
    dump: async () => serialize(),
    close: async () => engine.close(),
  };
}

function startInFile(module: EngineModule, dump: unknown): EmbeddedInstance {
  const file = temporaryFile(dump as Uint8Array | undefined);
  const engine = module.open({ path: file.path, readOnly: false, mustExist: false });
  for (const pragma of FAST) engine.run(pragma);
  return {
    instance: engine.handle ?? engine.raw,
    async dump() {
      // A migration may have switched to a write-ahead log, which holds what is not in the file yet.
      engine.run('pragma wal_checkpoint(truncate)');
      return file.read();
    },
    async close() {
      engine.close();
      file.remove();
    },
  };
}
