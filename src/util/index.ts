// Tiny pure helpers without a domain word.
// May import nothing of the project.
// One file per helper; the file is named for it.
export { closest } from './closest.ts';
export { excerpt } from './excerpt.ts';
export { given } from './given.ts';
export { matchesGlob } from './glob.ts';
export { hostRequire } from './host-require.ts';
export { stableJson, type JsonValue } from './json.ts';
export { maskSecrets, maskUrl } from './mask-url.ts';
export { ownRequire, ownVersion } from './own-package.ts';
