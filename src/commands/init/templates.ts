import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { migError } from '../../errors/index.ts';
import { closest } from '../../util/index.ts';
import { bundledTemplates, type ProjectTemplate } from './bundled-templates.ts';

export interface TemplatesOptions {
  /** Folder of templates of your own, relative to `from`: each subfolder is one, and its README.md says what for. */
  readonly templates?: string | undefined;
  /** @defaultValue the working directory */
  readonly from?: string | undefined;
}

/** Templates of one's own, then those of the package, by name; one's own win. @throws MIG_TEMPLATES_UNREADABLE */
export function templatesOf({
  templates,
  from = process.cwd(),
}: TemplatesOptions): readonly ProjectTemplate[] {
  if (templates === undefined) return bundledTemplates;
  const own = ownTemplates(resolve(from, templates), templates);
  const names = new Set(own.map(({ name }) => name));
  return [...own, ...bundledTemplates.filter(({ name }) => !names.has(name))];
}

/** @throws MIG_TEMPLATE_UNKNOWN */
export function templateNamed(name: string, options: TemplatesOptions): ProjectTemplate {
  const all = templatesOf(options);
  const found = all.find((template) => template.name === name);
  if (found !== undefined) return found;
  const known = all.map((template) => template.name);
  const near = closest(name, known);
  throw migError('MIG_TEMPLATE_UNKNOWN', { name, known, ...(near === undefined ? {} : { near }) });
}

function ownTemplates(folder: string, shown: string): readonly ProjectTemplate[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => ownTemplate(join(folder, name)))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (cause) {
    throw migError('MIG_TEMPLATES_UNREADABLE', { folder: shown }, { location: { file: folder }, cause });
  }
}

/** `{{directory}}` in a file stands for the folder of the revisions. */
function ownTemplate(folder: string): ProjectTemplate {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const readme = paths.find((path) => relative(folder, path) === 'README.md');
  const [line = ''] = readme === undefined ? [] : readFileSync(readme, 'utf8').trim().split('\n');
  return {
    name: basename(folder),
    summary: line.replace(/^#+\s*/, '').trim(),
    files: (directory) =>
      Object.fromEntries(
        paths
          .filter((path) => path !== readme)
          .map((path) => [
            relative(folder, path),
            readFileSync(path, 'utf8').replaceAll('{{directory}}', directory),
          ]),
      ),
  };
}
