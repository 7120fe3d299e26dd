/** The line of every kind of event, as it stands on the screen; where it leads, and how it looks. */
import { describe, expect, test } from 'vitest';
import type { TimelineEntry } from '../../../src/contract/calls/customers.ts';
import { TIMELINE_KINDS, type TimelineKind } from '../../../src/domain/facts/kinds.ts';
import type { Instant, IsoDate } from '../../../src/domain/dates.ts';
import {
  docOf,
  documentOf,
  pathOf,
} from '../../../src/renderer/screens/customers/timeline/leads-to.ts';
import {
  kindsOf,
  TIMELINE_GROUPS,
  TIMELINE,
  timelineLine,
} from '../../../src/renderer/screens/customers/timeline/timeline-events.ts';
import { i18n } from '../../../src/renderer/texts/i18n.ts';

const t = i18n.getFixedT('en', ['timeline', 'ledger'] as const);

const entry = (kind: TimelineKind, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  id: `${kind} 1`,
  kind,
  effectiveOn: '2026-11-12' as IsoDate,
  recordedAt: '2026-11-12T09:00:00.000Z' as Instant,
  reference: '',
  currency: 'EUR',
  amountMinor: null,
  before: '',
  to: '',
  about: '',
  note: '',
  reversed: false,
  leadsTo: null,
  ...more,
});

/** At least one line of each kind; amounts with a common blank. */
const LINES: Readonly<
  Record<TimelineKind, readonly (readonly [Partial<TimelineEntry>, string])[]>
