/** Kinds of names a convention can give. */
export type ConventionKind = 'ix' | 'uq' | 'ck' | 'fk' | 'pk';

/** Templates with `%(token)s`, by kind of name. */
export type NamingConvention = { readonly [K in ConventionKind]?: string };
