import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import { composeLetter } from '../../../src/domain/letters/compose.ts';
import { textOf, type LetterContent } from '../../../src/domain/letters/content.ts';
import { creditorReference, epcPayload } from '../../../src/domain/letters/epc-qr.ts';
import {
  printedAmount,
  printedDate,
  printedMoney,
  printedRate,
  printedShortDate,
} from '../../../src/domain/letters/format-amount.ts';
import { isRfReference } from '../../../src/domain/bank/matching/numbers/structured-references.ts';
import { letterNumber, sequenceOf } from '../../../src/domain/letters/number.ts';
import { accountFor, type BankAccount } from '../../../src/domain/letters/parties.ts';
import {
  missingSenderFields,
  partyBlocks,
  unprintableBlocks,
} from '../../../src/domain/letters/required-content.ts';
import { fill, type LetterLevel } from '../../../src/domain/letters/wording.ts';
import { wordingFor } from '../../../src/services/letters/wordings.ts';
import { english } from '../../harness/english.ts';
import { languageFacts, languageLetter, letter, letterFacts, PACKS, SENDER, WORDING } from './facts.ts'; // prettier-ignore

const LEVELS: readonly LetterLevel[] = [1, 2, 3, 4];
/** All words of a letter, no-break spaces as spaces. */
const wordsOf = ({ text }: LetterContent): string =>
  [text.subject, ...[...text.before, ...text.after].map(textOf), ...text.pages.flatMap((page) => page.paragraphs)]
    .join('\n')
    .replaceAll(/[\u00a0\u202f]/g, ' '); // prettier-ignore
const roleOf = (content: LetterContent, role: string): string =>
  content.text.after.concat(content.text.before).filter((part) => part.role === role).map(textOf).join(' ').replaceAll('\u00a0', ' '); // prettier-ignore

describe('the wording', () => {
  test('a value is put in as it is, whatever it looks like', () => {
    expect(fill('Dear {name}, pay {total}', { name: '{total} $& $1', total: 'EUR 1' })).toBe(
      'Dear {total} $& $1, pay EUR 1',
    );
  });

  test('a placeholder that nobody fills is a mistake of the wording', () => {
    expect(() => fill('pay {sum}', {})).toThrow('wording uses {sum}, which has no value');
  });

  test.each(PACKS.flatMap((pack) => LEVELS.map((level) => [pack, level] as const)))(
    '%s level %i is filled whatever is known, for one invoice and for many',
    (pack, level) => {
      for (const count of [1, 2, 21])
        for (const more of [
          {},
          { interest: null, fixedSum: null, earlier: [], holdSince: null, brokenPromises: [] },
          { law: 'BR', contracts: [], onAccountMinor: 100, order: 'interest-first' as const },
          { isContractRate: true, orders: [], contracts: [], costsMinor: 1250 },
          { fixedSum: { currency: 'PLN', minor: 4000, each: 'invoice' as const, count } },
        ]) {
          const content = languageLetter(pack, level, count, more);
          const { labels: _, ...text } = content.text;
          expect(JSON.stringify(text)).not.toMatch(/[{][A-Za-z:]+[}]|undefined|\*\*| {2}/);
          expect(wordsOf(content)).not.toMatch(/ [.,]|\.\.|, ,/);
        }
    },
  );

  test.each(['opening', 'demand', 'dispute', 'consequences', 'reservation', 'disregard'])(
    'without its %s it is not printed',
    (role) => {
      const { level } = WORDING;
      const without = (parts: typeof level.after) => parts.filter((part) => part.role !== role);
      const wording = {
        ...WORDING,
        level: { ...level, before: without(level.before), after: without(level.after) },
      };
      expect(() => composeLetter(letterFacts(1), wording)).toThrow(`the wording lacks: ${role}`);
    },
  );

  test('of another level than the letter is a bug', () => {
    expect(() => composeLetter(letterFacts(1, { level: 4 }), WORDING)).toThrow('level 3');
  });
});

