/**
 * The walls of the house hold: for each rule one violation is planted in a copy of the checkout, and
 * the check must name the rule. A wall that nobody has walked into is only drawn on the floor.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LayerTypes } from '../harness/types.ts';
import { PlantedCopy, type LintMessage, type Violation } from './planted.ts';

const importing = (target: string): string =>
  `import * as planted from '${target}';\nexport { planted };\n`;

/** Rule, planted file, what it imports. */
const IMPORTS: readonly (readonly [rule: string, file: string, target: string])[] = [
  ['layer-domain', 'src/domain/planted-contract.ts', '../contract/api.ts'],
  ['layer-contract', 'src/contract/planted-ledger.ts', '../ledger/ledger.ts'],
  ['layer-ledger', 'src/ledger/planted-services.ts', '../services/router.ts'],
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

/** Layer, planted file, what it says, the name that must not exist there. */
const NAMES: readonly (readonly [layer: string, file: string, code: string, name: string])[] = [
  ['src/domain', 'src/domain/planted-window.ts', 'export const a = window;\n', 'window'],
  ['src/domain', 'src/domain/planted-process.ts', 'export const a = process;\n', 'process'],
  ['src/contract', 'src/contract/planted-fetch.ts', 'export const a = fetch;\n', 'fetch'],
  ['src/ledger', 'src/ledger/planted-document.ts', 'export const a = document;\n', 'document'],
  ['src/services', 'src/services/planted-window.ts', 'export const a = window;\n', 'window'],
  ['src/engine', 'src/engine/planted-document.ts', 'export const a = document;\n', 'document'],
  ['src/hosts', 'src/hosts/planted-window.ts', 'export const a = window;\n', 'window'],
  ['src/renderer', 'src/renderer/planted-process.ts', 'export const a = process;\n', 'process'],
  ['src/renderer', 'src/renderer/planted-buffer.ts', 'export const a = Buffer;\n', 'Buffer'],
  ['electron/main', 'electron/main/planted-window.ts', 'export const a = window;\n', 'window'],
];

/** Rule, planted file, what it says. */
const LINT: readonly (readonly [rule: string, file: string, code: string])[] = [
  [
    'no-restricted-syntax',
    'src/domain/planted-now.ts',
    'export const a = (): number => Date.now();\n',
  ],
  [
    'no-restricted-syntax',
    'src/ledger/planted-now.ts',
    'export const a = (): Date => new Date();\n',
  ],
  [
    'no-restricted-syntax',
    'src/services/planted-chance.ts',
    'export const a = (): number => Math.random();\n',
  ],
  [
    'no-restricted-syntax',
    'src/documents/planted-now.ts',
    'export const a = (): number => Date.now();\n',
  ],
  [
    '@typescript-eslint/no-explicit-any',
    'src/domain/planted-any.ts',
    'export const a = (b: any): string => String(b);\n',
  ],
  [
    '@typescript-eslint/no-floating-promises',
    'src/services/planted-floating.ts',
    'const later = async (): Promise<number> => 1;\nexport function a(): void {\n  later();\n}\n',
  ],
  [
    'react-hooks/rules-of-hooks',
    'src/renderer/planted-hook.tsx',
    "import { useState } from 'react';\nexport function Planted({ on }: { on: boolean }) {\n  if (on) useState(1);\n  return null;\n}\n",
  ],
  ['duebook/file-name', 'src/domain/plantedCamel.ts', 'export const a = 1;\n'],
  ['duebook/file-name', 'src/domain/utils.ts', 'export const a = 1;\n'],
  ['duebook/file-name', 'src/services/helpers.ts', 'export const a = 1;\n'],
  [
    'max-lines',
    'src/domain/planted-long.ts',
    'export const a = [\n' + '  1,\n'.repeat(310) + '];\n',
  ],
];

let copy: PlantedCopy;

beforeAll(() => {
  copy = new PlantedCopy({
    ...Object.fromEntries(IMPORTS.map(([, file, target]) => [file, importing(target)])),
    'src/domain/planted-cycle.ts': importing('./planted-cycle-back.ts'),
    'src/domain/planted-cycle-back.ts': importing('./planted-cycle.ts'),
    [ORPHAN]: 'export const alone = true;\n',
    ...Object.fromEntries(NAMES.map(([, file, code]) => [file, code])),
    ...Object.fromEntries(LINT.map(([, file, code]) => [file, code])),
  });
});

afterAll(() => copy.remove());

describe('layers, packages, cycles and orphans', () => {
  let found: readonly Violation[];
  beforeAll(() => {
    found = copy.layerViolations();
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

describe('what does not belong to a layer does not exist there', () => {
  it.each(NAMES)('%s: %s', async (layer, file, _code, name) => {
    const checked: LayerTypes = await copy.typeErrors(layer, file);
    expect(checked.ok).toBe(false);
    expect(checked.output).toMatch(new RegExp(`planted.*error TS\\d+: Cannot find name '${name}'`));
  });
});

describe('lint', () => {
  let found: readonly LintMessage[];
  beforeAll(() => {
    found = copy.lint(LINT.map(([, file]) => file));
  });

  it.each(LINT)('%s: %s', (rule, file) => {
    expect(found.filter((one) => one.file === file).map((one) => one.rule)).toContain(rule);
  });
});
