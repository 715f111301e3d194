import { Option } from 'commander';

/** How a database is compared with the schema of the configuration. */
export interface ComparingFlags {
  readonly server?: string;
  readonly allowDrops?: true;
}

export function comparingOptions(): readonly Option[] {
  return [
    new Option('--server <url>', 'where the schema is built, in a throwaway database').default(
      undefined,
      "guard.server, else the database's own",
    ),
    new Option('--allow-drops', 'go on when most tables would be dropped'),
  ];
}