describe('the pack and the locale of a customer (domain-rules 5.5 no. 5)', () => {
  test.each([
    ['en', 'US', 'en-US', 'en-US'],
    ['en', 'GB', 'en-GB', 'en-GB'],
    ['en', null, 'en-GB', 'en-GB'],
    ['en', 'CN', 'en-GB', 'en-GB'],
    ['en', 'IE', 'en-GB', 'en-IE'],
    ['en-US', 'DE', 'en-US', 'en-US'],
    ['es', 'MX', 'es', 'es-MX'],
    ['es-MX', 'ES', 'es', 'es-MX'],
    ['es', null, 'es', 'es-ES'],
    ['de', 'AT', 'de', 'de-AT'],
    ['de', 'CH', 'de', 'de-CH'],
    ['fr', 'BE', 'fr', 'fr-BE'],
    ['zh', 'CN', 'zh', 'zh-CN'],
    ['zh-Hans-CN', null, 'zh', 'zh-CN'],
    ['lv', 'LV', 'lv', 'lv-LV'],
    ['lv', 'DE', 'lv', 'lv-LV'],
    ['it', 'IT', 'en-GB', 'en-GB'],
    ['', 'GB', 'en-GB', 'en-GB'],
  ])('%s in %s: pack %s, locale %s', (tag, country, language, locale) => {
    const wording = wordingFor(tag, country, 2);
    expect([wording.pack.language, wording.locale]).toEqual([language, locale]);
  });
});

describe('what a level shows (domain-rules 5.2, 5.5 no. 1)', () => {
  test.each(PACKS)('%s', (pack) => {
    const of = (level: LetterLevel) => languageLetter(pack, level, 3, { costsMinor: 1000 });
    const [one, two, three, four] = [of(1), of(2), of(3), of(4)];
    const principal = 1_200_00 + 1_537_19 + 1_574_38;
    const interest = two.interest?.minor ?? 0;
    const fixed = pack === 'zh' || pack === 'en-US' ? 0 : 12000;
    expect(interest).toBeGreaterThan(0);
    expect([one, two, three, four].map((content) => content.principalMinor)).toEqual([principal, principal, principal, principal]); // prettier-ignore
    expect([one, two, three, four].map((content) => content.totalMinor)).toEqual([
      principal,
      principal,
      principal + interest + fixed,
      principal + interest + fixed + 1000,
    ]);
    expect(one.items.every((item) => item.interest === null)).toBe(true);
    const deadline = printedDate(one.deadlineOn, one.text.locale).replaceAll('\u00a0', ' '); // prettier-ignore
    expect(wordsOf(one)).not.toContain(deadline);
    expect(three.text.annex === null).toBe(false);
    expect(two.text.annex).toBeNull();
    expect(four.text.annex?.items).toHaveLength(3);
    for (const content of [two, three, four])
      expect(wordsOf(content)).toContain(
        printedMoney(content.totalMinor, content.currency, content.text.locale)
          .replaceAll(/[\u00a0\u202f]/g, ' '), // prettier-ignore
      );
  });

  test('one rate and one principal at level 3 need no annex, at level 4 they have one', () => {
    const facts = languageFacts('es', 3, 1);
    const [item] = facts.items;
    if (item?.interest == null) throw new Error('no interest');
    const items = [{ ...item, interest: { ...item.interest, segments: item.interest.segments.slice(1) } }]; // prettier-ignore
    expect(languageLetter('es', 3, 1, { items, interest: facts.interest }).text.annex).toBeNull();
    expect(
      languageLetter('es', 4, 1, { items, interest: facts.interest }).text.annex,
    ).not.toBeNull();
  });

  test('a fixed sum in another currency stands on its own line and not in the total', () => {
    const content = languageLetter('de', 3, 2, {
      fixedSum: { currency: 'GBP', minor: 8000, each: 'instalment', count: 2 },
    });
    expect(content.totalMinor).toBe(content.principalMinor + (content.interest?.minor ?? 0));
    expect(content.text.sums.at(-1)).toMatchObject({ kind: 'apart', amount: '80,00\u00a0GBP' });
  });

  test('without a rate no sum of interest is said', () => {
    for (const pack of PACKS) {
      const content = languageLetter(pack, 3, 2, { interest: null });
      expect(content.text.sums.every(({ open }) => open === null)).toBe(true);
      expect(roleOf(content, 'interest')).toBe('');
    }
  });
});

