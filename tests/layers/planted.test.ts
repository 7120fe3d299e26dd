/**
 * The walls of the house hold: for each rule one violation is planted in a copy of the checkout, and
 * the check must name the rule. A wall that nobody has walked into is only drawn on the floor.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../harness/run-process.ts';
import { withPlanted, type LintMessage, type Violation } from './planted.ts';

const importing = (target: string): string =>
  `import * as planted from '${target}';\nexport { planted };\n`;

/** Rule, planted file, what it imports. */
const IMPORTS: readonly (readonly [rule: string, file: string, target: string])[] = [
  ['layer-domain', 'src/domain/planted-contract.ts', '../contract/api.ts'],
  ['layer-contract', 'src/contract/planted-ledger.ts', '../ledger/ledger.ts'],
  ['layer-ledger', 'src/ledger/planted-services.ts', '../services/router.ts'],
  ['ledger-types-only', 'src/ledger/planted-contract.ts', '../contract/api.ts'],
  ['layer-formats', 'src/formats/planted-ledger.ts', '../ledger/ledger.ts'],
  ['layer-documents', 'src/documents/planted-ledger.ts', '../ledger/ledger.ts'],
  ['layer-services', 'src/services/planted-engine.ts', '../engine/client.ts'],
  ['layer-engine', 'src/engine/planted-documents.ts', '../documents/print-job.ts'],
  ['layer-hosts', 'src/hosts/planted-services.ts', '../services/router.ts'],
  ['layer-renderer', 'src/renderer/planted-ledger.ts', '../ledger/ledger.ts'],
  ['layer-preload', 'electron/preload/planted-engine.ts', '../../src/engine/client.ts'],
  ['layer-main', 'electron/main/planted-ledger.ts', '../../src/ledger/ledger.ts'],
  ['no-node', 'src/domain/planted-node.ts', 'node:fs'],
  ['no-node', 'src/contract/planted-node.ts', 'node:crypto'],
  ['no-node', 'src/renderer/planted-node.ts', 'node:fs'],
  ['packages-domain', 'src/domain/planted-package.ts', 'zod'],
  ['packages-contract', 'src/contract/planted-package.ts', 'kysely'],
  ['packages-ledger', 'src/ledger/planted-package.ts', 'zod'],
  ['packages-formats', 'src/formats/planted-package.ts', 'pdfmake'],
  ['packages-documents', 'src/documents/planted-package.ts', 'exceljs'],
  ['packages-services', 'src/services/planted-package.ts', 'kysely'],
  ['packages-engine', 'src/engine/planted-package.ts', 'better-sqlite3'],
  ['packages-hosts', 'src/hosts/planted-package.ts', 'better-sqlite3'],
  ['packages-renderer', 'src/renderer/planted-package.ts', 'kysely'],
  ['packages-preload', 'electron/preload/planted-package.ts', 'zod'],
  ['packages-main', 'electron/main/planted-package.ts', 'react'],
  ['not-resolvable', 'src/domain/planted-nowhere.ts', './nowhere.ts'],
  ['no-dev-package-in-shipped-code', 'src/services/planted-dev-package.ts', 'fast-check'],
  ['no-undeclared-package', 'src/services/planted-undeclared.ts', 'jszip'],
];

const CYCLE = ['src/domain/planted-cycle.ts', 'src/domain/planted-cycle-back.ts'];
const ORPHAN = 'src/domain/planted-orphan.ts';

/** Planted file, the name in it that must not exist there. */
const NAMES: readonly (readonly [file: string, name: string])[] = [
  ['src/domain/planted-window.ts', 'window'],
  ['src/domain/planted-process.ts', 'process'],
  ['src/contract/planted-fetch.ts', 'fetch'],
  ['src/ledger/planted-document.ts', 'document'],
  ['src/formats/planted-document.ts', 'document'],
  ['src/renderer/planted-process.ts', 'process'],
  ['src/renderer/planted-buffer.ts', 'Buffer'],
];

const PROMISE = 'const later = async (): Promise<number> => 1;\n';

