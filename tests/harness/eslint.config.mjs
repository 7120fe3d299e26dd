/**
 * Lint: what the compiler cannot see and a reviewer should not have to look for. The rules that need
 * types are in `oxlint.json`.
 *
 *     npm run lint
 *
 * The clock is passed in: the pure rooms and the ledger may not ask what time it is, because a
 * report of last month must come out the same next year.
 */
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const TIMELESS = [
  'src/domain/**',
  'src/contract/**',
  'src/ledger/**',
  'src/services/**',
  'src/documents/**',
  'src/formats/**',
];

const readsTheClock = (selector, what) => ({
  selector,
  message: `${what} reads the machine; take the moment (or the seed) as an argument`,
});

const CLOCK = [
  readsTheClock(
    "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    'Date.now()',
  ),
  readsTheClock("NewExpression[callee.name='Date'][arguments.length=0]", 'new Date()'),
  readsTheClock("CallExpression[callee.name='Date']", 'Date()'),
  readsTheClock(
    "CallExpression[callee.object.name='performance'][callee.property.name='now']",
    'performance.now()',
  ),
  readsTheClock(
    "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    'Math.random()',
  ),
];

/**
 * Rooms without a page. The compiler knows no `document` there either, except where the types of a
 * package (pdfmake) bring the page's along.
 */
const PAGELESS = [...TIMELESS, 'src/engine/**', 'src/hosts/**', 'electron/main/**'];
const PAGE = ['window', 'document', 'navigator', 'location', 'localStorage', 'sessionStorage'].map(
  (name) => ({ name, message: 'there is no page here' }),
);

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
const NOT_A_NAME = /^(utils?|helpers?|misc|common|stuff)$/;

/** A file's name says what is in it: kebab-case, and never `utils`. */
const fileName = {
  meta: {
    type: 'problem',
    schema: [],
    docs: { description: 'kebab-case names that say something' },
  },
  create(context) {
    return {
      Program(node) {
        const file = context.filename.split(/[\\/]/).pop() ?? '';
        const stem = file.replace(/\.[^.]+$/, '');
        if (!KEBAB.test(stem)) context.report({ node, message: `"${file}" is not kebab-case` });
        if (NOT_A_NAME.test(stem.split('.')[0]))
          context.report({ node, message: `"${file}" does not say what is in it` });
      },
    };
  },
};

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'out/',
      'dist/',
      'test-results/',
      'playwright-report/',
      'resources/',
    ],
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.base],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { duebook: { rules: { 'file-name': fileName } } },
    rules: {
      'duebook/file-name': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-debugger': 'error',
      'no-empty': 'error',
      'max-lines': ['warn', { max: 450 }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    files: ['src/**', 'electron/**'],
    ignores: ['src/hosts/**'],
    rules: { 'no-console': ['error', { allow: ['error'] }] },
  },
  { files: PAGELESS, rules: { 'no-restricted-globals': ['error', ...PAGE] } },
  { files: TIMELESS, rules: { 'no-restricted-syntax': ['error', ...CLOCK] } },
  {
    files: ['src/renderer/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
);