describe('what differs by law and country', () => {
  const said = (
    pack: (typeof PACKS)[number],
    level: LetterLevel,
    more: Parameters<typeof languageLetter>[3],
  ): string => {
    const content = languageLetter(pack, level, 2, more);
    return JSON.stringify({ ...content.text, labels: null });
  };
  const to = (country: string) => ({ recipient: { ...letterFacts(1).recipient, country } });

  test('Mahnbescheid is German, not Austrian or Swiss', () => {
    expect(said('de', 4, to('DE'))).toContain('Mahnbescheid');
    for (const country of ['AT', 'CH', 'LU'])
      expect(said('de', 4, to(country))).not.toMatch(/Mahnbescheid|gerichtlichen Mahnverfahren/);
    expect(said('de', 4, to('CH'))).toContain('Betreibung');
  });

  test('Ley 3/2004, burofax and article 1110 are of Spanish law', () => {
    expect(said('es', 3, {})).toMatch(/Ley 3\/2004[\s\S]*1110 del Código Civil/);
    expect(said('es', 3, {})).toContain('Burofax');
    const mexican = said('es', 3, { law: 'MX', fixedSum: null, ...to('MX') });
    expect(mexican).not.toMatch(/3\/2004|[Bb]urofax|1110/);
    expect(mexican).toContain('art. 362 del Código de Comercio de México');
  });

  test('the invitation to negotiate goes to Spain', () => {
    expect(languageLetter('es', 4, 2).text.pages).toHaveLength(1);
    expect(languageLetter('es', 4, 2, to('MX')).text.pages).toHaveLength(0);
    expect(languageLetter('es', 3, 2).text.pages).toHaveLength(0);
  });

  test('English cites its act only where interest is by the law', () => {
    expect(said('en-GB', 4, {})).toContain('Late Payment of Commercial Debts (Interest) Act 1998');
    expect(said('en-GB', 4, { isContractRate: true })).not.toContain('Interest) Act 1998');
  });

  test('a law that the pack does not know is not named', () => {
    for (const pack of PACKS) {
      const content = languageLetter(pack, 4, 2, { law: 'BR' });
      expect(content.text.annex?.intro).not.toMatch(/\d\/\d{4}|§|[Aa]rt\.|[Aa]rticle|第.*条/);
    }
    expect(said('en-GB', 3, { law: 'UK' })).toContain('Act 1998');
  });

  test('a stop of supply is said only where there is one', () => {
    for (const pack of PACKS)
      for (const level of LEVELS)
        expect(roleOf(languageLetter(pack, level, 2, { holdSince: null }), 'hold')).toBe('');
    expect(roleOf(languageLetter('en-GB', 2, 2), 'hold')).toContain('since 16 November 2026');
  });

  test('capital numerals in Chinese at levels 3 and 4, in yuan and dollars', () => {
    expect(wordsOf(languageLetter('zh', 3, 2))).toMatch(/大写：人民币.*[整分]/);
    expect(wordsOf(languageLetter('zh', 4, 2, { currency: 'USD' }))).toMatch(/大写：美元/);
    expect(wordsOf(languageLetter('zh', 3, 2, { currency: 'EUR' }))).not.toContain('大写');
    expect(wordsOf(languageLetter('zh', 2, 2))).not.toContain('大写');
  });
});

