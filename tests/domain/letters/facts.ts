/** The facts of a letter, for tests of wording, composing and printing. */
import { daysPastDue } from '../../../src/domain/aging.ts';
import { addDays, isoDateOf as day } from '../../../src/domain/dates.ts';
import {
  composeLetter,
  type LetterContent,
  type LetterFacts,
} from '../../../src/domain/letters/compose.ts';
import type { Sender } from '../../../src/domain/letters/parties.ts';
import wording from '../../../resources/letters/en-GB/level-3.json' with { type: 'json' };
import type { Wording } from '../../../src/domain/letters/wording.ts';

export const WORDING: Wording = wording;

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
      };
    }),
    ...more,
  };
}

export const letter = (count: number, more: Partial<LetterFacts> = {}): LetterContent =>
  composeLetter(letterFacts(count, more), WORDING);
