import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { configFileNames } from '../config/index.ts';
import { migError } from '../errors/index.ts';
import type { ScriptLanguage } from '../script/index.ts';
import { templateNamed, type TemplatesOptions } from './init/templates.ts';

export interface InitOptions extends TemplatesOptions {
  /** Folder for the revisions, relative to `from`. @defaultValue 'migrations' */
  readonly directory?: string | undefined;
  /** A name that `listTemplates` knows. @defaultValue 'single' */
  readonly template?: string | undefined;
  /** Chooses the template of a language: `typescript` is `single`. */
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
  readonly template: string;
  /** Every file that was written, absolute. */
  readonly files: readonly string[];
  /** Files of the template that were there already, and are left as they are. */
  readonly kept: readonly string[];
}

/**
 * Makes the folder of the revisions, a configuration file, and whatever else the template holds. Nothing is overwritten.
 *
 * @throws MIG_DIRECTORY_NOT_EMPTY, MIG_TEMPLATE_UNKNOWN, MIG_TEMPLATES_UNREADABLE, before anything is written
 */
export function init(options: InitOptions = {}): InitResult {
  const { directory: wish = 'migrations', from = process.cwd(), language = 'typescript' } = options;
  const template = templateNamed(options.template ?? TEMPLATES[language], options);
  const directory = resolve(from, wish);
  if (existsSync(directory) && readdirSync(directory).length > 0)
    throw migError('MIG_DIRECTORY_NOT_EMPTY', { directory: wish });
  const existing = configFileNames.map((name) => join(from, name)).find((file) => existsSync(file));
  const written = (isAbsolute(wish) ? wish : `./${relative(from, directory)}`).replaceAll('\\', '/');
  const files = Object.entries(template.files(written)).map(([path, text]) => ({
    path: join(from, path),
    text,
  }));
  const isKept = ({ path }: { readonly path: string }): boolean =>
    existsSync(path) || (existing !== undefined && dirname(path) === resolve(from) && isConfig(path));
  const kept = files.filter(isKept);
  const made = files.filter((file) => !isKept(file));
  // An empty folder would not survive version control.
  for (const folder of template.folders ?? ['.'])
    made.push({ path: join(directory, folder, '.gitkeep'), text: '' });
  for (const { path, text } of made) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
  }
  return {
    directory,
    config: existing ?? files.find(({ path }) => isConfig(path))?.path ?? join(from, 'mig.config.ts'),
    configWritten: existing === undefined,
    template: template.name,
    files: made.map(({ path }) => path),
    kept: kept.map(({ path }) => path),
  };
}

const TEMPLATES: Readonly<Record<ScriptLanguage, string>> = {
  typescript: 'single',
  javascript: 'javascript',
  sql: 'sql',
};

function isConfig(path: string): boolean {
  return configFileNames.some((name) => path.endsWith(name));
}