describe('grammar', () => {
  test('Latvian inflects its dates', () => {
    const words = wordsOf(languageLetter('lv', 3, 4));
    expect(words).toContain('līdz 2026. gada 14. decembrim');
    expect(words).toContain('2026. gada 21. novembrī nav samaksāti 4 rēķini');
    expect(words).toContain('No 2026. gada 22. novembra');
  });

  test('Latvian counts 21 as one and 1 by its own sentence', () => {
    expect(wordsOf(languageLetter('lv', 3, 21))).toContain('nav samaksāts 21 rēķins');
    expect(wordsOf(languageLetter('lv', 3, 1))).toContain('zemāk norādītais rēķins');
  });

  test('French begins a month with 1er', () => {
    expect(wordsOf(languageLetter('fr', 3, 1, { deadlineOn: day('2026-12-01') }))).toContain('le 1er décembre 2026'); // prettier-ignore
  });

  test('a Spanish list of days has its articles', () => {
    expect(wordsOf(languageLetter('es', 3, 2))).toContain('el 3 de noviembre de 2026 y el 12 de noviembre de 2026'); // prettier-ignore
  });

  test('a new item is marked where there was an earlier letter', () => {
    const facts = letterFacts(2);
    const items = facts.items.map((item, at) => ({ ...item, isNew: at === 1 }));
    expect(letter(2, { items }).text.newNote).toBeNull();
    const earlier = [{ number: 'L-1', level: 2, issuedOn: day('2026-11-01') }];
    expect(letter(2, { items, earlier }).text.newNote).toBe('* Overdue since our last letter.');
  });

  test('our own credit notes are named with the item that is less by them', () => {
    const facts = letterFacts(2);
    expect(letter(2).text.creditNotes).toEqual([]);
    const credits = [{ creditNote: 'CN-9', minor: 481_00 }];
    const items = facts.items.map((item, at) => (at === 1 ? { ...item, credits } : item));
    const item = items[1]?.item ?? '';
    expect(letter(2, { items }).text.creditNotes).toEqual([
      `Our credit note CN-9 has been set against ${item}: ${facts.currency}\u00a0481.00.`,
    ]);
    expect(languageLetter('es', 2, 2, { items }).text.creditNotes?.join()).toContain(
      `De ${item} hemos deducido nuestro abono CN-9: 481,00`,
    );
  });

  test('what is enclosed is counted by its kind', () => {
    expect(languageLetter('de', 3, 3).text.enclosed).toBe('Anlagen: Kontoauszug, 3 Rechnungskopien.'); // prettier-ignore
    expect(letter(1).text.enclosed).toBeNull();
  });
});

describe('the content', () => {
  test('the total is the sum of the open amounts, for any amounts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000_000 }), { minLength: 1, maxLength: 40 }),
        (amounts) => {
          const facts = letterFacts(amounts.length);
          const items = facts.items.map((item, index) => ({
            ...item,
            openMinor: amounts[index] ?? 1,
          }));
          const content = composeLetter({ ...facts, items }, WORDING);
          expect(content.totalMinor).toBe(amounts.reduce((sum, each) => sum + each, 0));
          expect(roleOf(content, 'demand')).toContain(
            printedMoney(content.totalMinor, 'EUR').replaceAll('\u00a0', ' '),
          );
        },
      ),
    );
  });

  test.each([
    ['no items', { items: [] }],
    ['an item that is not overdue', { issuedOn: day('2026-01-01') }],
    [
      'an item that is not open',
      { items: letterFacts(1).items.map((item) => ({ ...item, openMinor: 0 })) },
    ],
  ])('%s is not a demand', (_, more) => {
    expect(() => letter(1, more)).toThrow(RangeError);
  });

  test.each([
    [
      'contract and orders',
      { contracts: ['K-1'], orders: ['PO 1'] },
      'under contract K-1 (your order PO 1).',
    ],
    [
      'more orders than fit a sentence',
      { contracts: [], orders: ['1', '2', '3', '4', '5', '6'] },
      'on your orders 1, 2, 3, 4 and 2 more.',
    ],
    ['neither', { contracts: [], orders: [] }, 'on your orders.'],
  ])('names its basis: %s', (_, more, words) => {
    expect(roleOf(letter(1, more), 'opening')).toContain(words);
  });
});

