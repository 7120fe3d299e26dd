/** Every `*.ledger.txt` of this folder, told to a real ledger. `scenario-format.ts` explains the form. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readScenario } from '../harness/scenario/scenario-format.ts';
import { tellScenario } from '../harness/scenario/scenario-runner.ts';

const folder = import.meta.dirname;
const stories = readdirSync(folder)
  .filter((name) => name.endsWith('.ledger.txt'))
  .sort();

describe('stories', () => {
  test('there are at least ten', () => expect(stories.length).toBeGreaterThanOrEqual(10));

  test.each(stories)('%s', async (name) => {
    const steps = readScenario(readFileSync(path.join(folder, name), 'utf8'));
    expect(steps.some(({ is }) => ['aging', 'disputed', 'next', 'bucket'].includes(is))).toBe(true);
    await tellScenario(steps);
  });
});

describe('a story that is not so', () => {
  const told = (text: string) => tellScenario(readScenario(text));

  test('fails at its line, with both tables', async () => {
    await expect(
      told(
        [
          'on 2026-01-01 customer C1 "Anna"',
          'on 2026-01-05 invoice I-1 to C1 for 10.00 EUR due 2026-02-01',
          '',
          'as of 2026-02-01 aging is:',
          '  customer  currency  not due  1-30  31-60  61-90  91+  on account',
          '  C1        EUR       9.00     0.00  0.00  0.00  0.00  0.00',
        ].join('\n'),
      ),
    ).rejects.toThrow(
      /line 4: .*\n\nexpected\n[^]*C1 {8}EUR {7}9\.00[^]*\n\nactual\n[^]*C1 {8}EUR {7}10\.00/,
    );
  });

  test('fails where a refusal was expected and did not come', async () => {
    await expect(
      told('on 2026-01-01 customer C1 "Anna"\nrefused too_early: on 2026-01-02 customer C2 "Ben"'),
    ).rejects.toThrow('line 2: was not refused, expected too_early');
  });

  test.each([
    ['on 2026-02-31 customer C1 "Anna"', 'line 1: "2026-02-31" is not a date'],
    ['on 2026-02-01 sandwich S-1', 'line 1: "sandwich S-1" is no sentence'],
    ['as of 2026-02-01 aging is:', 'line 1: the table (or `nothing`) is missing'],
    ['batch b.csv', 'line 1: the batch has no "end batch"'],
  ])('is not understood: %s', (text, message) => {
    expect(() => readScenario(text)).toThrow(message);
  });
});
