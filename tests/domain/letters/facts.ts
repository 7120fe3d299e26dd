/** The facts of a letter, for tests of wording, composing and printing. */
import { daysPastDue } from '../../../src/domain/aging.ts';
import { addDays, daysBetween, isoDateOf as day } from '../../../src/domain/dates.ts';
import { composeLetter } from '../../../src/domain/letters/compose.ts';
import type { LetterContent, LetterFacts } from '../../../src/domain/letters/content.ts';
import type { Sender } from '../../../src/domain/letters/parties.ts';
import type { LetterLevel, Wording } from '../../../src/domain/letters/wording.ts';
import { wordingFor } from '../../../src/services/letters/wordings.ts';

export const WORDING: Wording = wordingFor('en', null, 3);

export const SENDER: Sender = {
  name: 'Siempreviva Import S.L.',
  address: 'Calle de la Lonja 14\n46001 Valencia',
  country: 'ES',
  registrationNumber: 'V-118204',
  vatNumber: 'ESB12345678',
  contact: 'Marta Ruiz',
  phone: '+34 961 555 010',
  email: 'cobros@siempreviva.example',
  signatory: 'Ana Ferrer',
  signatoryPosition: 'Managing director',
};

/** `count` overdue items; every fifth is partly paid. */
export function letterFacts(count: number, more: Partial<LetterFacts> = {}): LetterFacts {
  const issuedOn = day('2026-11-21');
  return {
    level: 3,
    law: 'ES',
    isContractRate: false,
    interest: null,
    fixedSum: null,
    costsMinor: 0,
    earlier: [],
    brokenPromises: [],
    holdSince: null,
    order: 'principal-first',
    attachments: [],
    number: 'L-2026-0001',
    issuedOn,
    deadlineOn: day('2026-12-14'),
    cutOffOn: day('2026-11-18'),
    delivery: 'registered_post',
    currency: 'EUR',
    sender: SENDER,
    recipient: {
      customer: 'C-0042',
      name: 'Harrow & Pike Tableware Ltd',
      address: '12 Mill Lane\nUnit 4\nSheffield S1 2AB',
      country: 'GB',
      kind: 'company',
    },
    bankAccount: {
      holder: 'Siempreviva Import S.L.',
      account: 'ES9121000418450200051332',
      bic: 'CAIXESBBXXX',
      bank: 'CaixaBank, Valencia',
      currency: 'EUR',
      isDefault: true,
    },
    contracts: ['SV-2024-17'],
    orders: ['PO 4500017', 'PO 4500019'],
    onAccountMinor: 0,
    items: Array.from({ length: count }, (_, index) => {
      const dueOn = addDays(issuedOn, -(32 + count - index));
      const grossMinor = 150000 + index * 3719;
      return {
        itemId: index + 1,
        item: `INV-${2026000 + index}`,
        issuedOn: addDays(dueOn, -30),
        dueOn,
        daysPastDue: daysPastDue(dueOn, issuedOn),
        grossMinor,
        openMinor: index % 5 === 0 ? grossMinor - 30000 : grossMinor,
        interest: null,
        isNew: false,
      };
    }),
    ...more,
  };
}

/** Two segments an item, at 10.15 and 10.40 per cent, over 365. Not the engine: a letter prints what it is given. */
export function withInterest(facts: LetterFacts): LetterFacts {
  const change = day('2026-11-01');
  const items = facts.items.map((item) => {
    const from = addDays(item.dueOn, 1);
    const parts =
      from < change
        ? [
            { from, to: addDays(change, -1), rate: '10.15' },
            { from: change, to: facts.issuedOn, rate: '10.40' },
          ]
        : [{ from, to: facts.issuedOn, rate: '10.40' }];
    const segments = parts.map((part) => {
      const days = daysBetween(part.from, part.to) + 1;
      const interest = (item.openMinor * Number(part.rate) * days) / 3_650_000;
      return {
        from: part.from,
        to: part.to,
        days,
        ratePercent: part.rate,
        principalMinor: item.openMinor,
        interest: interest.toFixed(10),
      };
    });
    const minor = Math.round(segments.reduce((sum, each) => sum + Number(each.interest), 0) * 100);
    return { ...item, interest: { from, minor, segments } };
  });
  return {
    ...facts,
    items,
    interest: {
      to: facts.issuedOn,
      minor: items.reduce((sum, item) => sum + item.interest.minor, 0),
      perDayMinor: 169,
      ratePercents: ['10.15', '10.40'],
      dayCount: 'act/365',
      sources: ['BOE'],
      multiple: null,
    },
  };
}