describe('the code of a SEPA transfer (EPC069-12)', () => {
  test('its reference is one that banks check, for any number', () => {
    expect(creditorReference('L-2026-0001')).toBe('RF82L20260001');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (sequence) => {
        expect(isRfReference(creditorReference(letterNumber(day('2026-11-21'), sequence)))).toBe(
          true,
        );
      }),
    );
  });

  test('holds the letter’s total on a letter in euro with an IBAN, and is on no other', () => {
    const content = languageLetter('es', 3, 2);
    const amount = `EUR${String(Math.floor(content.totalMinor / 100))}.${String(content.totalMinor % 100).padStart(2, '0')}`;
    expect(content.qr?.split('\n')).toEqual([
      'BCD', '002', '1', 'SCT', 'CAIXESBBXXX', 'Siempreviva Import S.L.',
      'ES9121000418450200051332', amount, '', 'RF82L20260001',
    ]); // prettier-ignore
    expect(content.text.quote).toBe('RF82 L202 6000 1');
    const { bankAccount } = letterFacts(1);
    for (const more of [
      { currency: 'GBP' },
      { number: null },
      { bankAccount: { ...bankAccount, account: '0012 3456' } },
      { bankAccount: { ...bankAccount, account: 'ES9121000418450200051333' } },
    ]) {
      expect(letter(1, more).qr).toBeNull();
      expect(letter(1, more).text.quote).toMatch(/ \/ C-0042$/);
    }
    expect(epcPayload(bankAccount, 100_000_000_000, 'RF')).toBeNull();
  });
});

describe('what must be known before a letter is printed (domain-rules 5.1)', () => {
  const recipient = letterFacts(1).recipient;
  const account = letterFacts(1).bankAccount;
  test.each([
    ['all there', {}, []],
    ['one of the two numbers is enough', { vatNumber: '' }, []],
    [
      'no number',
      { vatNumber: ' ', registrationNumber: '' },
      ['registration number or VAT number'],
    ],
    [
      'nothing',
      { name: '', address: '', vatNumber: '', registrationNumber: '', contact: '', phone: '' },
      ['name', 'address', 'registration number or VAT number', 'contact', 'phone'],
    ],
    ['what may be missing', { email: '', signatory: '', signatoryPosition: '' }, []],
  ])('sender: %s', (_, more, missing) => {
    expect(missingSenderFields({ ...SENDER, ...more })).toEqual(missing);
  });

  test.each([
    ['company', []],
    ['sole_trader', []],
    ['public_body', []],
    ['individual', ['individual']],
  ] as const)('a %s', (kind, codes) => {
    expect(
      partyBlocks(SENDER, { ...recipient, kind }, account, 'EUR', 3).map((block) => block.code),
    ).toEqual(codes);
  });

  test('everything that is wrong is said at once', () => {
    const blocks = partyBlocks(
      { ...SENDER, phone: '' },
      { ...recipient, address: '\n ', kind: 'individual' },
      null,
      'USD',
      3,
    );
    expect(blocks.map((block) => block.code)).toEqual([
      'individual',
      'no_address',
      'sender_incomplete',
      'no_bank_account',
    ]);
  });
});

test('a field that cannot be printed blocks the letter, by its name and characters', () => {
  const { recipient } = letterFacts(1);
  const missingIn = (text: string): readonly string[] => text.match(/[א-ת]/gu) ?? [];
  const of = (more: Partial<typeof recipient>, items: readonly string[] = ['INV-1']) =>
    unprintableBlocks({ recipient: { ...recipient, ...more }, items }, missingIn).map(
      ({ code, message }) => `${code}: ${english(message)}`,
    );
  expect(of({})).toEqual([]);
  expect(of({ name: 'אב Ltd', attention: 'Ms ג' }, ['INV-1', 'ד-2'])).toEqual([
    'unprintable: no font here has "א" and "ב" of the name of customer C-0042; write the name in Latin letters in the customer\'s profile',
    'unprintable: no font here has "ג" of the contact of customer C-0042; write the contact in Latin letters in the customer\'s profile',
    'unprintable: no font here has "ד" of the invoice number ד-2 of customer C-0042; bring the invoice in under a number of Latin letters and digits',
  ]);
  expect(of({ address: 'Haifa ה' })).toHaveLength(1);
});

