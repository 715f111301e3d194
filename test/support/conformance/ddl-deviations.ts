import { isMigError } from '../../../src/errors/index.ts';
import { nameText } from '../../../src/schema/index.ts';
import { compilerOf } from './compilers.ts';
import type { Operation } from '../../../src/operations/index.ts';
import { matches, printed } from './ddl-compare.ts';
import type { DdlVector } from './ddl-vectors.ts';

/** What became of an operation of ours. */
export type Outcome = { readonly sql: readonly string[] } | { readonly error: unknown };

/**
 * Where our SQL differs from Alembic's on purpose. Each is a rule, explained under its id in
 * test/conformance/deviations-ddl.md; a rule also says what our SQL has to be instead.
 */
interface Deviation {
  readonly id: string;
  readonly applies: (vector: DdlVector, ours: Outcome, dialect: string) => boolean;
}

export const deviations: readonly Deviation[] = [
  {
    id: 'done-right',
    applies: ({ errorKind }, ours) =>
      errorKind === 'limitation' && ('error' in ours ? isMigError(ours.error) : ours.sql.length > 0),
  },
  {
    id: 'colon-name',
    applies: (vector, ours, dialect) => {
      if ('error' in ours) return false;
      const read = withUnboundAsNull(vector.op);
      return (
        JSON.stringify(read) !== JSON.stringify(vector.op) && matches(vector, ourSql(vector, read, dialect))
      );
    },
  },
  {
    id: 'more-reserved-words',
    applies: (vector, ours) => {
      if ('error' in ours) return false;
      const wanted = vector.sql.join('\n');
      const bare = ours.sql.map((statement) =>
        statement.replace(
          /["`](collation|concurrently|file|lateral|nothing|returning|system_user|tablesample|delete_domain_id|master_demote_to_(?:replica|slave)|portion|sql_(?:after|before)_gtids|vector)["`]/g,
          (quoted, word: string) => (wanted.includes(quoted) ? quoted : word),
        ),
      );
      return matches(vector, bare);
    },
  },
  {
    id: 'index-needs-table',
    applies: ({ op }, ours) =>
      op.op === 'dropIndex' && op.table === undefined && 'error' in ours && isMigError(ours.error),
  },
  {
    id: 'comment-of-null',
    applies: (vector, ours) =>
      'sql' in ours &&
      matches(
        vector,
        ours.sql.map((statement) =>
          statement.replace(/ COMMENT '';$/, ' COMMENT NULL;').replace(/ IS ''$/, ' IS NULL'),
        ),
      ),
  },
  {
    id: 'if-exists-of-constraint',
    applies: (vector, ours, dialect) => {
      const { op } = vector;
      if (op.op !== 'dropConstraint' || !op.ifExists || !['mysql', 'mariadb'].includes(dialect)) return false;
      if ('error' in ours) return isRefused(ours, 'MIG_OPERATION_UNSUPPORTED');
      return matches(
        vector,
        ours.sql.map((statement) => statement.replace(' IF EXISTS ', ' ')),
      );
    },
  },
  {
    id: 'name-too-long',
    applies: ({ executable, sql }, ours) =>
      executable === false &&
      sql.some((statement) => /[\w]{65}/.test(statement)) &&
      isRefused(ours, 'MIG_NAME_TOO_LONG'),
  },
  {
    id: 'inline-reference',
    applies: (vector, ours, dialect) => {
      const { op } = vector;
      if (op.op !== 'addColumn' || !op.inlineReferences || 'error' in ours) return false;
      const [first = '', ...others] = ours.sql;
      const unnamed = first
        .replace(/ CONSTRAINT \S+ (REFERENCES )/, ' $1')
        .replace(/, ADD (?:CONSTRAINT \S+ )?FOREIGN KEY\([^)]*\) (.*)$/, ' $1');
      const none = unnamed.replace(/ REFERENCES .*?(;?)$/, '$1');
      const wanted = ['mssql', 'oracle'].includes(dialect) ? none : unnamed;
      // A CHECK follows the reference; in a clause of its own the reference follows the CHECK.
      const reference = / REFERENCES .*?(?=;?$)/.exec(unnamed)?.[0] ?? '';
      const before = (texts: readonly string[]): readonly string[] =>
        texts.map((text, index) =>
          index === 0 ? text.replace(`${reference} CONSTRAINT`, ' CONSTRAINT') : text,
        );
      const alone = dialect === 'sqlite' ? wanted.replace(/(?<!NOT) DEFERRABLE(?= INITIALLY)/, '') : wanted;
      return (
        first.includes(' REFERENCES ') &&
        (matches(vector, [wanted, ...others]) ||
          matches(vector, [alone, ...others]) ||
          (first.includes(', ADD ') && matches({ ...vector, sql: before(vector.sql) }, [none, ...others])))
      );
    },
  },
  {
    id: 'nothing-left-out-of-add',
    applies: (vector, ours, dialect) => {
      const { op } = vector;
      if (op.op !== 'addColumn' || !['mssql', 'oracle'].includes(dialect)) return false;
      if (op.ifNotExists) return isRefused(ours, 'MIG_OPERATION_UNSUPPORTED');
      if ('error' in ours) return false;
      const { inlinePrimaryKey: _key, ...plain } = op;
      const { checks: _checks, ...column } = op.column;
      const said = ours.sql[0] ?? '';
      const all = (op.column.checks ?? []).every(({ sqltext }) => said.includes(`CHECK (${sqltext})`));
      return all && matches(vector, ourSql(vector, { ...plain, column }, dialect));
    },
  },
  {
    id: 'names-in-text',
    applies: (vector, ours, dialect) =>
      dialect === 'mssql' &&
      'sql' in ours &&
      matches(
        vector,
        ours.sql.map((statement) => statement.replace(/^(EXEC sp_rename )N?'(.*)'(, .*)$/, unescaped)),
      ),
  },
  {
    id: 'place-of-comment',
    applies: (vector, ours, dialect) => {
      const bare = (statement: string): string =>
        statement.replace(/^COMMENT ON COLUMN (.*?) IS '/, (_all, place: string) => {
          const parts = place.replaceAll('"', '').split('.');
          return `COMMENT ON COLUMN ${parts.slice(-2).join('.')} IS '`;
        });
      return (
        dialect === 'oracle' &&
        vector.op.op === 'alterColumn' &&
        'sql' in ours &&
        matches({ ...vector, sql: vector.sql.map(bare) }, ours.sql.map(bare))
      );
    },
  },
  {
    id: 'phrase-checked',
    applies: (vector, ours, dialect) =>
      dialect === 'oracle' &&
      /ON DELETE DROP TABLE/.test(vector.sql.join()) &&
      isRefused(ours, 'MIG_OPERATION_INVALID'),
  },
  {
    id: 'no-double-quote',
    applies: (vector, ours, dialect) =>
      dialect === 'oracle' && /[^"]""[^"]/.test(vector.sql.join()) && isRefused(ours, 'MIG_NAME_UNUSABLE'),
  },
  {
    id: 'expression-in-parentheses',
    applies: (vector, ours) =>
      vector.executable === false &&
      'sql' in ours &&
      ours.sql.join().replace(/[()]/g, '') === vector.sql.join().replace(/[()]/g, ''),
  },
  {
    id: 'length-before-order',
    applies: (vector, ours) =>
      'sql' in ours &&
      matches(
        vector,
        ours.sql.map((statement) =>
          statement
            .replace(/\((\S+?)(\(\d+\))((?: ASC| DESC)? NULLS (?:FIRST|LAST))\)/g, '($1$3)$2')
            .replace(/(\(\d+\)) (ASC|DESC)/g, '$2$1')
            .replace(/(ASC|DESC)\(/g, ' $1('),
        ),
      ),
  },
  {
    id: 'operator-class-of-ordered-key',
    applies: (vector, ours) => {
      const { op } = vector;
      if (op.op !== 'createIndex' || 'error' in ours) return false;
      const classes = Object.values(op.dialectOptions?.postgresqlOps ?? {});
      return (
        classes.length > 0 &&
        ours.sql.every((statement, index) => {
          const wanted = vector.sql[index] ?? '';
          return (
            classes.reduce((text, name) => text.replaceAll(` ${name}`, ''), statement) ===
            classes.reduce((text, name) => text.replaceAll(` ${name}`, ''), wanted)
          );
        })
      );
    },
  },
  {
    id: 'names-freed',
    applies: (vector, ours, dialect) =>
      vector.op.op === 'batchAlterTable' &&
      'sql' in ours &&
      matches(vector, withoutFreeing(ours.sql, dialect)),
  },
  {
    id: 'reference-to-new-table',
    applies: (vector, ours, dialect) => {
      if (vector.op.op !== 'batchAlterTable' || 'error' in ours || dialect === 'sqlite') return false;
      const old = ours.sql.map((statement) =>
        statement.replace(/(REFERENCES (?:\S+\.)?)["`[]?_alembic_tmp_(\w+)["`\]]?(?= \()/g, '$1$2'),
      );
      return matches(vector, withoutFreeing(old, dialect));
    },
  },
  {
    id: 'identity-exchanged',
    applies: (vector, ours) => {
      const { op } = vector;
      if ('error' in ours || op.op !== 'alterColumn') return false;
      const isIdentity = (value: unknown): boolean =>
        typeof value === 'object' && value !== null && 'identity' in value;
      const { serverDefault, existingServerDefault } = op;
      if (serverDefault == null || existingServerDefault == null) return false;
      if (isIdentity(serverDefault) === isIdentity(existingServerDefault)) return false;
      const altered =
        / ALTER COLUMN \S+(?: SET (?:GENERATED|START|INCREMENT|MINVALUE|MAXVALUE|NO M|CACHE|CYCLE|NO CYCLE).*)?;$/;
      const exchanged = / (?:DROP DEFAULT|DROP IDENTITY|SET DEFAULT .*|ADD GENERATED .*);$/;
      return matches(
        { ...vector, sql: vector.sql.filter((statement) => !altered.test(statement)) },
        ours.sql.filter((statement) => !exchanged.test(statement)),
      );
    },
  },
  {
    id: 'refused-by-server',
    applies: ({ executable }, ours) =>
      executable === false &&
      'error' in ours &&
      isMigError(ours.error) &&
      ours.error.code === 'MIG_OPERATION_UNSUPPORTED',
  },
  {
    id: 'no-comments',
    applies: ({ op, sql, errorKind }, ours, dialect) => {
      if (dialect !== 'sqlite' || 'error' in ours) return false;
      if (/^(create|drop)TableComment$/.test(op.op)) return ours.sql.length === 0;
      const changesComment = op.op === 'alterColumn' && op.comment !== undefined;
      return changesComment && errorKind === 'limitation' && matches({ sql }, ours.sql);
    },
  },
  {
    id: 'integer-key',
    applies: (vector, ours, dialect) =>
      dialect === 'sqlite' &&
      'sql' in ours &&
      matches(
        vector,
        ours.sql.map((statement) =>
          statement.replace('INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT', (written) => {
            const wanted = /\b\S+(?= NOT NULL PRIMARY KEY AUTOINCREMENT)/.exec(vector.sql.join('\n'))?.[0];
            return written.replace('INTEGER', wanted ?? 'INTEGER');
          }),
        ),
      ),
  },
  {
    id: 'initially-alone',
    applies: (vector, ours, dialect) =>
      dialect === 'sqlite' &&
      'sql' in ours &&
      matches(
        vector,
        ours.sql.map((statement) =>
          statement.replace(
            /(?: NOT DEFERRABLE(?= INITIALLY immediate)| DEFERRABLE(?= INITIALLY deferred))/gi,
            '',
          ),
        ),
      ),
  },
  {
    id: 'check-once',
    applies: (vector, ours) =>
      vector.op.op === 'batchAlterTable' &&
      'sql' in ours &&
      matches({ ...vector, sql: vector.sql.map(withoutRepeatedLines) }, ours.sql),
  },
  {
    id: 'constraint-once',
    applies: (vector, ours) => {
      if (vector.op.op !== 'batchAlterTable' || 'error' in ours) return false;
      const sql = vector.sql.map((statement) =>
        statement.replace(/    (UNIQUE \([^)]*\)), \n/g, (line, definition: string) =>
          new RegExp(`CONSTRAINT \\S+ ${definition.replace(/[()]/g, '\\$&')}`).test(statement) ? '' : line,
        ),
      );
      return matches({ ...vector, sql }, ours.sql);
    },
  },
  {
    id: 'index-on-temporary-table',
    applies: (vector, ours) =>
      vector.op.op === 'batchAlterTable' &&
      'sql' in ours &&
      matches({ ...vector, sql: withoutTemporaryIndexes(vector.sql) }, ours.sql),
  },
  {
    id: 'new-column-last',
    applies: (vector, ours) => {
      const { op } = vector;
      if (op.op !== 'batchAlterTable' || 'error' in ours) return false;
      const dropped = op.operations.some((operation) => operation.op === 'dropColumn');
      const added = op.operations.flatMap((operation) =>
        operation.op === 'addColumn' &&
        operation.insertBefore === undefined &&
        operation.insertAfter === undefined
          ? [nameText(operation.column.name)]
          : [],
      );
      return (
        dropped &&
        added.length > 0 &&
        matches({ ...vector, sql: vector.sql.map((text) => withLast(text, added)) }, ours.sql)
      );
    },
  },
  {
    id: 'own-reference-renamed',
    applies: (vector, ours) => {
      const { op } = vector;
      if (op.op !== 'batchAlterTable' || 'error' in ours) return false;
      const table = nameText(op.table);
      const renames = op.operations.flatMap((operation) =>
        operation.op === 'alterColumn' && operation.newColumnName !== undefined
          ? [[nameText(operation.newColumnName), nameText(operation.column)] as const]
          : [],
      );
      const old = (statement: string): string =>
        renames.reduce(
          (text, [to, from]) =>
            text.replaceAll(`REFERENCES ${table} (${to})`, `REFERENCES ${table} (${from})`),
          statement,
        );
      return renames.length > 0 && matches(vector, ours.sql.map(old));
    },
  },
  {
    id: 'generated-not-copied',
    applies: (vector, ours) => {
      const { op } = vector;
      if (op.op !== 'batchAlterTable' || 'error' in ours) return false;
      const generated = (op.copyFrom?.columns ?? []).filter(({ computed }) => computed !== undefined);
      const source = nameText(op.table);
      const sql = vector.sql.map((statement) =>
        statement.startsWith('INSERT INTO ')
          ? generated.reduce(
              (text, { name }) =>
                text
                  .replace(new RegExp(`(?<=[(,] ?)"?${nameText(name)}"?(?:, |(?=\\)))`), '')
                  .replace(new RegExp(` ${source}\\."?${nameText(name)}"?(?=,| \n)`), '')
                  .replace(/, \)/, ')')
                  .replace(/SELECT,/, 'SELECT')
                  .replace(/,,/, ',')
                  .replace(/, \n/, ' \n')
                  .replace(/,(?= \nFROM)/, ''),
              statement,
            )
          : statement,
      );
      return generated.length > 0 && matches({ ...vector, sql }, ours.sql);
    },
  },
  {
    id: 'identity-without-change',
    applies: (vector, ours) => {
      if ('error' in ours || vector.op.op !== 'alterColumn') return false;
      const incomplete = (statement: string): boolean =>
        /^ALTER TABLE \S+ ALTER COLUMN \S+;$/.test(statement);
      const stated = (statement: string): boolean => statement.endsWith(' SET GENERATED BY DEFAULT;');
      const wanted = vector.sql.filter((statement) => !incomplete(statement));
      return (
        wanted.length < vector.sql.length &&
        matches(
          { ...vector, sql: wanted },
          ours.sql.filter((statement) => !stated(statement)),
        )
      );
    },
  },
  {
    id: 'check-of-renamed-column',
    applies: (vector, ours, dialect) => {
      const { op } = vector;
      if ('error' in ours || op.op !== 'alterColumn' || op.newColumnName === undefined) return false;
      const { newColumnName: _new, ...unrenamed } = op;
      const old = ourSql(vector, unrenamed, dialect).at(-1) ?? '';
      return /ADD .*CHECK/.test(old) && matches(vector, [...ours.sql.slice(0, -1), old]);
    },
  },
];

function isRefused(ours: Outcome, code: string): boolean {
  return 'error' in ours && isMigError(ours.error) && ours.error.code === code;
}

/** Without the DROPs that free names which a database has only once. */
function withoutFreeing(statements: readonly string[], dialect: string): readonly string[] {
  return ['mysql', 'mariadb'].includes(dialect)
    ? statements.filter((statement) => !/^ALTER TABLE \S+ DROP (CHECK|FOREIGN KEY) /.test(statement))
    : statements;
}

/** The text as Alembic puts it between quotes: as it stands. */
function unescaped(_all: string, head: string, text: string, tail: string): string {
  return `${head}'${text.replaceAll("''", "'")}'${tail}`;
}

function ourSql(vector: DdlVector, operation: Operation, dialect: string): readonly string[] {
  const { namingConvention } = vector;
  const options = namingConvention === undefined ? {} : { namingConvention };
  return printed(compilerOf(dialect)?.compile(operation, options) ?? [], dialect);
}

/** Without the indexes of the table that is about to be renamed, and what separates them from the next statement. */
function withoutTemporaryIndexes(statements: readonly string[]): readonly string[] {
  const isOne = (statement: string | undefined): boolean =>
    /^CREATE (UNIQUE )?INDEX \S+ ON \S*_alembic_tmp_/.test(statement ?? '');
  return statements.filter(
    (statement, index) => !isOne(statement) && !(/^(GO|\/)$/.test(statement) && isOne(statements[index - 1])),
  );
}

/** CREATE TABLE with these columns behind the others. */
function withLast(statement: string, columns: readonly string[]): string {
  if (!statement.startsWith('CREATE TABLE')) return statement;
  const [head = '', ...lines] = statement.split('\n');
  const isNew = (line: string): boolean => columns.some((column) => line.startsWith(`    ${column} `));
  const end = lines.findIndex((line) => /^    (PRIMARY|CONSTRAINT|UNIQUE|CHECK|FOREIGN)\b|^\)/.test(line));
  const own = lines.slice(0, end);
  return [head, ...own.filter((line) => !isNew(line)), ...own.filter(isNew), ...lines.slice(end)].join('\n');
}

/** CREATE TABLE with each of its lines once. */
function withoutRepeatedLines(statement: string): string {
  const lines = statement.split('\n');
  const bare = lines.map((line) => line.replace(/,\s*$/, ''));
  const kept = bare.filter((line, index) => bare.indexOf(line) === index);
  const end = kept.length - 1;
  return kept.map((line, index) => (index === 0 || index >= end - 1 ? line : `${line}, `)).join('\n');
}

/** SQL texts as Alembic reads them, with NULL for each `:name` that nobody binds. */
function withUnboundAsNull(operation: Operation): Operation {
  const unbound = (text: string): string => text.replace(/(?<![:\w\\]):(\w+)(?!:)/g, 'NULL');
  const read = (value: unknown, key: string): unknown => {
    if (typeof value === 'string')
      return ['sql', 'text', 'sqltext', 'condition', 'where', 'postgresqlWhere', 'check'].includes(key)
        ? unbound(value)
        : value;
    if (Array.isArray(value)) return value.map((item) => read(item, ''));
    if (typeof value !== 'object' || value === null || 'params' in value) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, read(member, name)]));
  };
  return read(operation, '') as Operation;
}
