/** What terms give before anything is recorded. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isoDateOf as d } from '../../../src/domain/dates.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace();
  workspace.setNow('2026-02-01T12:00');
});
afterEach(() => workspace.dispose());

const asked = (text: string | null, more: object = {}) => ({
  text,
  issuedOn: d('2026-01-31'),
  grossMinor: 123_450,
  currency: 'EUR',
  ...more,
});

describe('the preview', () => {
  test('dates, rule in words and discount', async () => {
    expect(await workspace.value('terms.preview', asked('2/10 net 30'))).toEqual({
      terms: {
        kind: 'net_days',
        days: 30,
        discount: { percentBp: 200, days: 10, base: 'invoice_date' },
      },
      short: 'net 30, 2% discount within 10 days',
      due: [{ dueOn: '2026-03-02', grossMinor: 123_450 }],
      because: '30 days after 2026-01-31',
      discount: { untilOn: '2026-02-10', amountMinor: 2_469 },
    });
  });

  test('instalments add up; the structure goes before the text', async () => {
    const { terms } = await workspace.value('terms.preview', asked('30% prepaid; rest net 60'));
    const preview = await workspace.value('terms.preview', asked('net 30', { terms }));
    expect(preview.due).toEqual([
      { dueOn: '2026-01-31', grossMinor: 37_035 },
      { dueOn: '2026-04-01', grossMinor: 86_415 },
    ]);
    expect(preview.discount).toBeNull();
  });

  test.each([
    // 2026-05-01: Friday, and a holiday in Spain; in the country that is not known only a Friday.
    ['ES', '2026-05-04', '1 day after 2026-04-30, 2026-05-01, then the next business day'],
    [null, '2026-05-01', '1 day after 2026-04-30'],
  ])(
    'a due date on a day of rest moves by the holidays of the debtor (%s)',
    async (country, dueOn, because) => {
      const preview = await workspace.value(
        'terms.preview',
        asked('net 1, next business day', { issuedOn: d('2026-04-30'), country }),
      );
      expect([preview.due[0]?.dueOn, preview.because]).toEqual([dueOn, because]);
    },
  );

  test.each([
    [
      asked('NAA8'),
      {
        code: 'terms_unknown',
        at: 'text',
        message:
          '"NAA8" says no terms beyond doubt; write them like "net 30", "end of month + 10 days", "2/10 net 30" or "30% prepaid; rest net 60".',
      },
    ],
    [
      asked(' '),
      { code: 'terms_unknown', at: 'text', message: 'Write the terms, for example "net 30".' },
    ],
    [
      asked(null),
      { code: 'terms_unknown', at: 'text', message: 'Write the terms, for example "net 30".' },
    ],
    [
      asked(null, { terms: { kind: 'net_days', days: -1 } }),
      {
        code: 'terms_invalid',
        at: 'terms',
        message: '"days" of the terms is -1; it must be a whole number from 0 to 3650.',
      },
    ],
    [
      asked('due on 2026-01-15'),
      {
        code: 'terms_invalid',
        at: 'terms',
        message:
          'The terms name 2026-01-15, which lies before the invoice of 2026-01-31; choose other terms or give the due date by hand.',
      },
    ],
  ])('refuses with a sentence', async (input, refusal) => {
    expect(await workspace.refusal('terms.preview', input)).toEqual(refusal);
  });

  test('works without a ledger: a form may be tried before one is open', async () => {
    const bare = await testWorkspace({ withLedger: false });
    expect((await bare.call('terms.preview', asked('net 30'))).ok).toBe(true);
    await bare.dispose();
  });
});
