/**
 * Merge payments and catalogue.
 *
 * Create Date: 2026-02-10T12:00:00Z
 */
export const revision = '7085b4ebc29f';
export const downRevision = ['4d52e1b8f69c', '6f74a3dab18e'];

export function upgrade(): void {}

export function downgrade(): void {}
