import { expectTypeOf } from 'expect-type';
import { defineCommand, defineConfig, type MoveResult } from 'mig-check';

const seed = defineCommand({
  summary: 'fill tables',
  options: {
    '-f, --force': 'even so',
    '--only <table>': 'one',
    '--with <name...>': 'several',
    '--dry-run': 'nothing',
  },
  async run({ options, args, mig, useDatabase }) {
    expectTypeOf(options.force).toEqualTypeOf<true | undefined>();
    expectTypeOf(options.only).toEqualTypeOf<string | undefined>();
    expectTypeOf(options.with).toEqualTypeOf<readonly string[] | undefined>();
    expectTypeOf(options.dryRun).toEqualTypeOf<true | undefined>();
    // @ts-expect-error no such flag
    void options.dry;
    expectTypeOf(args[0]).toEqualTypeOf<string | readonly string[] | undefined>();
    expectTypeOf(await mig.upgrade()).toEqualTypeOf<MoveResult>();
    // @ts-expect-error a downgrade wants a target
    void mig.downgrade();
    // @ts-expect-error no such function
    void mig.squash({});
    expectTypeOf(
      await useDatabase((database) => database.query<{ n: number }>('select 1 as n')),
    ).toEqualTypeOf<readonly { n: number }[]>();
  },
});

defineConfig({
  migrations: './migrations',
  commands: { seed, other: { summary: 's', run: ({ say }) => say('x') } },
});
defineConfig(({ command }) => ({
  migrations: './m',
  commands: { seed: { summary: command, run: () => 1 } },
}));
// @ts-expect-error a summary is needed
defineConfig({ migrations: './m', commands: { seed: { run: () => 1 } } });
// @ts-expect-error a misspelt key
defineConfig({ migrations: './m', commands: { seed: { summary: 's', option: {}, run: () => 1 } } });
// @ts-expect-error one database has no commands of its own
defineConfig({ databases: { one: { migrations: './m', commands: {} } } });
