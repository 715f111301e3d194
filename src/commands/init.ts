import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { configFileNames } from '../config/index.ts';
import { migError } from '../errors/index.ts';
import type { ScriptLanguage } from '../script/index.ts';

export interface InitOptions {
  /** Folder for the revisions, relative to `from`. @defaultValue 'migrations' */
  readonly directory?: string | undefined;
  /** Language of new revisions. @defaultValue 'typescript' */
  readonly language?: ScriptLanguage | undefined;
  /** Project folder, where the configuration goes. @defaultValue the working directory */
  readonly from?: string | undefined;
}

export interface InitResult {
  /** Absolute. */
  readonly directory: string;
  /** The configuration file, absolute. */
  readonly config: string;
  /** False when a configuration was there already; it is left as it is. */
  readonly configWritten: boolean;
}

/**
 * Makes the folder of the revisions and a configuration file.
 *
 * @throws MIG_DIRECTORY_NOT_EMPTY before anything is written
 */
export function init(options: InitOptions = {}): InitResult {
  const { directory: wish = 'migrations', from = process.cwd() } = options;
  const directory = resolve(from, wish);
  if (existsSync(directory) && readdirSync(directory).length > 0)
    throw migError('MIG_DIRECTORY_NOT_EMPTY', { directory: wish });
  const existing = configFileNames.map((name) => join(from, name)).find((file) => existsSync(file));
  mkdirSync(directory, { recursive: true });
  // An empty folder would not survive version control.
  writeFileSync(join(directory, '.gitkeep'), '');
  if (existing !== undefined) return { directory, config: existing, configWritten: false };
  const config = join(from, 'mig.config.ts');
  const written = isAbsolute(wish) ? wish : `./${relative(from, directory)}`;
  writeFileSync(config, configText(written, options.language), { flag: 'wx' });
  return { directory, config, configWritten: true };
}

function configText(directory: string, language: ScriptLanguage = 'typescript'): string {
  const folder = quote(directory.replaceAll('\\', '/'));
  const migrations =
    language === 'typescript' ? folder : `{ directory: ${folder}, language: ${quote(language)} }`;
  return `import { defineConfig } from 'mig-check';

export default defineConfig({
  // The revisions: \`mig revision -m "add users"\` writes one here.
  migrations: ${migrations},
  // The schema they should make, for \`mig-check\`: a SQL script, or a module that exports MetaData.
  // schema: './schema.sql',
  // The database that \`mig\` works on is that of the environment variable DATABASE_URL.
});
`;
}

function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
