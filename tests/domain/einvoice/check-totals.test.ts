/** Totals that follow from each other raise no doubt; each one that is changed raises its own. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkTotals,
  EN_16931_NAMES,
  type StatedTotals,
} from '../../../src/domain/einvoice/check-totals.ts';
import {
  fractionOf,
  minus,
  parseFraction,
  plus,
  sumOf,
  ZERO,
  type Fraction,
} from '../../../src/domain/rates/fraction.ts';
import { english } from '../../harness/english.ts';
import { verbatim } from '../../../src/domain/texts/text.ts';

const f = (text: string): Fraction => parseFraction(text) ?? ZERO;

const line = (id: string, net: string, quantity: string, price: string, more = {}) => ({
  id,
  net: f(net),
  quantity: f(quantity),
  price: f(price),
  priceFor: f('1'),
  extra: ZERO,
  ...more,
});

const SECOND = line('2', '50.00', '3', '16.6667');
const VAT = { taxable: f('144.00'), vat: f('30.24'), rate: f('21') };

/** 100.00 + 50.00, less 10.00, plus 4.00, 21 % VAT, 44.24 prepaid, 0.24 off. */
const GOOD: StatedTotals = {
  currency: 'EUR',
  names: EN_16931_NAMES,
  hasFineLines: false,
  lines: [line('1', '100.00', '10', '10.00'), SECOND],
  allowances: [f('10')],
  charges: [f('4')],
  vat: [VAT],
  linesTotal: f('150.00'),
  allowancesTotal: f('10.00'),
  chargesTotal: f('4.00'),
  net: f('144.00'),
  vatTotal: f('30.24'),
  gross: f('174.24'),
  prepaid: f('44.24'),
  rounding: f('-0.24'),
  withheld: null,
  payable: f('129.76'),
};

const codes = (changes: Partial<StatedTotals>): string[] =>
  checkTotals({ ...GOOD, ...changes }).map((doubt) => doubt.code);

describe('totals', () => {
  it('that follow from each other raise no doubt', () => {
    expect(checkTotals(GOOD)).toEqual([]);
  });
  it.each([
    ['a line', { lines: [line('1', '100.00', '9', '10'), SECOND] }, ['line_amount']],
    ['the sum of lines', { linesTotal: f('151') }, ['lines_total', 'net_total']],
    ['the sum of allowances', { allowancesTotal: f('9') }, ['allowances_total', 'net_total']],
    ['no sum of allowances', { allowancesTotal: null }, ['allowances_total', 'net_total']],
    ['the sum of charges', { chargesTotal: f('5') }, ['charges_total', 'net_total']],
    ['the net total', { net: f('145') }, ['net_total', 'gross_total']],
    ['the VAT of a rate', { vat: [{ ...VAT, vat: f('31') }] }, ['vat_amount', 'vat_total']],
    ['the sum of VAT', { vatTotal: f('31') }, ['vat_total', 'gross_total']],
    ['the total with VAT', { gross: f('175') }, ['gross_total', 'payable_total']],
    ['what was prepaid', { prepaid: f('44') }, ['payable_total']],
    ['rounding', { rounding: null }, ['payable_total']],
    ['what is withheld', { withheld: f('10') }, ['payable_total']],
    ['the amount payable', { payable: f('130') }, ['payable_total']],
  ])('%s changed', (_name, changes, expected) => {
    expect(codes(changes)).toEqual(expected);
  });
  it.each([
    ['no lines (Factur-X MINIMUM)', { lines: [] }],
    ['a line that cannot be read', { lines: [line('1', '1', '1', '1', { net: null })] }],
    ['no VAT by rate', { vat: [] }],
    ['no sum of VAT, only the rates', { vatTotal: null }],
    [
      'VAT of one cent less by rounding line by line',
      {
        vat: [{ ...VAT, vat: f('30.23') }],
        vatTotal: f('30.23'),
        gross: f('174.23'),
        payable: f('129.75'),
      },
    ],
    [
      'a net amount of a line one cent off',
      {
        lines: [line('1', '100.01', '10', '10'), line('2', '49.99', '3', '16.6667')],
      },
    ],
    [
      'a price for a hundred',
      {
        lines: [line('1', '100.00', '1000', '10', { priceFor: f('100') }), SECOND],
      },
    ],
    [
      'a price for none',
      {
        lines: [line('1', '100.00', '10', '10', { priceFor: ZERO }), SECOND],
      },
    ],
  ])('no doubt: %s', (_name, changes) => {
    expect(codes(changes)).toEqual([]);
  });
  it('says by how much, with the decimals of the currency', () => {
    const yen = { ...GOOD, currency: 'JPY', gross: f('180') };
    expect(checkTotals(yen).map((doubt) => english(doubt.message))).toContain(
      'net total and VAT come to 174.24 JPY, yet it states 180 JPY (BT-112): 5.76 JPY more',
    );
    expect(
      english(checkTotals({ ...GOOD, payable: f('-1.005') })[0]?.message ?? verbatim('')),
    ).toBe(
      'total with VAT, less what was prepaid, plus rounding comes to 129.76 EUR, yet it states -1.005 EUR (BT-115): 130.765 EUR less',
    );
  });
});

describe('properties', () => {
  const cents = fc
    .integer({ min: -1_000_000, max: 1_000_000 })
    .map((n) => fractionOf(BigInt(n), 100n));

  /** Totals of these lines without VAT, as the standard computes them. */
  const of = (
    nets: readonly Fraction[],
    allowances: readonly Fraction[],
    prepaid: Fraction,
    rounding: Fraction,
  ): StatedTotals => {
    const net = minus(sumOf(nets), sumOf(allowances));
    return {
      currency: 'EUR',
      names: EN_16931_NAMES,
      hasFineLines: false,
      lines: nets.map((one, at) => ({ ...line(`${at}`, '0', '1', '0'), net: one, price: one })),
      allowances,
      charges: [],
      vat: [],
      linesTotal: sumOf(nets),
      allowancesTotal: sumOf(allowances),
      chargesTotal: null,
      net,
      vatTotal: null,
      gross: net,
      prepaid,
      rounding,
      withheld: null,
      payable: plus(minus(net, prepaid), rounding),
    };
  };
  it('computed as the standard says there is no doubt; one amount off there always is', () => {
    fc.assert(
      fc.property(
        fc.array(cents, { minLength: 1, maxLength: 6 }),
        fc.array(cents, { maxLength: 3 }),
        cents,
        cents,
        fc.constantFrom('linesTotal', 'allowancesTotal', 'net', 'gross', 'prepaid', 'payable'),
        fc.integer({ min: 1, max: 1_000_000 }),
        (nets, allowances, prepaid, rounding, which, off) => {
          const good = of(nets, allowances, prepaid, rounding);
          expect(checkTotals(good)).toEqual([]);
          const changed = plus(good[which] ?? ZERO, fractionOf(BigInt(off), 1000n));
          expect(checkTotals({ ...good, [which]: changed })).not.toEqual([]);
        },
      ),
    );
  });
});
