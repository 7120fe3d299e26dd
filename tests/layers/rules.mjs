/**
 * Who may import whom, and which package lives where: `src/ARCHITECTURE.md`, "Who may import whom", as
 * rules for dependency-cruiser. Computed from the imports, type imports included.
 *
 *     npm run layers
 *     error layer-domain: src/domain/aging.ts → src/ledger/open.ts
 *
 * `planted.test.ts` plants one violation of each and expects the name of the rule.
 */

/** Folder → folders it may import beside itself. */
const MAY_IMPORT = {
  'src/domain': [],
  'src/contract': ['src/domain'],
  // Of the contract only types, so that a query returns the contract's row: `ledger-types-only`.
  'src/ledger': ['src/domain', 'src/contract'],
  'src/formats': ['src/domain'],
  'src/documents': ['src/domain', 'resources'],
  'src/services': [
    'src/domain',
    'src/contract',
    'src/ledger',
    'src/formats',
    'src/documents',
    'resources',
  ],
  'src/engine': ['src/contract', 'src/services', 'src/ledger'],
  'src/hosts': ['src/contract', 'src/engine'],
  'src/renderer': ['src/domain', 'src/contract', 'resources'],
  'electron/preload': ['src/contract'],
  'electron/main': ['src/contract', 'src/engine'],
};

/** Folder → packages it may import. `node:` modules are in `WITHOUT_NODE`. */
const PACKAGES = {
  'src/domain': [],
  'src/contract': ['zod', '@msgpack/msgpack'],
  'src/ledger': ['better-sqlite3', 'kysely'],
  'src/formats': ['csv-parse', 'iconv-lite', 'chardet', 'exceljs', 'saxes', 'yauzl'],
  'src/documents': ['pdfmake', '@cantoo/pdf-lib', '@expo-google-fonts/[^/]+', 'uqr'],
  'src/services': ['zod', 'date-holidays', 'i18n-iso-countries'],
  'src/engine': ['zod'],
  // Vite only in `start/`, which builds what is stale in a checkout; no package ships it.
  'src/hosts': ['commander', 'vite', 'electron-vite'],
  'src/renderer': [
    'react',
    'react-dom',
    'react-i18next',
    'i18next',
    'recharts',
    'dayjs',
    'zod',
    '@msgpack/msgpack',
    '@mantine/[^/]+',
    '@tabler/icons-react',
    '@tanstack/[^/]+',
    '@fontsource-variable/inter',
    'pdfjs-dist',
    'vite',
  ],
  'electron/preload': ['electron'],
  'electron/main': ['electron'],
};

/** No `node:fs`, no `node:path`, nothing of the machine. */
const WITHOUT_NODE = ['src/domain', 'src/contract', 'src/renderer'];

const nameOf = (folder) => folder.split('/').pop();

const layers = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  name: `layer-${nameOf(folder)}`,
  comment: `${folder} may import ${allowed.length === 0 ? 'nothing of ours' : allowed.join(', ')}`,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: {
    path: '^(src|electron|resources|tests)/',
    pathNot: [folder, ...allowed].map((one) => `^${one}/`),
  },
}));

const packages = Object.entries(PACKAGES).map(([folder, allowed]) => ({
  name: `packages-${nameOf(folder)}`,
  comment: `packages of ${folder}: ${allowed.length === 0 ? 'none' : allowed.join(', ')}`,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: {
    path: 'node_modules/',
    ...(allowed.length === 0
      ? {}
      : { pathNot: `node_modules/(@types/)?(${allowed.join('|')})(/|$)` }),
  },
}));

export default {
  forbidden: [
    ...layers,
    ...packages,
    {
      name: 'ledger-types-only',
      comment: 'src/ledger may import types of src/contract (`import type`), and nothing that runs',
      severity: 'error',
      from: { path: '^src/ledger/' },
      to: { path: '^src/contract/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-node',
      comment: 'these layers must run anywhere, a browser page included',
      severity: 'error',
      from: { path: WITHOUT_NODE.map((folder) => `^${folder}/`) },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-cycle',
      comment:
        'two files that import each other are one file, or one of them is in the wrong place',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphan',
      comment: 'a file that nobody imports and that imports nobody',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '(^|/)tsconfig\\.json$'] },
      to: {},
    },
    {
      name: 'not-resolvable',
      comment: 'an import of something that is not there',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|[^?]+\\?(raw|url|worker)$)' },
    },
    {
      name: 'no-dev-package-in-shipped-code',
      comment: 'what runs without Vite must be in "dependencies"; the renderer is bundled',
      severity: 'error',
      from: { path: '^(src|electron)/', pathNot: ['^src/renderer/', '^src/hosts/start/'] },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/electron/',
      },
    },
    {
      name: 'no-undeclared-package',
      comment: 'a package that is there only because another package brought it',
      severity: 'error',
      from: { path: '^(src|electron)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|svg|png)$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['main', 'types'],
    },
  },
};
