import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, isoDateOf } from '../../../src/domain/dates.ts';
import { discountOf } from '../../../src/domain/terms/discount.ts';
import { parseTerms } from '../../../src/domain/terms/parse-terms.ts';
import { DUE_AT_ONCE } from '../../../src/domain/terms/terms.ts';
import type { InvoiceDraft } from '../../../src/domain/facts/drafts.ts';
import { sampleHistory } from '../../../src/services/sample/history.ts';

const TODAY = isoDateOf('2026-11-21');
const history = sampleHistory(TODAY, 20_261_121);
const all = history.days.map((day) => day.drafts);
const invoices = all.flatMap((drafts) => drafts.invoices);
const receipts = all.flatMap((drafts) => drafts.receipts);
const allocations = all.flatMap((drafts) => drafts.allocations);
const disputes = all.flatMap((drafts) => drafts.disputes);

const codeOf = (story: string): string => {
  const found = history.customers.find((customer) => customer.story === story);
  if (found === undefined) throw new Error(`nobody plays ${story}`);
  return found.draft.code;
};
const invoicesOf = (story: string): readonly InvoiceDraft[] =>
  invoices.filter((invoice) => invoice.customer === codeOf(story));
const lastReceiptOf = (story: string): string | undefined =>
  receipts
    .filter((receipt) => receipt.customer === codeOf(story))
    .map((r) => r.receivedOn)
    .sort()
    .at(-1);
const openMinor = (invoice: InvoiceDraft): number =>
  invoice.grossMinor -
  allocations
    .filter((a) => a.invoice === invoice.number)
    .reduce((sum, a) => sum + a.amountMinor, 0);
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

describe('the sample company', () => {
  it('has 60 customers in 11 countries, four currencies and 18 months', () => {
    expect(history.customers).toHaveLength(60);
    expect(new Set(history.customers.map((c) => c.draft.country)).size).toBe(11);
    expect([...new Set(invoices.map((i) => i.currency))].sort()).toEqual([
      'CNY',
      'EUR',
      'GBP',
      'USD',
    ]);
    const dates = invoices.map((invoice) => invoice.issuedOn).sort();
    expect(daysBetween(dates[0] ?? TODAY, TODAY)).toBeGreaterThan(520);
    expect((dates.at(-1) ?? '') <= TODAY).toBe(true);
  });

  it('is the same for the same seed and day, and another for another seed', () => {
    expect(sampleHistory(TODAY, 20_261_121)).toEqual(history);
    expect(sampleHistory(TODAY, 7).days).not.toEqual(history.days);
  });

  it('writes nothing down before it happened, nor after today', () => {
    for (const { recordedOn, drafts } of history.days) {
      expect(recordedOn <= TODAY).toBe(true);
      for (const invoice of drafts.invoices) expect(invoice.issuedOn).toBe(recordedOn);
      for (const receipt of drafts.receipts) expect(receipt.receivedOn <= recordedOn).toBe(true);
    }
  });

  it('never takes in more for an invoice than it was for', () => {
    for (const invoice of invoices) expect(openMinor(invoice)).toBeGreaterThanOrEqual(0);
  });

  it('learns of some receipts a week late', () => {
    const late = history.days.flatMap(({ recordedOn, drafts }) =>
      drafts.receipts.filter((receipt) => receipt.receivedOn < recordedOn),
    );
    expect(late.length).toBeGreaterThan(10);
  });

  it('tells of one who drifts: paid within days once, weeks late now', () => {
    const daysLate = (from: string, to: string): number[] =>
      invoicesOf('drifting')
        .filter((i) => i.issuedOn >= from && i.issuedOn < to)
        .flatMap((invoice) =>
          allocations
            .filter((a) => a.invoice === invoice.number)
            .map((a) => daysBetween(invoice.instalments[0]?.dueOn ?? a.effectiveOn, a.effectiveOn)),
        );
    const half = addDays(history.start, 180);
    const early = daysLate(history.start, half);
    const recent = daysLate(addDays(TODAY, -200), TODAY);
    expect(Math.min(early.length, recent.length)).toBeGreaterThan(3);
    expect(median(recent) - median(early)).toBeGreaterThan(10);
  });

  it('tells of one who buys strangely: another kind of goods, five times the usual sum', () => {
    const strange = invoicesOf('strange').filter((invoice) => invoice.po === 'by telephone');
    const usual = invoicesOf('strange').filter((invoice) => invoice.po === '');
    expect(strange.length).toBeGreaterThan(0);
    expect(
      median(strange.map((i) => i.grossMinor)) / median(usual.map((i) => i.grossMinor)),
    ).toBeGreaterThan(2);
    for (const invoice of strange) expect(usual.some((u) => u.goods === invoice.goods)).toBe(false);
  });

  it('tells of disputes, an insolvency, a broken promise and a dormant account', () => {
    expect(disputes.length).toBeGreaterThan(5);
    expect(
      disputes.some((dispute) => {
        const invoice = invoices.find((i) => i.number === dispute.invoice);
        return invoice !== undefined && openMinor(invoice) > 0;
      }),
    ).toBe(true);
    for (const [story, silentDays] of [
      ['insolvent', 150],
      ['promise_broken', 90],
      ['dormant', 400],
    ] as const) {
      expect(daysBetween(isoDateOf(lastReceiptOf(story) ?? ''), TODAY), story).toBeGreaterThan(
        silentDays,
      );
      expect(
        invoicesOf(story).some((invoice) => openMinor(invoice) > 0),
        story,
      ).toBe(true);
    }
  });

  it('has instalments, money on account, a customer without an address and one in two currencies', () => {
    expect(invoices.some((invoice) => invoice.instalments.length === 3)).toBe(true);
    const applied = (number: string): number =>
      allocations.filter((a) => a.source === number).reduce((sum, a) => sum + a.amountMinor, 0);
    expect(receipts.some((receipt) => applied(receipt.number) < receipt.amountMinor)).toBe(true);
    expect(history.customers.some((customer) => customer.draft.address === '')).toBe(true);
    expect(new Set(invoicesOf('two_currencies').map((i) => i.currency)).size).toBe(2);
  });

  it('has discounts for paying early: taken in time, let go, and some that can still be taken', () => {
    const offers = invoices.flatMap((invoice) => {
      const offer = discountOf(parseTerms(invoice.terms) ?? DUE_AT_ONCE, invoice);
      return offer === null ? [] : [{ ...offer, invoice }];
    });
    const taken = new Map(
      all.flatMap((drafts) => drafts.writeOffs.map((row) => [row.invoice, row] as const)),
    );
    let given = 0;
    for (const { invoice, untilOn, amountMinor } of offers) {
      const row = taken.get(invoice.number);
      if (row === undefined) continue;
      given += 1;
      expect(row.amountMinor).toBe(amountMinor);
      expect(row.effectiveOn <= untilOn).toBe(true);
      expect(openMinor(invoice)).toBe(amountMinor);
    }
    expect(given).toBe(taken.size);
    expect(given).toBeGreaterThan(20);
    expect(offers.filter((o) => !taken.has(o.invoice.number)).length).toBeGreaterThan(20);
    expect(offers.some((o) => o.untilOn >= TODAY && !taken.has(o.invoice.number))).toBe(true);
    expect(new Set(offers.map((o) => o.invoice.currency))).toEqual(new Set(['EUR', 'GBP']));
  });
});