/** What the compiler or the lint with types calls it, planted file, what it says. */
const TYPES: readonly (readonly [rule: string, file: string, code: string])[] = [
  ['TS2322', 'src/contract/planted-type.ts', 'export const a: string = 1;\n'],
  ['TS2532', 'src/domain/planted-index.ts', 'export const a = [1][0].toFixed();\n'],
  ['TS6133', 'src/formats/planted-unused.ts', 'const b = 1;\nexport const a = 1;\n'],
  ['TS2307', 'tests/domain/planted-nowhere.ts', "export { a } from './nowhere.ts';\n"],
  [
    'no-floating-promises',
    'src/services/planted-floating.ts',
    `${PROMISE}export function a(): void {\n  later();\n}\n`,
  ],
  [
    'no-misused-promises',
    'src/renderer/planted-misused.ts',
    `${PROMISE}export const a = later() ? 1 : 2;\n`,
  ],
  ['await-thenable', 'src/engine/planted-await.ts', 'export const a = await Number(1);\n'],
  [
    'only-throw-error',
    'src/documents/planted-throw.ts',
    "export function a(): never {\n  throw 'text';\n}\n",
  ],
  [
    'switch-exhaustiveness-check',
    'src/ledger/planted-switch.ts',
    "export function a(b: 'c' | 'd'): void {\n  switch (b) {\n    case 'c':\n  }\n}\n",
  ],
  [
    'no-unsafe-return',
    'src/hosts/planted-return.ts',
    "export const a = (): string => JSON.parse('1');\n",
  ],
  [
    'no-unsafe-argument',
    'electron/main/planted-argument.ts',
    "export const a = String(Number.parseInt(JSON.parse('1')));\n",
  ],
  [
    'no-unsafe-call',
    'electron/preload/planted-call.ts',
    "export const a = String(JSON.parse('1')());\n",
  ],
];

/** Rule, planted file, what it says. */
const LINT: readonly (readonly [rule: string, file: string, code: string])[] = [
  ['no-clock', 'src/domain/planted-now.ts', 'export const a = (): number => Date.now();\n'],
  ['no-clock', 'src/ledger/planted-now.ts', 'export const a = (): Date => new Date();\n'],
  ['no-clock', 'src/contract/planted-now.ts', 'export const a = (): string => Date();\n'],
  ['no-clock', 'src/formats/planted-now.ts', 'export const a = (): number => performance.now();\n'],
  ['no-clock', 'src/services/planted-chance.ts', 'export const a = (): number => Math.random();\n'],
  ['no-clock', 'src/documents/planted-now.ts', 'export const a = (): number => Date.now();\n'],
  [
    'no-explicit-any',
    'src/domain/planted-any.ts',
    'export const a = (b: any): string => String(b);\n',
  ],
  [
    'rules-of-hooks',
    'src/renderer/planted-hook.tsx',
    "import { useState } from 'react';\nexport function Planted({ on }: { on: boolean }) {\n  if (on) useState(1);\n  return null;\n}\n",
  ],
  [
    'exhaustive-deps',
    'src/renderer/planted-dependency.tsx',
    "import { useMemo } from 'react';\nexport function Planted({ on }: { on: boolean }) {\n  return useMemo(() => on, []);\n}\n",
  ],
  [
    'exhaustive-deps',
    'src/renderer/planted-expression.tsx',
    "import { useMemo } from 'react';\nexport function Planted({ on }: { on: boolean }) {\n  return useMemo(() => on, [on, typeof on === 'string' ? 1 : 2]);\n}\n",
  ],
  ['no-console', 'src/ledger/planted-console.ts', "console.log('here');\nexport {};\n"],
  ['no-console', 'electron/preload/planted-console.ts', "console.log('here');\nexport {};\n"],
  ['eqeqeq', 'src/domain/planted-equal.ts', 'export const a = (b: number): boolean => b == 1;\n'],
  [
    'no-non-null-assertion',
    'src/hosts/planted-non-null.ts',
    'export const a = (b: string | null): string => b!;\n',
  ],
  // The types of pdfmake bring those of a page along, so that here no compiler complains.
  ['no-restricted-globals', 'src/documents/planted-window.ts', 'export const a = window;\n'],
  ['no-restricted-globals', 'src/services/planted-window.ts', 'export const a = window;\n'],
  ['no-restricted-globals', 'src/engine/planted-document.ts', 'export const a = document;\n'],
  ['no-restricted-globals', 'src/hosts/planted-window.ts', 'export const a = window;\n'],
  ['no-restricted-globals', 'electron/main/planted-window.ts', 'export const a = window;\n'],
  ['file-name', 'src/domain/plantedCamel.ts', 'export const a = 1;\n'],
  ['file-name', 'src/domain/utils.ts', 'export const a = 1;\n'],
  ['file-name', 'src/services/helpers.ts', 'export const a = 1;\n'],
  [
    'max-lines',
    'src/domain/planted-long.ts',
    'export const a = [\n' + '  1,\n'.repeat(460) + '];\n',
  ],
];

describe('layers, packages, cycles and orphans', () => {
  let found: readonly Violation[];
  beforeAll(() => {
    found = withPlanted(
      {
        ...Object.fromEntries(IMPORTS.map(([, file, target]) => [file, importing(target)])),
        'src/domain/planted-cycle.ts': importing('./planted-cycle-back.ts'),
        'src/domain/planted-cycle-back.ts': importing('./planted-cycle.ts'),
        [ORPHAN]: 'export const alone = true;\n',
      },
      (copy) => copy.layerViolations(),
    );
  });

  it.each(IMPORTS)('%s: %s imports %s', (rule, file) => {
    expect(found.filter((one) => one.from === file).map((one) => one.rule)).toContain(rule);
  });

  it('no-cycle: two files of the domain import each other', () => {
    // A cycle is reported once, at whichever of its files comes first.
    const cycles = found.filter((one) => one.rule === 'no-cycle').map((one) => one.from);
    expect(cycles.some((file) => CYCLE.includes(file))).toBe(true);
  });

  it(`no-orphan: ${ORPHAN}`, () => {
    expect(found.filter((one) => one.from === ORPHAN).map((one) => one.rule)).toContain(
      'no-orphan',
    );
  });
});

