import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isMigError, migError } from '../../errors/index.ts';
import type { CreateOptions, NewRevision } from '../graph/types.ts';
import type { Header } from '../header/header.ts';
import { readHeader } from '../header/read-header.ts';
import type { RevisionScript, ScriptLanguage, ScriptWarning } from '../types.ts';
import { displayPath } from './display.ts';
import { fileNameOf } from './file-name.ts';
import type { LoadedScripts, ScriptDirectoryOptions } from './load.ts';
import { momentOf } from './moment.ts';
import { templates, type Template } from './templates.ts';
import { writeNewFile } from './write-new-file.ts';

export interface WriteRevisionOptions extends Omit<CreateOptions, 'id' | 'locations'> {
  readonly scripts: LoadedScripts;
  readonly directory: ScriptDirectoryOptions;
  /** @defaultValue 12 random hexadecimal characters */
  readonly id?: string;
  readonly message?: string;
  /** @defaultValue 'typescript' */
  readonly language?: ScriptLanguage;
  /** JavaScript with `exports.…`, for packages without `"type": "module"`. */
  readonly commonJs?: boolean;
  /** Lines of the two bodies, without indentation; SQL text for a SQL revision. */
  readonly upgradeBody?: readonly string[];
  readonly downgradeBody?: readonly string[];
  /** Import lines that the bodies need. */
  readonly imports?: readonly string[];
  /** Ids of the revisions that it stands for. */
  readonly replaces?: readonly string[];
  /** Why there is no way back. */
  readonly irreversible?: string | undefined;
  /** Instead of the template of the language. */
  readonly template?: Template;
  /** Where it comes from, for messages. */
  readonly templateFile?: string;
  /** Begins the file with a byte order mark. @defaultValue false */
  readonly byteOrderMark?: boolean;
  /** Tokens `{rev} {slug} {epoch} {year} {month} {day} {hour} {minute} {second}`, may contain `/`. @defaultValue '{rev}_{slug}' */
  readonly fileTemplate?: string;
  /** Longest slug, in characters. @defaultValue 40 */
  readonly truncateSlugLength?: number;
  /** Longest id that the version table can hold, in characters. @defaultValue 32 */
  readonly maxIdLength?: number;
  /** IANA name; without it local time. */
  readonly timezone?: string;
  /** The clock belongs to the caller. */
  readonly now: Date;
}

export interface WrittenRevision {
  readonly revision: RevisionScript;
  /** The graph with the new revision in it, last in load order. */
  readonly scripts: LoadedScripts;
}

/** A revision that only has to be written. */
export interface PlannedRevision extends WrittenRevision {
  readonly content: string;
}

/**
 * Writes one new revision file and reads it back. Several `head`s make a merge. Everything is checked before anything is
 * written, and a file that is there is never overwritten.
 *
 * @throws what `RevisionGraph.planCreate` throws; MIG_TEXT_NOT_REPRESENTABLE, MIG_FILE_TEMPLATE, MIG_TIMEZONE_UNKNOWN,
 * MIG_FILE_EXISTS, MIG_FILE_NOT_WRITTEN
 */
export function writeRevisionFile(options: WriteRevisionOptions): WrittenRevision {
  const { content, ...written } = planRevisionFile(options);
  writeNewFile(written.revision.file, content, written.revision.displayFile);
  return written;
}

