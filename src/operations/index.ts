// What a migration can do, as data: one file per operation.
// May import schema, errors, util.
export type Operation = { readonly op: string };
