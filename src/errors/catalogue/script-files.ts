import { defineError, type ErrorEntry } from '../define.ts';

/** What can be wrong with revision files and the directory they lie in. */
export const scriptFileErrors = {
  MIG_HEADER_NO_REVISION: defineError<{ file: string; language: string }>({
    title: 'A revision file has no revision id',
    exit: 2,
    message: ({ file }) => `${file} has no revision id.`,
    hint: ({ language }) =>
      language === 'sql'
        ? 'Add a first line: -- revision: <id>. A file that is no revision belongs in another folder.'
        : "Add: export const revision = '<id>'. A file that is no revision belongs in another folder.",
    docs: 'Every file of a version directory is a revision, and says its id at the top level. Headers are read without running the file.',
  }),
  MIG_HEADER_NO_DOWN_REVISION: defineError<{ file: string; language: string }>({
    title: 'A revision file does not say what it follows',
    exit: 2,
    message: ({ file }) => `${file} does not say which revision it follows.`,
    hint: ({ language }) =>
      language === 'sql'
        ? 'Add: -- downRevision: <id>, or -- downRevision: none for the first one.'
        : "Add: export const downRevision = '<id>', or null for the first one.",
    docs: 'An omitted `downRevision` could be a first revision or a mistake; it has to be written.',
  }),
  MIG_HEADER_NOT_LITERAL: defineError<{ file: string; field: string; found: string; wanted: string }>({
    title: 'A header field is not a plain literal',
    exit: 2,
    message: ({ file, field, found, wanted }) =>
      `${field} of ${file} must be ${wanted}, written out; found ${found}.`,
    hint: () =>
      'Headers are read without running the file, so they take no variables, calls or other expressions.',
    docs: 'The history is read on a stranger’s pull request and on ten thousand files: nothing is executed for it. Ids are quoted strings, several are an array of them, none is `null`.',
  }),
  MIG_HEADER_DUPLICATE: defineError<{ file: string; field: string; firstLine: number }>({
    title: 'A header field is written twice',
    exit: 2,
    message: ({ file, field, firstLine }) =>
      `${field} is written twice in ${file}, first on line ${firstLine}.`,
    hint: () => 'Keep one of them.',
    docs: 'Which of the two counts would hang on the reader.',
  }),
  MIG_HEADER_UNKNOWN_FIELD: defineError<{ file: string; field: string; similar: string }>({
    title: 'A header field is misspelt',
    exit: 2,
    message: ({ file, field }) => `${file} has a header field "${field}", which means nothing.`,
    hint: ({ similar }) => `Did you mean ${similar}?`,
    docs: 'A misspelt field would silently change the history: `-- dependson` is no dependency.',
  }),
  MIG_HEADER_UNTERMINATED: defineError<{ file: string; what: string }>({
    title: 'A revision file ends in the middle of something',
    exit: 2,
    message: ({ file, what }) => `${file} has ${what} that does not end.`,
    hint: () => 'Close it.',
    docs: 'The file cannot be read as source text. A string, comment, bracket or template that never ends would hide what follows it.',
  }),
  MIG_HEADER_BINARY: defineError<{ file: string }>({
    title: 'A revision file is not text',
    exit: 2,
    message: ({ file }) => `${file} is not UTF-8 text.`,
    hint: () => 'Save it as UTF-8, or move it out of the version directory.',
    docs: 'Revision files are UTF-8, with or without a byte order mark. UTF-16, as some Windows tools write it, is not read.',
  }),
  MIG_HEADER_EMPTY: defineError<{ file: string }>({
    title: 'A revision file is empty',
    exit: 2,
    message: ({ file }) => `${file} is empty.`,
    hint: () => 'Restore its content, or delete it.',
    docs: 'An empty file is usually a save or a merge that went wrong; it is never taken for a revision.',
  }),
  MIG_HEADER_MERGE_CONFLICT: defineError<{ file: string }>({
    title: 'A revision file has unresolved merge conflicts',
    exit: 2,
    message: ({ file }) => `${file} has an unresolved merge conflict.`,
    hint: () => 'Resolve it (git mergetool), and remove the <<<<<<< lines.',
    docs: 'git leaves lines of `<<<<<<<`, `=======` and `>>>>>>>` where it could not merge.',
  }),
  MIG_SQL_SECTION: defineError<{ file: string; problem: string }>({
    title: 'The sections of a SQL revision are not as they should be',
    exit: 2,
    message: ({ file, problem }) => `${file}: ${problem}.`,
    hint: () =>
      'A SQL revision has one line "-- upgrade" with its statements below, then one line "-- downgrade".',
    docs: 'Statements stand below `-- upgrade` or `-- downgrade`; anything elsewhere would never run.',
  }),
  MIG_FILE_UNREADABLE: defineError<{ file: string; reason: string }>({
    title: 'A revision file cannot be read',
    exit: 2,
    message: ({ file, reason }) => `${file} cannot be read: ${reason}.`,
    hint: () => 'Correct its permissions, or the link that leads to it.',
    docs: 'Leaving the file out would change the history, so nothing is done.',
  }),
  MIG_FILE_IS_DIRECTORY: defineError<{ file: string }>({
    title: 'A directory is named like a revision file',
    exit: 2,
    message: ({ file }) => `${file} is a directory, and is named like a revision file.`,
    hint: () => 'Rename it.',
    docs: 'It cannot be told whether a revision was meant to be there.',
  }),
  MIG_VERSION_LOCATION_INVALID: defineError<{ path: string }>({
    title: 'A version directory is not a directory',
    exit: 3,
    message: ({ path }) => `${path} is not a directory.`,
    hint: () => 'Correct migrations.directory or versionLocations in the configuration.',
    docs: 'Version directories are folders; a missing one counts as empty and is made when the first revision is written.',
  }),
  MIG_FILE_EXISTS: defineError<{ file: string }>({
    title: 'The file to write is there already',
    exit: 2,
    message: ({ file }) => `${file} is there already; nothing was written.`,
    hint: () => 'Use another message, another id, or another file template.',
    docs: 'Existing files are never overwritten.',
  }),
  MIG_FILE_NOT_WRITTEN: defineError<{ file: string; reason: string }>({
    title: 'A revision file could not be written',
    exit: 2,
    message: ({ file, reason }) => `${file} could not be written: ${reason}.`,
    hint: () => 'Correct permissions or free space, then run the command again: nothing was left behind.',
    docs: 'A file is written beside its final name and then moved, so it is either there in full or not at all.',
  }),
  MIG_FILE_TEMPLATE: defineError<{ template: string; problem: string }>({
    title: 'The file template is wrong',
    exit: 3,
    message: ({ template, problem }) => `fileTemplate "${template}" ${problem}.`,
    hint: () => 'Tokens: {rev} {slug} {epoch} {year} {month} {day} {hour} {minute} {second}.',
    docs: 'The template makes the file name without its extension, and may contain directories; these are found again only with `recursive`.',
  }),
  MIG_TIMEZONE_UNKNOWN: defineError<{ timezone: string }>({
    title: 'No such time zone',
    exit: 3,
    message: ({ timezone }) => `There is no time zone "${timezone}".`,
    hint: () => 'Use an IANA name, such as Europe/Berlin or UTC.',
    docs: 'The time zone decides creation date and file name of new revisions; without one, local time is used.',
  }),
  MIG_TEXT_NOT_REPRESENTABLE: defineError<{ field: string; problem: string }>({
    title: 'A value cannot be written into a revision file',
    exit: 3,
    message: ({ field, problem }) => `${field} cannot be written into a revision file: ${problem}.`,
    hint: () => 'Choose another value.',
    docs: 'What is written must read back as the same. Header lines of SQL files, for example, hold one line.',
  }),
} satisfies Record<string, ErrorEntry<never>>;