/** As `writeRevisionFile`, up to the writing; another revision can be planned on top. @throws the same */
export function planRevisionFile(options: WriteRevisionOptions): PlannedRevision {
  const { scripts, directory, message = '', language = 'typescript' } = options;
  const wanted = planWanted(options);
  const moment = momentOf(options.now, options.timezone);
  const name = fileNameOf({
    id: wanted.id,
    message,
    moment,
    ...(options.fileTemplate === undefined ? {} : { template: options.fileTemplate }),
    ...(options.truncateSlugLength === undefined ? {} : { truncateSlugLength: options.truncateSlugLength }),
  });
  const location = wanted.location ?? resolve(directory.root, directory.versionLocations[0] ?? '.');
  const path = join(location, `${name}${EXTENSIONS[language]}`);
  const displayFile = displayPath(directory.root, path);

  const template = options.template ?? templates[options.commonJs === true ? 'commonjs' : language];
  const text = template({
    id: wanted.id,
    message,
    down: wanted.down,
    labels: wanted.labels,
    dependsOn: wanted.dependsOn,
    replaces: options.replaces ?? [],
    irreversible: options.irreversible ?? '',
    createdAt: moment.iso,
    upgrade: options.upgradeBody ?? [],
    downgrade: options.downgradeBody ?? [],
    imports: options.imports ?? [],
  });
  const content = options.byteOrderMark === true ? `\uFEFF${text}` : text;
  const header = readBack({
    content,
    wanted: { ...wanted, replaces: options.replaces ?? [] },
    file: displayFile,
    language,
    templateFile: options.templateFile,
  });
  if (existsSync(path))
    throw migError('MIG_FILE_EXISTS', { file: displayFile }, { location: { file: displayFile } });

  const revision: RevisionScript = { ...header, location, file: path, displayFile, language };
  const warnings: ScriptWarning[] =
    name.includes('/') && directory.recursive !== true
      ? [
          {
            kind: 'not-found-again',
            file: displayFile,
            message: `${displayFile} lies in a subdirectory, which is read only with recursive: true.`,
          },
        ]
      : [];
  return {
    content,
    revision,
    scripts: {
      revisions: [...scripts.revisions, revision],
      graph: scripts.graph.with(revision),
      warnings: [...scripts.warnings, ...warnings],
    },
  };
}

const EXTENSIONS: Readonly<Record<ScriptLanguage, string>> = {
  typescript: '.ts',
  javascript: '.js',
  sql: '.sql',
};

function planWanted(options: WriteRevisionOptions): NewRevision {
  const { scripts, directory, id = randomBytes(6).toString('hex'), maxIdLength = 32 } = options;
  const characters = Array.from(id).length;
  if (characters > maxIdLength)
    throw migError('MIG_TEXT_NOT_REPRESENTABLE', {
      field: 'The revision id',
      problem: `it has ${characters} characters, and the version table holds ${maxIdLength}`,
    });
  if (/[/\\\s]|\p{Cc}/u.test(id))
    throw migError('MIG_TEXT_NOT_REPRESENTABLE', {
      field: 'The revision id',
      problem: 'it contains a slash, a space or a control character, and is to be part of a file name',
    });
  return scripts.graph.planCreate({
    id,
    locations: directory.versionLocations.map((location) => resolve(directory.root, location)),
    ...(options.head === undefined ? {} : { head: options.head }),
    ...(options.splice === undefined ? {} : { splice: options.splice }),
    ...(options.labels === undefined ? {} : { labels: options.labels }),
    ...(options.dependsOn === undefined ? {} : { dependsOn: options.dependsOn }),
    ...(options.location === undefined ? {} : { location: resolve(directory.root, options.location) }),
  });
}

interface ReadBackOptions {
  readonly content: string;
  readonly wanted: NewRevision;
  readonly file: string;
  readonly language: ScriptLanguage;
  readonly templateFile: string | undefined;
}

/** What a project's own template makes may be anything: the template is what has to be mended then. */
function readBack({ templateFile, ...made }: ReadBackOptions): Header {
  try {
    return assertReadsBack(made);
  } catch (error) {
    if (templateFile === undefined || !isMigError(error)) throw error;
    throw migError(
      'MIG_TEMPLATE_MISSES',
      { file: templateFile, problem: error.message },
      { location: { file: templateFile, line: 1 }, cause: error },
    );
  }
}

/** A template without a place for labels, or a label with a comma in a SQL file, would lose what was asked for. */
function assertReadsBack({ content, wanted, file, language }: Omit<ReadBackOptions, 'templateFile'>): Header {
  const header = readHeader({ bytes: Buffer.from(content), file, language });
  const fields = [
    ['The revision id', [header.id], [wanted.id]],
    ['The down revision', header.down, wanted.down],
    ['A branch label', header.labels, wanted.labels],
    ['A dependency', header.dependsOn, wanted.dependsOn],
    ['A replaced revision', header.replaces ?? [], wanted.replaces ?? []],
  ] as const;
  for (const [field, got, want] of fields)
    if (JSON.stringify(got) !== JSON.stringify(want))
      throw migError('MIG_TEXT_NOT_REPRESENTABLE', {
        field,
        problem: `${want.join(', ')} would read back as ${got.length === 0 ? 'nothing' : got.join(', ')}`,
      });
  return header;
}
