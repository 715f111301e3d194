/**
 * The layers, written down: imports run downwards only, and folders on one line never import each other.
 * Type imports count too: a type cycle is a design cycle. See docs/decisions/0001-layers.md.
 */
const layers = [
  ['errors', 'util'],
  ['schema'],
  ['operations'],
  ['dialects', 'script', 'config', 'git'],
  ['runtime', 'autogenerate', 'scratch'],
  ['sources'],
  ['checks'],
  ['commands', 'report'],
  ['cli', 'testing'],
];

const folder = (names) => `^src/(${names.join('|')})/`;

/** One rule a folder: everything on its own line (but itself) and above is forbidden. */
const layerRules = layers.flatMap((line, depth) =>
  line.map((name) => {
    const above = layers
      .slice(depth)
      .flat()
      .filter((other) => other !== name);
    return {
      name: `layer-${name}`,
      comment: `${name} may import only what lies below it: siblings on one line and everything above are walls.`,
      severity: 'error',
      from: { path: folder([name]) },
      to: { path: `${folder(above)}|^src/index\\.ts$|^action/` },
    };
  }),
);

export default {
  forbidden: [
    ...layerRules,
    {
      name: 'entry-point-only',
      comment: 'Other folders import the folder’s index.ts only, so that a folder can be rearranged inside.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/([^/]+)/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'entry-point-only-from-outside',
      comment: 'Entry points too come in through a folder’s index.ts.',
      severity: 'error',
      from: { path: '^(src/[^/]+\\.ts|action/src/)' },
      to: { path: '^src/[^/]+/', pathNot: '^src/[^/]+/index\\.ts$' },
    },
    {
      name: 'no-circular',
      comment: 'A cycle cannot be read top-down.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'files-are-read-in-one-place',
      comment:
        'Only config, the readers of script and sources, the runtime’s module loader, embedded databases and entry points touch files; core code takes what it needs as arguments.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot:
          '^src/(config|git|script|sources|commands|cli|testing)/|^src/dialects/(postgresql/(embedded|kept-cluster)|sqlite/files)\\.ts',
      },
      to: { path: '^(node:)?fs(/promises)?$' },
    },
    {
      name: 'drivers-are-optional',
      comment:
        'Drivers are optional peers, loaded on use with a clear error; a static import makes them mandatory.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        path: '^(pg|mysql2|better-sqlite3|node-sqlite3-wasm|@sqlite.org/sqlite-wasm|testcontainers|@electric-sql/pglite)($|/)|node_modules/(pg|mysql2|better-sqlite3|node-sqlite3-wasm|@sqlite.org/sqlite-wasm|testcontainers|@electric-sql/pglite)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'not-to-dev-dep',
      comment: 'The package must run with what it declares.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'An import that cannot be resolved is a typing error or a missing dependency.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
