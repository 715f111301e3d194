import type { Operation } from '../../../operations/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { execute, executeAll, list, text, type Alteration, type Closing } from './closing.ts';
import { word } from './designation.ts';
import { holder, lastPart } from './names.ts';
import { tuningStatements } from './column-extras.ts';
import { optionChanges, setting } from './storage-options.ts';

export function createView(view: CatalogObject, closing: Closing): readonly Operation[] {
  return [execute(creation(view, 'CREATE', closing))];
}

export function dropView({ kind, name }: CatalogObject, closing: Closing): readonly Operation[] {
  return [execute(`DROP ${word(kind)} ${closing.sql(name)}`)];
}

/** CREATE OR REPLACE may add columns at the end, and nothing else. */
export function recreatesView({ before, after, properties }: Alteration): boolean {
  if (!properties.has('definition')) return false;
  if (after.kind === 'materialized view') return true;
  const [was, is] = [before.output ?? [], after.output ?? []];
  return was.length === 0 || was.some((column, position) => is[position] !== column);
}

export function alterView({ before, after, properties }: Alteration, closing: Closing): readonly Operation[] {
  const target = `ALTER ${word(after.kind)} ${closing.sql(after.name)}`;
  const [was, is] = [storageOptions(before), storageOptions(after)];
  if (properties.has('definition')) return [execute(creation(after, 'CREATE OR REPLACE', closing))];
  return executeAll([
    ...optionChanges(was, is).map((options) => `${target} ${options}`),
    ...(properties.has('accessMethod') ? [`${target} SET ACCESS METHOD ${text(after, 'accessMethod')}`] : []),
    ...(properties.has('tablespace')
      ? [`${target} SET TABLESPACE ${text(after, 'tablespace') || 'pg_default'}`]
      : []),
    ...(properties.has('populated')
      ? [
          `REFRESH MATERIALIZED VIEW ${closing.sql(after.name)}${after.definition['populated'] === true ? '' : ' WITH NO DATA'}`,
        ]
      : []),
  ]);
}

/** What was added to one column of a view; taken off again for one that has nothing of its own any more. */
export function alterViewColumn(
  { before, after }: Pick<Alteration, 'before' | 'after'>,
  closing: Closing,
): readonly Operation[] {
  const view = closing.sql(holder(after.name));
  const isMaterialized = (closing.to.objects[after.parent ?? '']?.kind ?? '') === 'materialized view';
  const target = `ALTER ${isMaterialized ? 'MATERIALIZED VIEW' : 'VIEW'} ${view} ALTER COLUMN ${lastPart(after.name)}`;
  const [was, is] = [text(before, 'default'), text(after, 'default')];
  const [compressed, compression] = [text(before, 'compression'), text(after, 'compression')];
  return executeAll([
    ...(was === is
      ? []
      : [is === '' ? `${target} DROP DEFAULT` : `${target} SET DEFAULT ${closing.sql(is)}`]),
    ...(isMaterialized
      ? tuningStatements(before, after, closing).map((statement) =>
          statement.replace(/^ALTER TABLE/, 'ALTER MATERIALIZED VIEW'),
        )
      : []),
    ...(compressed === compression ? [] : [`${target} SET COMPRESSION ${compression || 'DEFAULT'}`]),
  ]);
}

function creation(view: CatalogObject, verb: string, closing: Closing): string {
  const options = storageOptions(view);
  const method = text(view, 'accessMethod');
  const tablespace = text(view, 'tablespace');
  const head = [
    `${verb} ${word(view.kind)} ${closing.sql(view.name)}`,
    ...(method === '' || method === 'heap' ? [] : [`USING ${method}`]),
    ...(options.length === 0 ? [] : [`WITH (${options.map(setting).join(', ')})`]),
    ...(tablespace === '' ? [] : [`TABLESPACE ${tablespace}`]),
    'AS',
  ].join(' ');
  const noData = view.definition['populated'] === false ? '\nWITH NO DATA' : '';
  return `${head}\n${query(view, closing)}${noData}`;
}

/** The query as the server prints it, without its semicolon. */
function query(view: CatalogObject, closing: Closing): string {
  return closing.sql(text(view, 'definition')).replace(/;\s*$/, '').replace(/^ /, '').replace(/^\n+/, '');
}

function storageOptions(view: CatalogObject): readonly string[] {
  return [...list(view, 'options'), ...list(view, 'toastOptions').map((option) => `toast.${option}`)];
}