test('the account of the demand is one of its currency, the default first', () => {
  const account = (more: Partial<BankAccount>): BankAccount => ({
    ...letterFacts(1).bankAccount,
    ...more,
  });
  const accounts = [
    account({ account: '1', isDefault: false }),
    account({ account: '2' }),
    account({ account: '3', currency: 'USD', isDefault: false }),
  ];
  expect(accountFor(accounts, 'EUR')?.account).toBe('2');
  expect(accountFor(accounts, 'USD')?.account).toBe('3');
  expect(accountFor(accounts, 'GBP')).toBeNull();
});

describe('amounts, dates and numbers as printed', () => {
  test.each([
    [123450, 'EUR', '1,234.50'],
    [-123456789, 'EUR', '-1,234,567.89'],
    [1234, 'JPY', '1,234'],
    [1250, 'KWD', '1.250'],
    [5, 'EUR', '0.05'],
    [Number.MAX_SAFE_INTEGER, 'EUR', '90,071,992,547,409.91'],
  ] as const)('%i minor units of %s', (minor, currency, expected) => {
    expect(printedAmount(minor, currency)).toBe(expected);
  });

  test('dates are written out', () => {
    expect(printedDate(day('2026-12-04'))).toBe('4\u00a0December 2026');
    expect(printedShortDate(day('2026-12-04'))).toBe('4\u00a0Dec\u00a02026');
    expect(printedShortDate(day('2026-09-04'))).toBe('4\u00a0Sep\u00a02026');
  });

  test.each([
    ['es-ES', '1.234,50\u00a0EUR', '4 de diciembre de 2026', '04/12/2026', '10,40\u00a0%'],
    ['es-MX', 'EUR\u00a01,234.50', '4 de diciembre de 2026', '04/12/2026', '10.40%'],
    ['de-DE', '1.234,50\u00a0EUR', '4. Dezember 2026', '04.12.2026', '10,40\u00a0%'],
    ['de-AT', 'EUR\u00a01.234,50', '4. Dezember 2026', '04.12.2026', '10,40\u00a0%'],
    ['de-CH', "EUR\u00a01'234.50", '4. Dezember 2026', '04.12.2026', '10.40%'],
    ['fr-FR', '1\u202f234,50\u00a0EUR', '4 décembre 2026', '04/12/2026', '10,40\u00a0%'],
    ['lv-LV', '1\u00a0234,50\u00a0EUR', '2026. gada 4. decembris', '04.12.2026', '10,40%'],
    ['zh-CN', 'EUR\u00a01,234.50', '2026年12月4日', '2026/12/04', '10.40%'],
    ['en-US', 'EUR\u00a01,234.50', 'December 4, 2026', '12/04/2026', '10.40%'],
  ])('in %s', (locale, money, long, short, rate) => {
    expect(printedMoney(123450, 'EUR', locale)).toBe(money);
    expect(printedDate(day('2026-12-04'), locale).replaceAll('\u00a0', ' ')).toBe(long);
    expect(printedShortDate(day('2026-12-04'), locale, false)).toBe(short);
    expect(printedRate('10.4', locale)).toBe(rate);
    expect(printedRate('6', locale)).not.toMatch(/[.,]/);
  });

  test.each([
    ['2026-11-21', 1, 'L-2026-0001'],
    ['2027-01-01', 12345, 'L-2027-12345'],
  ] as const)('letters of %s: %i', (date, sequence, number) => {
    expect(letterNumber(day(date), sequence)).toBe(number);
    expect(sequenceOf(number)).toBe(sequence);
  });

  test.each(['L-26-0001', 'M-2026-0001', 'L-2026-1', ''])('"%s" is no letter number', (number) => {
    expect(sequenceOf(number)).toBeNull();
  });
});
