/** Create notes. */
export const revision = '0001';
export const downRevision = null;

export function upgrade(op) {
  op.execute('create table note (id integer primary key, body text)');
}

export function downgrade(op) {
  op.dropTable('note');
}
