import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDateOf } from '../../../src/domain/dates.ts';
import { readTermsInProse } from '../../../src/domain/terms/terms-in-prose.ts';

const ISSUED = isoDateOf('2026-03-05');
/** `2026-04-04; 3 % 10` */
const told = (text: string, issuedOn = ISSUED): string => {
  const { dueOn, discounts } = readTermsInProse(text, issuedOn);
  return [
    dueOn.join(' ') || 'none',
    ...discounts.map(({ percentBp, days }) => `${percentBp / 100} % ${days}`),
  ].join('; ');
};

describe('an invoice of 2026-03-05', () => {
  it.each([
    // German
    [
      'Zahlbar innerhalb 30 Tagen netto bis 04.04.2026, 3% Skonto innerhalb 10 Tagen bis 15.03.2026',
      '2026-04-04; 3 % 10',
    ],
    [
      'Bitte überweisen Sie den Betrag innerhalb von 14 Tagen auf unten stehendes Konto.',
      '2026-03-19',
    ],
    ['Zahlung ohne Abzug bis zum 30.04.2026 bei uns eingehend.', '2026-04-30'],
    [
      '#SKONTO#TAGE=10#PROZENT=2.00#\n10 Tage 2,00% Skonto bis zum 15.03.2026 = 903,23 EUR, 30 Tage Netto bis zum 04.04.2026',
      '2026-04-04; 2 % 10',
    ],
    ['#SKONTO#TAGE=14#PROZENT=2.25#BASISBETRAG=357.93#\n', 'none; 2.25 % 14'],
    [
      '#SKONTO#TAGE=7#PROZENT=3.00#\n#SKONTO#TAGE=14#PROZENT=2.00#\n#VERZUG#TAGE=30#PROZENT=9.00#\nZahlbar sofort',
      '2026-03-05; 3 % 7; 2 % 14',
    ],
    [
      'Zahlbar bis 04.04.2026 ohne Abzug\nZahlbar bis 15.03.2026  3,00% Skt= 405,21',
      '2026-04-04; 3 % 10',
    ],
    ['Innerhalb von 10 Tagen mit 2 % Skonto oder 30 Tage rein netto', '2026-04-04; 2 % 10'],
    ['Zahlbar innerhalb 14 Tagen mit 2% Skonto 30 Tage netto', '2026-04-04; 2 % 14'],
    ['30 Tage netto (bei Zahlung innerhalb von 8 Tagen 2,5 % Skonto)', '2026-04-04; 2.5 % 8'],
    ['Der Betrag ist am 30. April 2026 fällig.', '2026-04-30'],
    ['Zahlungsziel: 21 Tage. Bei Verzug 9 % Zinsen nach 30 Tagen.', '2026-03-26'],
    ['Rechnung vom 05.03.2026, bitte spätestens am 20.03.2026 bezahlen', '2026-03-20'],
    // English
    ['2 % discount if paid within 2 days. Penalty percentage 10% from due date', 'none; 2 % 2'],
    ['2/10 net 30', 'none'],
    ['Please remit until 30 April 2026', '2026-04-30'],
    ['Payment is due by April 15, 2026. Late payment interest of 8% applies.', '2026-04-15'],
    [
      'Please pay within 30 days of the invoice date; goods may be returned within 14 days.',
      '2026-04-04',
    ],
    ['Payment within 10 days, 2% discount', 'none; 2 % 10'],
    ['Kindly settle this invoice not later than 2026-05-01', '2026-05-01'],
    ['Please remit by 25/04/2026', '2026-04-25'],
    ['Please remit by 04/25/2026', '2026-04-25'],
    ['Payment due within thirty (30) days', '2026-04-04'],
    ['within 30 days of receipt of invoice', '2026-04-04'],
    [
      'Prompt payment discount 2% if paid before 15 March 2026; otherwise full amount by 4 April 2026',
      '2026-04-04; 2 % 10',
    ],
    ['Payment within 30 days. Interest rate after that 8 %.', '2026-04-04'],
    // French
    ['Conditions de règlement : 30 jours fin de mois le 10', '2026-05-10'],
    ['Date limite de paiement : 04/04/2026', '2026-04-04'],
    ['Escompte 2% pour paiement sous 10 jours, net à 30 jours', '2026-04-04; 2 % 10'],
    ['Paiement à 30 jours fin de mois par virement bancaire', '2026-04-30'],
    [
      'Règlement par virement au plus tard le 30 avril 2026, escompte de 2 % sous 8 jours',
      '2026-04-30; 2 % 8',
    ],
    ['Échéance : 04/04/2026. Pénalités de retard : 3 fois le taux légal.', '2026-04-04'],
    // Spanish
    ['Vencimiento: 30/04/2026', '2026-04-30'],
    ['Pago mediante transferencia a 60 días fecha factura', '2026-05-04'],
    ['Fecha de vencimiento 4 de abril de 2026', '2026-04-04'],
    ['Forma de pago: transferencia, vencimiento a 30 días', '2026-04-04'],
    ['Pago a 30 días fin de mes', '2026-04-30'],
    // Italian
    ['Pagamento: bonifico bancario 30 gg d.f.f.m.', '2026-04-30'],
    ['RIBA 60 gg FM', '2026-05-31'],
    ['Scadenza pagamento: 30 giorni data fattura', '2026-04-04'],
    ['Pagamento entro il 30 aprile 2026 tramite bonifico bancario', '2026-04-30'],
    ['Bonifico bancario a 60 giorni data fattura fine mese', '2026-05-31'],
    ['Scadenza 30.04.2026', '2026-04-30'],
    // Dutch
    ['Gelieve te betalen binnen 30 dagen na factuurdatum', '2026-04-04'],
    ['Wij verzoeken u het bedrag uiterlijk 30 april 2026 over te maken', '2026-04-30'],
    ['Betaling binnen 14 dagen. Bij betaling binnen 8 dagen 2% korting', '2026-03-19; 2 % 8'],
    // Nordic, Baltic, Polish, Czech, Chinese
    ['Forfaldsdato 04-04-2026', '2026-04-04'],
    ['Splatné do 04.04.2026', '2026-04-04'],
    ['付款期限：2026年4月4日', '2026-04-04'],
    ['请于2026年4月4日前付款', '2026-04-04'],
    ['Betalas senast 2026-04-04', '2026-04-04'],
    ['Lūdzam apmaksāt līdz 04.04.2026', '2026-04-04'],
    ['Termin płatności: 04.04.2026 przelewem', '2026-04-04'],
  ])('%s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it.each([
    '',
    'as agreed',
    'see contract',
    'Thanks for your business.',
    '30 working days after receipt',
    'Zahlbar innerhalb von 10 Werktagen',
    '10-30 days',
    'Lieferung innerhalb von 14 Tagen',
    'Reklamationen innerhalb von 8 Tagen nach Rechnungserhalt',
    'Zahlbar in 2 Raten',
    'Pagamento in 3 rate',
    'Betalingstermijn 30 dagen einde maand',
    'Reklamationen bis 30.04.2026',
    'This offer is valid until 30 April 2026',
    'zzgl. 19% MwSt',
    '50% prepaid, 50% within one month',
    '30% Anzahlung, Rest innerhalb von 30 Tagen',
    'Rechnung vom 05.03.2026',
    'Zahlbar bis 30.02.2026',
    'Please remit by 04/05/2026',
    'Fällig am 01.01.2026',
    'Penalty of 1.5% after 30 days',
    'x'.repeat(5000),
  ])('nothing is made of “%s”', (text) => {
    expect(told(text)).toBe('none');
  });

  it('names every due date where they differ', () => {
    expect(told('Zahlbar innerhalb 30 Tagen. Zahlbar bis 30.04.2026.')).toBe(
      '2026-04-04 2026-04-30',
    );
  });

  it('never fails, and names no day before the invoice', () => {
    const pieces = fc.constantFrom(
      ...'zahlbar|bis|04.04.2026|30 Tage|netto|2 %|Skonto|,|.|;|innerhalb|due|by|04/05/2026|#SKONTO#TAGE=1#PROZENT=2#|(|)|oder'.split(
        '|',
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((all) => all.join(' ')),
        ),
        (text) => {
          for (const on of readTermsInProse(text, ISSUED).dueOn) expect(on >= ISSUED).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