/** A customer of a language, with everything a letter may say of the past. */
const CUSTOMERS = {
  'en-GB': ['Harrow & Pike Tableware Ltd', '12 Mill Lane\nSheffield S1 2AB', 'GB', 'GB'],
  'en-US': ['Magnolia Event Supply LLC', '410 Larkspur Ave\nAustin, TX 78701', 'US', 'US'],
  es: ['Eventos Mil Hojas S.L.', 'Avenida de los Naranjos 212\n12004 Castellón de la Plana', 'ES', 'ES'],
  zh: ['杭州木棉与瓷花艺有限公司', '浙江省杭州市西湖区云栖花街118号\n邮编310024', 'CN', 'CN'],
  lv: ['SIA Ķiršu Ziedi', 'Brīvības iela 21-4\nRīga, LV-1010', 'LV', 'LV'],
  de: ['Blumenhof Müßig GmbH', 'Hafenstraße 12\n20457 Hamburg', 'DE', 'DE'],
  fr: ['Fleurs d’Été SARL', '8, rue de l’Œillet\n69002 Lyon', 'FR', 'FR'],
} as const; // prettier-ignore
export const PACKS = Object.keys(CUSTOMERS) as readonly (keyof typeof CUSTOMERS)[];

/** A full letter of a language and level: history, promises, hold, interest, fixed sum, attachments. */
export function languageFacts(
  pack: keyof typeof CUSTOMERS,
  level: LetterLevel,
  count: number,
  more: Partial<LetterFacts> = {},
): LetterFacts {
  const [name, address, country, law] = CUSTOMERS[pack];
  const currency = pack === 'zh' ? 'CNY' : pack === 'en-GB' ? 'GBP' : pack === 'en-US' ? 'USD' : 'EUR'; // prettier-ignore
  const plain = letterFacts(count, {
    level,
    law,
    isContractRate: pack === 'en-US',
    currency,
    bankAccount: { ...letterFacts(1).bankAccount, currency },
    recipient: { customer: 'C-0042', name, address, country, kind: 'company' },
    ...(level === 1
      ? {}
      : {
          earlier: [
            { number: 'L-2026-0002', level: 1, issuedOn: day('2026-11-03') },
            { number: 'L-2026-0003', level: 2, issuedOn: day('2026-11-12') },
          ].slice(0, level === 2 ? 1 : 2),
          brokenPromises: [
            { madeOn: day('2026-11-05'), promisedFor: day('2026-11-10'), minor: 50000 },
          ],
          holdSince: day('2026-11-16'),
        }),
    attachments:
      level === 1
        ? [{ kind: 'invoice', name: 'a' }]
        : [
            { kind: 'statement', name: 'b' },
            ...Array.from({ length: count }, () => ({ kind: 'invoice', name: 'c' }) as const),
          ],
    ...more,
  });
  const full = withInterest(plain);
  return {
    ...full,
    interest:
      full.interest === null ? null : { ...full.interest, multiple: pack === 'zh' ? '1.3' : null },
    fixedSum:
      pack === 'en-US' || pack === 'zh'
        ? null
        : { currency, minor: 4000 * count, each: pack === 'de' || pack === 'en-GB' ? 'instalment' : 'invoice', count }, // prettier-ignore
    ...more,
  };
}

export const languageLetter = (
  pack: keyof typeof CUSTOMERS,
  level: LetterLevel,
  count: number,
  more: Partial<LetterFacts> = {},
): LetterContent => {
  const facts = languageFacts(pack, level, count, more);
  return composeLetter(facts, wordingFor(pack, facts.recipient.country, level));
};

export const letter = (count: number, more: Partial<LetterFacts> = {}): LetterContent =>
  composeLetter(letterFacts(count, more), WORDING);
