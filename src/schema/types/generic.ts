import type { Identifier } from '../name.ts';

export type NoParameters = Readonly<Record<never, never>>;

export interface StringParameters {
  /** Characters. */
  readonly length?: number;
  readonly collation?: string;
}

export interface NumericParameters {
  readonly precision?: number;
  readonly scale?: number;
}

export interface TimezoneParameters {
  readonly timezone?: boolean;
}

export interface EnumParameters {
  readonly values: readonly string[];
  readonly typeName?: Identifier | { readonly f: string };
  /** `false`: VARCHAR of the longest value instead of a type of its own. @defaultValue `true` */
  readonly nativeEnum?: boolean;
  /** With `nativeEnum: false`: a CHECK on the values. */
  readonly createConstraint?: boolean;
  readonly length?: number;
  readonly schema?: Identifier;
  readonly inheritSchema?: boolean;
  /** `false`: the type exists already, `createTable` does not create it. @defaultValue `true` */
  readonly createType?: boolean;
}

/** Types that each dialect spells its own way. */
export interface GenericTypes {
  Integer: NoParameters;
  BigInteger: NoParameters;
  SmallInteger: NoParameters;
  String: StringParameters;
  Text: StringParameters;
  Unicode: StringParameters;
  UnicodeText: StringParameters;
  Numeric: NumericParameters;
  Float: { readonly precision?: number };
  Double: { readonly precision?: number };
  /** `createConstraint`: a CHECK on dialects without a boolean type, named `typeName`. */
  Boolean: {
    readonly createConstraint?: boolean;
    readonly typeName?: Identifier | { readonly f: string };
  };
  Date: NoParameters;
  DateTime: TimezoneParameters;
  Time: TimezoneParameters;
  Interval: NoParameters;
  LargeBinary: { readonly length?: number };
  JSON: NoParameters;
  /** `nativeUuid: false`: CHAR(32). */
  Uuid: { readonly nativeUuid?: boolean };
  Enum: EnumParameters;
}
