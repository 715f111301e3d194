import { hostRequire } from './host-require.ts';

/** A `require` that resolves as this package does: its own dependencies, and itself by name. */
export function ownRequire(): NodeJS.Require {
  return hostRequire(__filename);
}

/** Version of the running copy of this package. */
export function ownVersion(): string {
  return (ownRequire()('mig-check/package.json') as { version: string }).version;
}