> = {
  customer: [
    [{ note: 'Petalo SL' }, 'Customer recorded: Petalo SL'],
    [{ note: 'Petalo Norte', reference: 'C9' }, 'Customer recorded: Petalo Norte (C9)'],
  ],
  name_changed: [
    [{ before: 'Petalo SL', to: 'Petalo SA' }, 'Name changed from Petalo SL to Petalo SA'],
  ],
  terms_changed: [
    [{ before: '30 days', to: '60 days' }, 'Terms changed from “30 days” to “60 days”'],
    [{ to: '60 days' }, 'Terms recorded: 60 days'],
    [{ before: '30 days' }, 'Terms no longer recorded; they were “30 days”'],
  ],
  profile: [
    [{ about: ',creditLimitMinor,address' }, 'Profile changed: postal address, credit limit'],
  ],
  habits: [
    [{}, 'How it pays recorded'],
    [{ about: ',contacts,payCalendar' }, 'How it pays changed: contacts, pay days'],
  ],
  merged: [
    [
      { reference: 'X77', to: 'Atelier Siempre Viva SL', about: 'into', note: 'same tax number' },
      'Merged: X77 Atelier Siempre Viva SL (same tax number)',
    ],
    [{ reference: 'C1', about: 'from' }, 'Merged into C1'],
  ],
  unmerged: [
    [
      { reference: 'X77', to: 'Atelier', about: 'into', note: 'two shops' },
      'No longer merged: X77 Atelier (two shops)',
    ],
    [{ reference: 'C1', to: 'Atelier', about: 'from' }, 'No longer merged into C1 Atelier'],
  ],
  contract: [
    [{ reference: 'K-1', about: 'first', note: 'Frame' }, 'Contract K-1 recorded: Frame'],
    [{ reference: 'K-1', about: 'changed' }, 'Contract K-1 changed'],
    [{ reference: 'K-1', about: 'back' }, 'Contract K-1 taken up again'],
  ],
  contract_signed: [
    [
      { reference: 'K-1', before: '2026-01-10', to: '2026-01-12' },
      'Contract K-1 signed: by us on 10 Jan, by the customer on 12 Jan',
    ],
  ],
  contract_retired: [[{ reference: 'K-1', note: 'Frame' }, 'Contract K-1 retired: Frame']],
  invoice: [
    [{ reference: 'INV-7', to: '2026-12-12', note: 'vases' }, 'Invoice INV-7, due 12 Dec: vases'],
  ],
  debit_note: [[{ reference: 'D-7', to: '2027-01-12' }, 'Debit note D-7, due 12 Jan 2027']],
  due_changed: [
    [
      {
        reference: 'FE-2026-0458',
        before: '2026-11-12',
        to: '2026-11-30',
        note: 'agreed on the phone',
      },
      'Due date of FE-2026-0458 moved from 12 Nov to 30 Nov: agreed on the phone',
    ],
  ],
  credit_note: [[{ reference: 'CN-3', note: 'breakage' }, 'Credit note CN-3: breakage']],
  receipt: [[{ reference: 'R-9', note: 'transfer 4711' }, 'Receipt R-9: transfer 4711']],
  allocation: [
    [
      { reference: 'INV-7 (1/2)', before: 'R-9', about: 'receipt', amountMinor: 500 },
      'Receipt R-9 allocated to INV-7 (1/2)',
    ],
    [
      { reference: 'INV-7', before: 'CN-3', about: 'credit_note', amountMinor: 500 },
      'Credit note CN-3 allocated to INV-7',
    ],
    [
      { reference: 'INV-7', before: 'R-9', about: 'receipt', amountMinor: -500 },
      'R-9 taken back from INV-7',
    ],
  ],
  write_off: [
    [
      { reference: 'INV-7', amountMinor: 320, about: 'small_balance', note: 'Small balance' },
      'Written off 3.20 EUR of INV-7: small balance',
    ],
    [
      { reference: 'INV-7', amountMinor: 90_000, about: 'bad_debt', note: 'insolvent' },
      'Written off 900.00 EUR of INV-7: bad debt, insolvent',
    ],
    [
      { reference: 'INV-7', amountMinor: -320, about: 'correction' },
      'Write-off of INV-7 lowered by 3.20 EUR: correction',
    ],
  ],
  refund: [
    [
      { before: 'R-9', amountMinor: 2_000, about: 'receipt', note: 'paid twice' },
      'Refunded 20.00 EUR of receipt R-9: paid twice',
    ],
    [
      { before: 'CN-3', amountMinor: 2_000, about: 'credit_note' },
      'Refunded 20.00 EUR of credit note CN-3',
    ],
    [
      { before: 'R-9', amountMinor: -2_000, about: 'receipt' },
      'Refund of R-9 lowered by 20.00 EUR',
    ],
  ],
  paper: [
    [{ reference: 'a.pdf', about: 'customer' }, 'a.pdf kept with the customer'],
    [
      { reference: 'a.pdf', about: 'invoice', to: 'INV-7', note: 'signed' },
      'a.pdf kept with invoice INV-7: signed',
    ],
    [{ reference: 'a.pdf', about: 'contract', to: 'K-1' }, 'a.pdf kept with contract K-1'],
  ],
  paper_removed: [
    [
      { reference: 'a.pdf', about: 'invoice', to: 'INV-7', note: 'wrong one' },
      'a.pdf removed from invoice INV-7: wrong one',
    ],
  ],
  dispute: [[{ reference: 'INV-7', note: 'broken' }, 'INV-7 disputed: broken']],
  dispute_resolved: [[{ reference: 'INV-7', note: 'agreed' }, 'Dispute of INV-7 resolved: agreed']],
  case_fact: [
    [
      { reference: 'P-1', about: 'promise', before: 'INV-7', to: '2026-12-01', note: 'by Ana' },
      'Promise P-1 about INV-7, until 1 Dec: by Ana',
    ],
    [{ reference: 'K-1', about: 'contact' }, 'Contact K-1'],
    [{ reference: 'EN-1', about: 'end', before: 'H-2', note: 'paid' }, 'H-2 ended: paid'],
  ],
  letter: [
    [
      { reference: 'L-2026-0001', about: '2', to: '2026-12-01' },
      'Letter L-2026-0001, level 2, to be answered by 1 Dec',
    ],
  ],
  letter_cancelled: [
    [{ reference: 'L-2026-0001', note: 'paid' }, 'Letter L-2026-0001 cancelled: paid'],
  ],
  receipt_returned: [
    [
      { reference: 'R-9', to: '2026-03-04', note: 'returned by the bank: no funds' },
      'Receipt R-9 of 4 Mar returned by the bank: no funds',
    ],
    [
      { reference: 'R-9', to: '2026-03-04', note: 'returned by the bank' },
      'Receipt R-9 of 4 Mar returned by the bank',
    ],
  ],
  write_off_reversed: [
    [
      { reference: 'INV-7', amountMinor: 320, note: 'they paid' },
      'Write-off of 3.20 EUR on INV-7 reversed: they paid',
    ],
  ],
  reversal: [
    [
      { reference: 'R-9', about: 'receipt', note: 'entered twice' },
      'Receipt R-9 reversed: entered twice',
    ],
    [{ reference: 'R-9', about: 'return' }, 'Return of receipt R-9 undone'],
    [{ about: 'profile', note: 'import undone' }, 'Change of the profile undone: import undone'],
  ],
};

