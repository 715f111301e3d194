import type { DataType } from '../../../schema/index.ts';
import { type BatchRules, type Sql, variantOf, verbatim } from '../../standard/index.ts';
import type { Flavour } from './flavour.ts';
import { typeSql } from './types.ts';

/** Names of foreign keys, and on MySQL those of CHECKs, are those of the database. */
export function batchRules(flavour: Flavour): BatchRules {
  return {
    recreates: false,
    castType: (type) => castType(type, flavour),
    namesUncast: true,
    sharesNames: (kind) => kind === 'foreignKey' || (kind === 'check' && flavour.checkNamesPerDatabase),
    followsRename: true,
  };
}

/**
 * CAST takes a few types only, some under another name; other values are left to the assignment.
 * @see https://dev.mysql.com/doc/refman/9.7/en/cast-functions.html#function_cast
 */
function castType(declared: DataType, flavour: Flavour): Sql | undefined {
  const type = variantOf(declared, flavour.name);
  const spelled = typeSql(type, flavour).sql.replace(/ (?:CHARACTER SET|COLLATE) \S+/g, '');
  const [, name = '', digits = ''] = /^(?:NATIONAL )?(\w+)(\([\d, ]+\))?/.exec(spelled) ?? [];
  switch (name) {
    case 'TINYINT':
    case 'SMALLINT':
    case 'MEDIUMINT':
    case 'INTEGER':
    case 'BIGINT':
      return verbatim(/\bUNSIGNED\b/.test(spelled) ? 'UNSIGNED INTEGER' : 'SIGNED INTEGER');
    case 'NUMERIC':
    case 'DECIMAL':
      return verbatim(`DECIMAL${digits}`);
    case 'CHAR':
    case 'VARCHAR':
      return verbatim(`CHAR${digits}`);
    case 'TINYTEXT':
    case 'TEXT':
    case 'MEDIUMTEXT':
    case 'LONGTEXT':
      return verbatim('CHAR');
    case 'DATE':
      return verbatim('DATE');
    case 'DATETIME':
    case 'TIMESTAMP':
      return verbatim(`DATETIME${digits}`);
    case 'TIME':
      return verbatim(`TIME${digits}`);
    case 'BINARY':
    case 'VARBINARY':
    case 'BLOB':
      return verbatim('BINARY');
    case 'JSON':
      // MariaDB's JSON is text.
      return flavour.name === 'mysql' ? verbatim('JSON') : undefined;
    default:
      return undefined;
  }
}
