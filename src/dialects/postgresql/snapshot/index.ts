// The CatalogSnapshot of PostgreSQL: one file per family of objects, and what puts their rows together.
// May import the dialect contract, errors, util.
// Start reading at take.ts, then family.ts; families.ts lists the families.
export { withPinnedSettings } from './scope.ts';
export { notOfExtension, userSchema } from './sql.ts';
export { takeSnapshot, takeTables } from './take.ts';