describe('lines', () => {
  test.each(TIMELINE_KINDS)('%s', (kind) => {
    expect(LINES[kind].length).toBeGreaterThan(0);
    for (const [more, line] of LINES[kind])
      expect(timelineLine(entry(kind, more), t).replaceAll('\u00a0', ' ')).toBe(line);
  });

  test('what was taken back says so in words', () => {
    expect(timelineLine(entry('receipt', { reference: 'R-9', reversed: true }), t)).toBe(
      'Receipt R-9 (taken back)',
    );
  });
});

describe('groups and looks', () => {
  test('every kind has a word and is in exactly one group, and no group is empty', () => {
    for (const group of TIMELINE_GROUPS) expect(kindsOf(group).length).toBeGreaterThan(0);
    expect(TIMELINE_GROUPS.flatMap(kindsOf).sort()).toEqual([...TIMELINE_KINDS].sort());
    const words = TIMELINE_KINDS.map((kind) => t(`kinds.${kind}`));
    expect(new Set(words).size).toBe(TIMELINE_KINDS.length);
    const icons = TIMELINE_KINDS.map((kind) => TIMELINE[kind].icon);
    expect(new Set(icons).size).toBe(TIMELINE_KINDS.length);
  });
});

describe('where an event leads', () => {
  test.each<[TimelineEntry['leadsTo'], string | null]>([
    [
      { kind: 'receipt', number: 'R:9/1' },
      '/customers/A%2F1?tab=timeline&show=money&doc=receipt%3AR%3A9%2F1',
    ],
    [{ kind: 'letter', number: 'L-2026-0001' }, '/letters?tab=register&letter=L-2026-0001'],
    [{ kind: 'contract', number: 'K-1' }, '/customers/A%2F1?tab=contracts'],
    [{ kind: 'papers', number: '' }, '/customers/A%2F1?tab=contracts'],
    [{ kind: 'profile', number: '' }, '/customers/A%2F1?tab=profile'],
    [null, null],
  ])('%o', (leadsTo, path) => {
    expect(pathOf(entry('receipt', { leadsTo }), 'A/1', 'money')).toBe(path);
  });

  test('the document of an address is read back as it was written; anything else is none', () => {
    const leadsTo = { kind: 'write_off', number: 'W:1' } as const;
    expect(documentOf(docOf(entry('write_off', { leadsTo })))).toEqual(leadsTo);
    expect(docOf(entry('letter', { leadsTo: { kind: 'letter', number: 'L-1' } }))).toBeNull();
    for (const doc of [null, '', 'receipt', 'receipt:', 'letter:L-1', ':R-9'])
      expect(documentOf(doc)).toBeNull();
  });
});
