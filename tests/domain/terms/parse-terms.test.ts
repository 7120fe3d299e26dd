import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatTerms } from '../../../src/domain/terms/format-terms.ts';
import { parseTerms } from '../../../src/domain/terms/parse-terms.ts';
import { anyTerms } from './arbitrary-terms.ts';

const canonical = (text: string): string | null => {
  const terms = parseTerms(text);
  return terms === null ? null : formatTerms(terms);
};

describe('what exports and e-invoices write', () => {
  const TWO_TEN = 'net 30, 2% discount within 10 days';
  const TWO_FOURTEEN = 'net 30, 2% discount within 14 days';
  test.each([
    ...[
      '30 days', 'Net 30', 'NET30', 'n/30', 'n30', '30days', '30', 'net 30 days', 'Payment within 30 days',
      '30 días f.f.', '30 días fecha factura', '30 Tage netto', 'Netto 30 Tage', '30 jours net',
      'zahlbar innerhalb von 30 Tagen ohne Abzug', 'à 30 jours', '30 gg data fattura', '30 dagar netto',
      '30 dni', '30 dienas', 'apmaksa 30 dienu laikā', '30 nap', '30 päivää netto', '30天', '账期30天',
      'Terms: 30 days.', '30 dagar netto. Dröjsmålsränta: 12 %', '30 дней',
    ].map((text) => [text, 'net 30']),
    ...['2/10 net 30', '2/10, n/30', '2/10net30', '2% 10 NET 30', '2%/10 net 30', '2% 10 days, net 30',
      '2% discount if paid within 10 days, net 30', '30 días, 2 % dto. p.p. 10 días',
      "2 % d'escompte sous 10 jours, 30 jours net", '30 days net, 2% 10 days',
    ].map((text) => [text, TWO_TEN]),
    ...['14 Tage 2 %, 30 Tage netto', '2 % Skonto innerhalb 14 Tagen, 30 Tage netto',
      'zahlbar innerhalb 30 Tagen netto, 14 Tage 2 % Skonto', '14 dagen 2%, 30 dagen netto',
    ].map((text) => [text, TWO_FOURTEEN]),
    ['8 Tage 2,5 % Skonto, 30 Tage netto', 'net 30, 2.5% discount within 8 days'],
    ...['Due on receipt', 'Due Upon Receipt', 'sofort fällig', 'zahlbar sofort ohne Abzug', '0',
      'paiement comptant', 'à réception de facture', 'a la vista',
    ].map((text) => [text, 'due on receipt']),
    ...['COD', 'C.O.D.', 'Cash on delivery', 'contado', 'Al contado', 'Nachnahme', '货到付款'].map(
      (text) => [text, 'cash on delivery'],
    ),
    ...['prepaid', 'Vorkasse', 'Pago anticipado', 'priekšapmaksa', 'payment in advance', '款到发货'].map(
      (text) => [text, 'prepaid'],
    ),
    ...['EOM', 'end of month', 'End of the month', 'fin de mois', 'Monatsende', '月结'].map(
      (text) => [text, 'end of month'],
    ),
    ...['30 days EOM', 'Net 30 EOM', 'EOM + 30', 'EOM 30 days', '30 days from end of month', '月结30天',
      'fin de mois + 30 jours', 'løbende måned + 30 dage',
    ].map((text) => [text, 'end of month + 30 days']),
    ...['30 jours fin de mois', '30 días fin de mes', '30 gg d.f.f.m.', '30 giorni fine mese'].map(
      (text) => [text, '30 days, then end of month'],
    ),
    ...['end of next month', 'end of the following month', 'fin du mois suivant', '次月底'].map((text) => [
      text,
      'end of next month',
    ]),
    ...['15th of following month', '15th of next month', 'on the 15th of the following month',
      'am 15. des Folgemonats', '15 del mes siguiente', 'le 15 du mois suivant', '次月15日', 'prox 15',
    ].map((text) => [text, '15th of next month']),
    ['due on 2026-03-31', 'due on 2026-03-31'],
    ['30% prepaid, 70% net 60', '30% prepaid; 70% net 60'],
    ['30% anticipo, resto 60 días', '30% prepaid; rest net 60'],
    ['30/60/90 días', '33.33% net 30; 33.33% net 60; rest net 90'],
    ['30/60 días', '50% net 30; rest net 60'],
  ])('%s → %s', (text, expected) => {
    expect(canonical(text ?? '')).toBe(expected);
  }); // prettier-ignore
});

describe('what does not say its terms beyond doubt is not guessed', () => {
  test.each([
    'NAA8', 'NAH4', 'CA10', 'NAM2', 'NA32', 'C129', 'C106', 'BR56', '90M7', 'N030', 'CAX2', 'Z030',
    '', 'none', 'as agreed', '30 working days', '30个工作日内', 'see contract', 'Thanks for your business.', '1 month', '10-30 days',
    '2%', '2% 10 days', 'Payment within 10 days, 2% discount', '30 days 45 days', '100000 days',
    '10 Tage 3%, 20 Tage 2%, 30 Tage netto', '50% prepaid, 50% within one month',
    '50% prepaid, 40% net 30', '30 Tage Monatsende', '2/40 net 30', '10/30 days', 'Anzahlung',
    'due on 2026-02-30', '31.03.2026', '32nd of next month', '-30 days', '30.5 days', 'x'.repeat(5000),
  ])('%s', (text) => {
    expect(parseTerms(text)).toBeNull();
  }); // prettier-ignore
});

test('what is printed reads back to the same terms', () => {
  fc.assert(
    fc.property(anyTerms, (terms) => {
      expect(parseTerms(formatTerms(terms))).toEqual(terms);
    }),
    { numRuns: 1000 },
  );
});

test('no text makes it fail', () => {
  const pieces = fc.constantFrom(
    '30',
    '2%',
    'days',
    'net',
    'EOM',
    ',',
    ';',
    '/',
    '+',
    'rest',
    '15th',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((all) => all.join(' ')),
      ),
      (text) => {
        const terms = parseTerms(text);
        if (terms !== null) expect(parseTerms(formatTerms(terms))).toEqual(terms);
      },
    ),
    { numRuns: 500 },
  );
});
