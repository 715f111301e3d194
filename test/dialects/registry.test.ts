import { connect, dialectNamed } from '../../src/dialects/index.ts';

/** Connections of drivers that say a version; servers that old run nowhere any more. */
const said = (
  version: string,
): Readonly<Record<string, () => { readonly client: object; readonly ended: () => boolean }>> => {
  let ended = false;
  const listeners = { on: () => undefined, off: () => void (ended = true) };
  const made = (client: object) => () => ({ client: { ...listeners, ...client }, ended: () => ended });
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const mysql = made({
    query: async () => [[{ version }], []],
    execute: async () => [[], []],
    changeUser: async () => undefined,
  });
  return {
    postgresql: made({
      connect: async () => undefined,
      query: async () => ({ rows: [{ version, number: String(major * 10_000 + minor) }], rowCount: 1 }),
    }),
    mysql,
    mariadb: mysql,
    sqlite: made({
      prepare: () => ({
        reader: true,
        safeIntegers() {
          return this;
        },
        all: () => [{ version, objects: 0 }],
      }),
      pragma: () => undefined,
      serialize: () => Buffer.alloc(0),
      close: () => undefined,
    }),
  };
};

describe('the version of the server is looked at when a connection is opened', () => {
  it.each([
    ['postgresql', '13.22', 'PostgreSQL 13.22', '14', '14.0'],
    ['mysql', '8.0.15', 'MySQL 8.0.15', '8.0.16', '8.0.16'],
    ['mysql', '5.7.44-log', 'MySQL 5.7.44', '8.0.16', '9.7.4'],
    ['mariadb', '5.5.5-10.5.29-MariaDB-log', 'MariaDB 10.5.29', '10.6', '10.6.0-MariaDB'],
    ['sqlite', '3.36.0', 'SQLite 3.36.0', '3.37', '3.37.0'],
  ])('%s %s is too old', async (name, version, shown, needed, enough) => {
    const dialect = dialectNamed(name);
    expect(dialect.oldestServer.version).toBe(needed);
    const open = (text: string): { opening: Promise<unknown>; ended: () => boolean } => {
      const { client, ended } = said(text)[name]?.() ?? { client: {}, ended: () => false };
      return {
        opening: connect(dialect, { instance: client, borrowed: true }, { from: `${process.cwd()}/` }),
        ended,
      };
    };
    const { opening, ended } = open(version);
    await expect(opening).rejects.toMatchObject({
      code: 'MIG_SERVER_TOO_OLD',
      message: `The server is ${shown}; mig-check works from version ${needed} on.`,
    });
    // It is let go of.
    if (name !== 'sqlite') expect(ended()).toBe(true);
    await expect(open(enough).opening).resolves.toMatchObject({ server: { dialect: name } });
  });
});
