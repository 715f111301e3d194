import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one revision does, as both tools write it. */
interface Change {
  readonly up: readonly [ours: string, theirs: string];
  readonly sql: string;
  readonly down: readonly [ours: string, theirs: string];
}

/** One line of history, as modules and SQL files of ours, and for Alembic: of ten revisions one makes a table, the others give it columns and indexes. */
export function writeHistory(
  folder: string,
  { size, url }: { readonly size: number; readonly url: string },
): void {
  for (const name of ['migrations', 'sql', 'alembic/versions'])
    mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'mig.config.mjs'), "export default { migrations: './migrations' };\n");
  writeFileSync(join(folder, 'sql.config.mjs'), "export default { migrations: './sql' };\n");
  writeFileSync(join(folder, 'alembic.ini'), '[alembic]\nscript_location = alembic\n');
  writeFileSync(join(folder, 'alembic/env.py'), environment(url));
  writeFileSync(join(folder, 'alembic/script.py.mako'), '');
  for (let index = 0; index < size; index++) {
    const [id = '', down = ''] = [index, index - 1].map((at) => at.toString(16).padStart(12, '0'));
    const change = changeOf(index);
    writeFileSync(
      join(folder, `migrations/${id}_revision.ts`),
      ours({ id, down, change, first: index === 0 }),
    );
    writeFileSync(join(folder, `sql/${id}_revision.sql`), asSql({ id, down, change, first: index === 0 }));
    writeFileSync(
      join(folder, `alembic/versions/${id}_revision.py`),
      theirs({ id, down, change, first: index === 0 }),
    );
  }
}

function changeOf(index: number): Change {
  const table = `t_${Math.floor(index / 10)}`;
  const column = `c_${index % 10}`;
  if (index % 10 === 0)
    return {
      up: [
        `await op.createTable(
    '${table}',
    column('id', integer(), { primaryKey: true }),
    column('name', string(50), { nullable: false }),
    column('note', text()),
  );`,
        `op.create_table(
        '${table}',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('name', sa.String(50), nullable=False),
        sa.Column('note', sa.Text()),
    )`,
      ],
      sql: `CREATE TABLE ${table} (id SERIAL NOT NULL, name VARCHAR(50) NOT NULL, note TEXT, PRIMARY KEY (id));`,
      down: [`await op.dropTable('${table}');`, `op.drop_table('${table}')`],
    };
  if (index % 10 === 5)
    return {
      up: [
        `await op.createIndex('${table}_name', '${table}', ['name']);`,
        `op.create_index('${table}_name', '${table}', ['name'])`,
      ],
      sql: `CREATE INDEX ${table}_name ON ${table} (name);`,
      down: [
        `await op.dropIndex('${table}_name', '${table}');`,
        `op.drop_index('${table}_name', table_name='${table}')`,
      ],
    };
  return {
    up: [
      `await op.addColumn('${table}', column('${column}', integer()));`,
      `op.add_column('${table}', sa.Column('${column}', sa.Integer()))`,
    ],
    sql: `ALTER TABLE ${table} ADD COLUMN ${column} INTEGER;`,
    down: [`await op.dropColumn('${table}', '${column}');`, `op.drop_column('${table}', '${column}')`],
  };
}

interface RevisionText {
  readonly id: string;
  readonly down: string;
  readonly change: Change;
  readonly first: boolean;
}

function ours({ id, down, change, first }: RevisionText): string {
  return `import type { Op } from 'mig-check';
import { column, integer, string, text } from 'mig-check/schema';

/**
 * Revision ${id}
 *
 * Create Date: 2026-01-02T03:04:05+00:00
 */
export const revision = '${id}';
export const downRevision = ${first ? 'null' : `'${down}'`};
export const branchLabels = null;
export const dependsOn = null;

export async function upgrade(op: Op): Promise<void> {
  ${change.up[0]}
}

export async function downgrade(op: Op): Promise<void> {
  ${change.down[0]}
}
`;
}

function asSql({ id, down, change, first }: RevisionText): string {
  return `-- revision: ${id}
-- downRevision: ${first ? '' : down}
-- message: Revision ${id}

-- upgrade
${change.sql}
`;
}

function theirs({ id, down, change, first }: RevisionText): string {
  return `"""Revision ${id}

Create Date: 2026-01-02 03:04:05
"""
from alembic import op
import sqlalchemy as sa

revision = '${id}'
down_revision = ${first ? 'None' : `'${down}'`}
branch_labels = None
depends_on = None


def upgrade():
    ${change.up[1]}


def downgrade():
    ${change.down[1]}
`;
}

/** A transaction for each revision, as `mig` has it. */
function environment(url: string): string {
  return `from alembic import context
from sqlalchemy import create_engine
with create_engine("${url.replace(/^postgres:/, 'postgresql:')}").connect() as connection:
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
`;
}
