/** What terms give before anything is recorded, and what became of discounts that were offered. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isoDateOf as d } from '../../../src/domain/dates.ts';
import { customer, receipt } from '../../harness/scenario/scenario-drafts.ts';
import { testDesk, type TestDesk } from '../../harness/scenario/scenario-desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await testDesk();
  desk.setNow('2026-02-01T12:00');
});
afterEach(() => desk.dispose());

const asked = (text: string | null, more: object = {}) => ({
  text,
  issuedOn: d('2026-01-31'),
  grossMinor: 123_450,
  currency: 'EUR',
  ...more,
});

describe('the preview', () => {
  test('dates, rule in words and discount', async () => {
    expect(await desk.value('terms.preview', asked('2/10 net 30'))).toEqual({
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
    const { terms } = await desk.value('terms.preview', asked('30% prepaid; rest net 60'));
    const preview = await desk.value('terms.preview', asked('net 30', { terms }));
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
      const preview = await desk.value(
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
    expect(await desk.refusal('terms.preview', input)).toEqual(refusal);
  });

  test('works without a ledger: a form may be tried before one is open', async () => {
    const bare = await testDesk({ withLedger: false });
    expect((await bare.call('terms.preview', asked('net 30'))).ok).toBe(true);
    await bare.dispose();
  });
});

describe('discounts', () => {
  const TERMS = {
    kind: 'net_days',
    days: 30,
    discount: { percentBp: 200, days: 10, base: 'invoice_date' },
  } as const;
  const invoice = (number: string, issuedOn: string, grossMinor: number, currency = 'EUR') =>
    desk.value('invoices.record', {
      kind: 'invoice',
      invoice: number,
      customer: 'C1',
      issuedOn: d(issuedOn),
      currency,
      grossMinor,
      terms: TERMS,
    });
  const listed = async (from: string, to: string) =>
    (await desk.value('terms.discounts', { from: d(from), to: d(to) })).map((row) => [
      row.invoice,
      row.currency,
      row.offeredMinor,
      row.givenMinor,
      row.untilOn,
      row.state,
    ]);
  const itemOf = async (number: string) =>
    (await desk.value('invoices.get', { asOf: d('2026-12-31'), invoice: number })).items[0]
      ?.itemId ?? 0;
  const pay = async (receiptNumber: string, number: string, on: string, amountMinor: number) => {
    await desk.record({ receipts: [receipt(receiptNumber, 'C1', on, 'EUR', amountMinor)] });
    await desk.value('allocations.record', {
      sourceKind: 'receipt',
      source: receiptNumber,
      itemId: await itemOf(number),
      effectiveOn: d(on),
      amountMinor,
    });
  };
  const give = async (number: string, on: string, amountMinor: number) =>
    desk.value('writeOffs.record', {
      itemId: await itemOf(number),
      kind: 'discount',
      effectiveOn: d(on),
      amountMinor,
      reason: 'paid within ten days',
    });

  beforeEach(async () => {
    await desk.record({ customers: [customer('C1', 'Petalo SL', 'ES')] });
    await invoice('GIVEN', '2026-02-01', 100_000);
    await invoice('PAID-WHOLE', '2026-02-02', 50_000);
    await invoice('WAITED', '2026-02-03', 33_333);
    await invoice('OPEN', '2026-02-20', 70_000, 'USD');
    await invoice('MARCH', '2026-02-25', 10_000);
    await desk.value('invoices.record', {
      kind: 'invoice',
      invoice: 'NONE',
      customer: 'C1',
      issuedOn: d('2026-02-01'),
      currency: 'EUR',
      grossMinor: 10_000,
      terms: { kind: 'net_days', days: 30 },
    });
    desk.setNow('2026-02-22T12:00');
    await pay('R-1', 'GIVEN', '2026-02-10', 98_000);
    await give('GIVEN', '2026-02-10', 2_000);
    await pay('R-2', 'PAID-WHOLE', '2026-02-10', 50_000);
  });

  test('given, lost and open, by the last day for each', async () => {
    expect(await listed('2026-02-01', '2026-03-02')).toEqual([
      ['GIVEN', 'EUR', 2_000, 2_000, '2026-02-11', 'given'],
      ['PAID-WHOLE', 'EUR', 1_000, 0, '2026-02-12', 'lost'],
      ['WAITED', 'EUR', 667, 0, '2026-02-13', 'lost'],
      ['OPEN', 'USD', 1_400, 0, '2026-03-02', 'open'],
    ]);
  });

  test('the spans are inclusive and do not overlap: two months add up to both', async () => {
    const whole = await listed('2026-02-01', '2026-03-31');
    expect(await listed('2026-02-11', '2026-02-11')).toEqual([whole[0]]);
    expect([
      ...(await listed('2026-02-01', '2026-02-28')),
      ...(await listed('2026-03-01', '2026-03-31')),
    ]).toEqual(whole);
  });

  test('the day after its last day an open one is lost', async () => {
    desk.setNow('2026-03-03T00:30');
    expect(await listed('2026-03-02', '2026-03-02')).toEqual([
      ['OPEN', 'USD', 1_400, 0, '2026-03-02', 'lost'],
    ]);
  });

  test('one that was conceded without having been offered shows what was given', async () => {
    await give('NONE', '2026-02-20', 300);
    expect(await listed('2026-02-01', '2026-02-01')).toEqual([
      ['NONE', 'EUR', 0, 300, '2026-02-01', 'given'],
    ]);
  });

  test('a discount that is taken back is no longer given; of a reversed invoice nothing is offered', async () => {
    const { rows } = await desk.value('writeOffs.list', { asOf: d('2026-03-01') });
    await desk.value('facts.reverse', {
      kind: 'write_off',
      reference: rows[0]?.number ?? '',
      effectiveOn: d('2026-02-21'),
      reason: 'paid too late',
    });
    await desk.value('facts.reverse', {
      kind: 'invoice',
      reference: 'WAITED',
      effectiveOn: d('2026-02-21'),
      reason: 'written twice',
    });
    expect(await listed('2026-02-11', '2026-02-13')).toEqual([
      ['GIVEN', 'EUR', 2_000, 0, '2026-02-11', 'lost'],
      ['PAID-WHOLE', 'EUR', 1_000, 0, '2026-02-12', 'lost'],
    ]);
  });
});