/** A kind that is declared in its register and nowhere else: `register`, behind which line, what. */
const DECLARED: readonly (readonly [register: string, line: string, kind: string])[] = [
  [
    'src/domain/facts/kinds.ts',
    'export const FACT_KINDS = {',
    "forgotten_fact: { name: 'f', numbered: true, reversal: 'by_hand', tells: [] },",
  ],
  ['src/domain/facts/kinds.ts', 'export const TIMELINE_KINDS = [', "'forgotten_event',"],
  ['src/domain/facts/drafts.ts', 'export const COUNTED_FACTS = {', "forgotten_count: 'f',"],
  [
    'src/domain/facts/drafts.ts',
    'export interface FactDrafts {',
    'readonly forgotten_draft: readonly string[];',
  ],
  [
    'src/domain/facts/case-facts.ts',
    'export const CASE_FACTS = {',
    "forgotten_case_fact: { one: say`a f`, letters: 'FF', until: null, amount: null, about: 'customer', details: {} },",
  ],
];

/** Who must know it, and does not compile until it does; what the compiler names. */
const COMPLAINS: readonly (readonly [kind: string, file: string, named: string])[] = [
  ['forgotten_fact', 'src/ledger/facts/kinds.ts', 'forgotten_fact'],
  ['forgotten_event', 'src/ledger/queries/customers/timeline/timeline.ts', 'forgotten_event'],
  [
    'forgotten_event',
    'src/renderer/screens/customers/timeline/timeline-events.ts',
    'forgotten_event',
  ],
  ['forgotten_count', 'src/renderer/screens/imports/facts-words.ts', 'forgotten_count'],
  ['forgotten_draft', 'src/domain/facts/drafts.ts', 'forgotten_draft'],
  // The compiler names the first of the words that there are.
  [
    'forgotten_case_fact',
    'src/renderer/screens/customers/timeline/timeline-events.ts',
    'caseFacts.acknowledgement',
  ],
];

/** The registers with the kinds that nobody knows yet. */
function registers(): Readonly<Record<string, string>> {
  const planted: Record<string, string> = {};
  for (const [register, line, kind] of DECLARED) {
    const before = planted[register] ?? readFileSync(path.join(ROOT, register), 'utf8');
    if (!before.includes(`${line}\n`)) throw new Error(`${register} has no line "${line}"`);
    planted[register] = before.replace(`${line}\n`, `${line}\n${kind}\n`);
  }
  return planted;
}

let foundByTypes: readonly LintMessage[] | undefined;

/** All that the compiler has to find, in one copy and one run: it takes half a minute and more. */
function typeFindings(): readonly LintMessage[] {
  const planted = {
    ...Object.fromEntries(NAMES.map(([file, name]) => [file, `export const a = ${name};\n`])),
    ...Object.fromEntries(TYPES.map(([, file, code]) => [file, code])),
  };
  foundByTypes ??= withPlanted({ ...planted, ...registers() }, (copy) =>
    copy.types([...Object.keys(planted), ...new Set(COMPLAINS.map(([, file]) => file))]),
  );
  return foundByTypes;
}

describe('types, and the lint that needs them', () => {
  let found: readonly LintMessage[];
  beforeAll(() => {
    found = typeFindings();
  });
  const of = (file: string): readonly LintMessage[] => found.filter((one) => one.file === file);

  it.each(NAMES)('%s: there is no %s there', (file, name) => {
    expect(of(file).map(({ message }) => message)).toContainEqual(
      expect.stringMatching(new RegExp(`^Cannot find name '${name}'`)),
    );
  });

  it.each(TYPES)('%s: %s', (rule, file) => {
    expect(of(file).map((one) => one.rule)).toContain(rule);
  });
});

describe('lint', () => {
  let found: readonly LintMessage[];
  beforeAll(() => {
    const planted = Object.fromEntries(LINT.map(([, file, code]) => [file, code]));
    found = withPlanted(planted, (copy) => copy.lint(Object.keys(planted)));
  });

  it.each(LINT)('%s: %s', (rule, file) => {
    expect(found.filter((one) => one.file === file).map((one) => one.rule)).toContain(rule);
  });
});

describe('a kind that was forgotten', () => {
  let found: readonly LintMessage[];
  beforeAll(() => {
    found = typeFindings();
  });

  it.each(COMPLAINS)('%s: does not compile in %s', (_kind, file, named) => {
    expect(
      found.filter((one) => one.file === file && one.message.includes(named)),
    ).not.toHaveLength(0);
  });
});
