/** Early-payment discounts in elements of their own, in each syntax, and the due date beside them. */
import { describe, expect, it } from 'vitest';
import { english } from '../../../harness/english.ts';
import { fattura, payment } from './invented-fatturapa.ts';
import { bytesOf, cii, ubl } from './invented.ts';
import { readEInvoiceXml } from './read-one.ts';

function told(xml: string) {
  const read = readEInvoiceXml(bytesOf(xml));
  if (!read.ok) throw new Error(english(read.error.message));
  const { dueOn, discounts, doubts } = read.value;
  return {
    dueOn,
    discounts: discounts.map(({ percentBp, days }) => `${percentBp / 100} % ${days}`),
    doubts: doubts.map(({ message }) => english(message)),
  };
}
const PLAIN = { doubts: [] as string[] };

describe('CII (issued 2026-01-31)', () => {
  const due = (day: string): string =>
    `<ram:DueDateDateTime><udt:DateTimeString format="102">${day}</udt:DateTimeString></ram:DueDateDateTime>`;
  const discount = (inside: string): string =>
    `<ram:ApplicableTradePaymentDiscountTerms>${inside}</ram:ApplicableTradePaymentDiscountTerms>`;
  const terms = (...all: readonly string[]): string =>
    cii({ due: null }).replace(
      '<ram:SpecifiedTradeSettlementHeaderMonetarySummation>',
      `${all.map((one) => `<ram:SpecifiedTradePaymentTerms>${one}</ram:SpecifiedTradePaymentTerms>`).join('')}<ram:SpecifiedTradeSettlementHeaderMonetarySummation>`,
    );
  const PERCENT = '<ram:CalculationPercent>3</ram:CalculationPercent>';
  const DAYS = '<ram:BasisPeriodMeasure unitCode="DAY">10</ram:BasisPeriodMeasure>';

  it.each([
    [
      'terms of their own, in either order',
      terms(due('20260302'), due('20260210') + discount(PERCENT)),
      { dueOn: '2026-03-02', discounts: ['3 % 10'], ...PLAIN },
    ],
    [
      'the discount first',
      terms(due('20260210') + discount(PERCENT), due('20260302')),
      { dueOn: '2026-03-02', discounts: ['3 % 10'], ...PLAIN },
    ],
    [
      'one element with days',
      terms(due('20260302') + discount(DAYS + PERCENT)),
      { dueOn: '2026-03-02', discounts: ['3 % 10'], ...PLAIN },
    ],
    [
      'an amount instead of a percentage',
      terms(
        due('20260302') +
          discount(`${DAYS}<ram:ActualDiscountAmount>3.63</ram:ActualDiscountAmount>`),
      ),
      { dueOn: '2026-03-02', discounts: ['2 % 10'], ...PLAIN },
    ],
    [
      'an amount that is no percentage',
      terms(
        due('20260302') +
          discount(`${DAYS}<ram:ActualDiscountAmount>181.49</ram:ActualDiscountAmount>`),
      ),
      {
        dueOn: '2026-03-02',
        discounts: [],
        doubts: [
          'line 76: its discount of "181.49" is no percentage of the total with two decimals; it was left out, so record it by hand when it is taken',
        ],
      },
    ],
    [
      'no last day',
      terms(due('20260302') + discount(PERCENT)),
      {
        dueOn: '2026-03-02',
        discounts: [],
        doubts: [
          'line 76: it offers a discount of 3\u00a0% and names no last day for it; it was left out, so record it by hand when it is taken',
        ],
      },
    ],
    [
      'a last day in the terms',
      terms(
        `<ram:Description>3 % Skonto bis 10.02.2026</ram:Description>${due('20260302')}${discount(PERCENT)}`,
      ),
      { dueOn: '2026-03-02', discounts: [], ...PLAIN },
    ],
    [
      'no percentage at all',
      terms(due('20260302') + discount('<ram:CalculationPercent>0.00</ram:CalculationPercent>')),
      { dueOn: '2026-03-02', discounts: [], ...PLAIN },
    ],
    [
      'several steps',
      terms(
        due('20260302'),
        due('20260207') + discount(PERCENT),
        due('20260214') + discount('<ram:CalculationPercent>2.5</ram:CalculationPercent>'),
      ),
      { dueOn: '2026-03-02', discounts: ['3 % 7', '2.5 % 14'], ...PLAIN },
    ],
  ])('%s', (_name, xml, expected) => {
    expect(told(xml)).toEqual(expected);
  });
});

describe('UBL (issued 2026-01-31)', () => {
  it('has a percentage and a period', () => {
    const xml = ubl({
      more: '<cac:PaymentTerms><cbc:SettlementDiscountPercent>2</cbc:SettlementDiscountPercent><cac:SettlementPeriod><cbc:EndDate>2026-02-10</cbc:EndDate></cac:SettlementPeriod></cac:PaymentTerms>',
    });
    expect(told(xml)).toEqual({ dueOn: '2026-03-02', discounts: ['2 % 10'], ...PLAIN });
  });
});

describe('FatturaPA (issued 2026-03-05)', () => {
  it('has an amount and a day', () => {
    const early =
      '<ScontoPagamentoAnticipato>24.40</ScontoPagamentoAnticipato><DataLimitePagamentoAnticipato>2026-03-15</DataLimitePagamentoAnticipato>';
    const xml = fattura([{ payments: [payment('2026-04-04', '1220.00') + early] }]);
    expect(told(xml)).toEqual({ dueOn: '2026-04-04', discounts: ['2 % 10'], ...PLAIN });
  });

  it('says so where the amount is no percentage', () => {
    const early =
      '<ScontoPagamentoAnticipato>0.01</ScontoPagamentoAnticipato><DataLimitePagamentoAnticipato>2026-03-15</DataLimitePagamentoAnticipato>';
    const xml = fattura([{ payments: [payment('2026-04-04', '1220.00') + early] }]);
    expect(told(xml)).toEqual({
      dueOn: '2026-04-04',
      discounts: [],
      doubts: [
        'line 24: its discount of "0.01" is no percentage of the total with two decimals; it was left out, so record it by hand when it is taken',
      ],
    });
  });
});

it('keeps the lines of terms apart', () => {
  const read = readEInvoiceXml(
    bytesOf(ubl({ due: null, terms: 'Zahlbar bis 02.03.2026\n   Bis 10.02.2026  3 % Skonto\n' })),
  );
  expect(read).toMatchObject({
    value: { terms: 'Zahlbar bis 02.03.2026\nBis 10.02.2026 3 % Skonto' },
  });
});
