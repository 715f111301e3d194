import { plain } from './of-dialect.ts';

/** Types of SQLite: `sqlite.datetime()`. */
export const sqlite = {
  date: plain('sqlite.DATE'),
  datetime: plain('sqlite.DATETIME'),
  time: plain('sqlite.TIME'),
  json: plain('sqlite.JSON'),
};
