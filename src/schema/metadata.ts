import type { NamingConvention } from './naming-convention.ts';
import type {
  Comment,
  CompositeType,
  DefaultPrivileges,
  Domain,
  EnumType,
  Event,
  Extension,
  Grant,
  MaterializedView,
  Policy,
  RowSecurity,
  Schema,
  Sequence,
  StoredFunction,
  StoredProcedure,
  Trigger,
  View,
} from './objects/index.ts';
import type { Table } from './table.ts';

/** What a schema may hold beside tables. The order within a list means nothing. */
export interface MetaDataObjects {
  readonly schemas?: readonly Schema[];
  readonly extensions?: readonly Extension[];
  /** An enum that is here is not created by the tables that use it. */
  readonly enums?: readonly EnumType[];
  /** A domain that is here is not created by the tables that use it. */
  readonly domains?: readonly Domain[];
  readonly compositeTypes?: readonly CompositeType[];
  readonly sequences?: readonly Sequence[];
  readonly functions?: readonly StoredFunction[];
  readonly procedures?: readonly StoredProcedure[];
  readonly views?: readonly View[];
  readonly materializedViews?: readonly MaterializedView[];
  readonly triggers?: readonly Trigger[];
  readonly policies?: readonly Policy[];
  readonly rowSecurity?: readonly RowSecurity[];
  readonly events?: readonly Event[];
  readonly grants?: readonly Grant[];
  readonly defaultPrivileges?: readonly DefaultPrivileges[];
  readonly comments?: readonly Comment[];
}

/** A whole schema as plain, JSON-serialisable data. */
export interface MetaData extends MetaDataObjects {
  readonly tables: readonly Table[];
  readonly namingConvention?: NamingConvention;
}
