import type { SimpleType } from '../types/data-type.ts';
import { type } from './types.ts';

/** Types of SQLite: `sqlite.datetime()`. */
export const sqlite = {
  date: (): SimpleType<'sqlite.DATE'> => type('sqlite.DATE'),
  datetime: (): SimpleType<'sqlite.DATETIME'> => type('sqlite.DATETIME'),
  time: (): SimpleType<'sqlite.TIME'> => type('sqlite.TIME'),
  json: (): SimpleType<'sqlite.JSON'> => type('sqlite.JSON'),
};
