/**
 * What the office of the sample wrote down about its customers: calls, promises, reminders, holds,
 * what was heard of them. Each follows from the history: who is rung is late on that day, and a
 * promise that was kept has its money.
 *
 *     2026-10-20  C1013  promise of 9,400.00 by Maite Ortiz for 2026-10-31   (nothing came)
 *     2026-11-18  C1006  call: "Rang Ms Salcedo: the transfer goes out on Friday."
 */
import { addDays, daysBetween, endOfMonth, type IsoDate } from '../../domain/dates.ts';
import {
  CASE_FACTS,
  type CaseDetails,
  type CaseFactDraft,
  type CaseFactKind,
} from '../../domain/facts/case-facts.ts';
import { minorToDecimal } from '../../domain/money.ts';
import { businessDay } from './business-day.ts';
import type { SampleHistory } from './history.ts';
import { letterRuns } from './letter-plan.ts';
import { openInvoices, type OpenInvoice, type OpenInvoices } from './open-invoices.ts';
import { SAMPLE_DAYS } from './orders.ts';
import type { ProfileVersion } from './profiles.ts';
import { seededRandom, type Random } from './seeded-random.ts';

/** A fact before it has its number; `ends`: the fact that it ends, `again`: the one that it is a version of. */
interface Told {
  readonly kind: CaseFactKind;
  readonly customer: string;
  readonly on: IsoDate;
  readonly note: string;
  readonly person?: string;
  readonly items?: readonly OpenInvoice[];
  readonly until?: IsoDate;
  readonly amount?: { readonly currency: string; readonly minor: number | null };
  readonly details?: CaseDetails;
  readonly ends?: Told;
  readonly again?: Told;
}

interface Office {
  readonly today: IsoDate;
  readonly start: IsoDate;
  readonly open: OpenInvoices;
  readonly random: Random;
  /** Who is rung at a customer on a day; null: nobody is known there yet. */
  readonly whoAt: (customer: string, on: IsoDate) => { name: string; called: string } | null;
}

/** By day, each with the number that the program would give it. */
export function officeNotes(
  history: SampleHistory,
  profiles: readonly ProfileVersion[],
  today: IsoDate,
  seed: number,
): readonly CaseFactDraft[] {
  const office: Office = {
    today,
    start: history.start,
    open: openInvoices(history),
    random: seededRandom(seed + 40_000),
    whoAt(customer, on) {
      const known = profiles.findLast((one) => one.customer === customer && one.on <= on);
      const name = known?.profile.contacts[0]?.name;
      return known === undefined || name === undefined ? null : { name, called: known.called };
    },
  };
  const told = [
    ...history.customers.flatMap(({ draft, story }) =>
      story === 'promise_broken' || story === 'insolvent' ? [] : callsTo(draft.code, story, office),
    ),
    ...reminders(office),
    ...brokenPromise(office),
    ...openPromises(office),
    ...heard(office),
    ...agreed(office),
    ...reasonsGiven(office),
    ...conceded(office),
    ...creditFiles(office),
  ].filter(({ on }) => on <= today);
  return numbered(told.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)));
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const weekdayName = (on: IsoDate): string => WEEKDAYS[new Date(`${on}T12:00Z`).getUTCDay()] ?? '';

/** Days after the due date before anybody is rung. */
const PATIENCE_DAYS = 8;
const DAYS_BETWEEN_CALLS = 35;
const CALLED = 0.45;

/** One call for some of the invoices that were paid late; a few of them end with a promise. */
function callsTo(customer: string, story: string, office: Office): readonly Told[] {
  const { open, random, today, start } = office;
  const isWatched = story === 'promise_kept_late';
  const told: Told[] = [];
  const rung = new Set<string>();
  const apart = isWatched ? 12 : DAYS_BETWEEN_CALLS;
  for (let on = addDays(start, 30); on < addDays(today, -7); on = addDays(on, apart)) {
    const day = businessDay(addDays(on, random.between(0, 4)));
    const late = open(customer, day).find(
      ({ dueOn, isDisputed, invoice }) =>
        daysBetween(dueOn, day) >= (isWatched ? 2 : PATIENCE_DAYS) &&
        !isDisputed &&
        !rung.has(invoice.number),
    );
    const who = office.whoAt(customer, day);
    if (late === undefined || who === null || !random.chance(isWatched ? 0.8 : CALLED)) continue;
    rung.add(late.invoice.number);
    told.push(...callAbout(late, customer, day, who, story, office));
  }
  return told;
}

function callAbout(
  late: OpenInvoice,
  customer: string,
  on: IsoDate,
  { name, called }: { readonly name: string; readonly called: string },
  story: string,
  { random }: Office,
): readonly Told[] {
  const { number } = late.invoice;
  const { paidOn } = late;
  const call = (outcome: string, note: string): Told => ({
    kind: 'contact',
    customer,
    on,
    note,
    person: name,
    details: { channel: 'call', direction: 'out', outcome },
  });
  const daysUntilPaid = paidOn === null ? null : daysBetween(on, paidOn);
  if (paidOn !== null && daysUntilPaid !== null && daysUntilPaid > 1 && daysUntilPaid < 25) {
    // Who promises and pays late pays a week after the day.
    const wished = story === 'promise_kept_late' ? addDays(paidOn, -7) : paidOn;
    const until = businessDay(wished > on ? wished : addDays(on, 1));
    if (random.chance(story === 'promise_kept_late' ? 1 : 0.55) && until <= paidOn)
      return [
        call(
          'promise',
          `Rang ${called}: the transfer for ${number} goes out on ${weekdayName(until)}.`,
        ),
        promise(customer, on, until, name, [late], late.openMinor),
      ];
  }
  const [outcome, note] = random.pick([
    ['no_answer', 'No answer, neither at ten nor at noon.'],
    [
      'bad_moment',
      `${called} was in stocktaking and asked us to ring on ${weekdayName(businessDay(addDays(on, 3)))}.`,
    ],
    ['other', `${called} has ${number} and finds nothing wrong with it; it waits for a signature.`],
    ['redirected', `${called} pays what the manager signs; ask for the manager next time.`],
    ['other', `${called} did not have ${number}; sent again by e-mail while we spoke.`],
  ] as const);
  return [call(outcome, note)];
}

const promise = (
  customer: string,
  on: IsoDate,
  until: IsoDate,
  person: string,
  items: readonly OpenInvoice[],
  minor: number,
): Told => ({
  kind: 'promise',
  customer,
  on,
  until,
  person,
  items,
  amount: { currency: items[0]?.invoice.currency ?? 'EUR', minor },
  note: '',
  details: { how: 'transfer' },
});

const overdue = (office: Office, customer: string, on: IsoDate): readonly OpenInvoice[] =>
  office.open(customer, on).filter(({ dueOn, isDisputed }) => dueOn < on && !isDisputed);

/** No more money comes for it within the history. */
const isLeft = ({ paidOn }: OpenInvoice, on: IsoDate): boolean => paidOn === null || paidOn <= on;

/** Before each formal demand a reminder and a firmer one, by e-mail. */
function reminders(office: Office): readonly Told[] {
  return letterRuns(office.today).flatMap((run) =>
    run.customers.flatMap((customer) =>
      (
        [
          [1, 24],
          [2, 11],
        ] as const
      ).flatMap(([level, before]): Told[] => {
        const on = businessDay(addDays(run.on, -before));
        const items = overdue(office, customer, on);
        const who = office.whoAt(customer, on);
        if (items.length === 0 || who === null) return [];
        return [
          {
            kind: 'demand',
            customer,
            on,
            until: addDays(on, 10),
            items,
            person: who.name,
            note: level === 1 ? 'Friendly reminder, with copies.' : 'Second reminder, firmer.',
            details: { level: String(level), channel: 'email' },
          },
        ];
      }),
    ),
  );
}

/** Half of the balance for the end of last month, and then nobody answers. */
function brokenPromise(office: Office): readonly Told[] {
  const customer = 'C1013';
  const { today } = office;
  const until = endOfMonth(today, -1);
  const on = businessDay(addDays(until, -12));
  const items = overdue(office, customer, on);
  const who = office.whoAt(customer, on);
  if (items.length === 0 || who === null) return [];
  const sum = items.reduce((total, { openMinor }) => total + openMinor, 0);
  const half = Math.max(100, Math.round(sum / 20_000) * 10_000);
  const call = (on: IsoDate, outcome: string, note: string): Told => ({
    kind: 'contact',
    customer,
    on,
    note,
    person: who.name,
    details: { channel: 'call', direction: 'out', outcome },
  });
  return [
    call(on, 'promise', `Rang ${who.called}: half of what is overdue comes before the month ends.`),
    promise(customer, on, until, who.name, items, Math.min(half, sum)),
    call(businessDay(addDays(until, 4)), 'no_answer', 'Nothing came. Rang twice, no answer.'),
    call(businessDay(addDays(today, -12)), 'bad_moment', `${who.called} was short and hung up.`),
    {
      kind: 'hold',
      customer,
      on: businessDay(addDays(today, -17)),
      note: 'No deliveries on account until the promised half is here.',
      person: OWNER,
      details: { level: 'prepaid', ground: 'promise broken' },
    },
  ];
}

/** Promises whose day is still to come. */
function openPromises(office: Office): readonly Told[] {
  const { today } = office;
  return ['C1006', 'C1003', 'C3007'].flatMap((customer, index): Told[] => {
    const on = businessDay(addDays(today, -4 - index));
    const [item] = overdue(office, customer, on).filter((one) => isLeft(one, on));
    const who = office.whoAt(customer, on);
    if (item === undefined || who === null) return [];
    const until = businessDay(addDays(today, 6 + index));
    return [
      {
        kind: 'contact',
        customer,
        on,
        person: who.name,
        note: `Rang ${who.called}: ${item.invoice.number} is in the run of ${weekdayName(until)}.`,
        details: { channel: 'call', direction: 'out', outcome: 'promise' },
      },
      promise(customer, on, until, who.name, [item], item.openMinor),
    ];
  });
}

/** What was heard and seen of customers, and what followed from it. */
function heard({ start, today, whoAt }: Office): readonly Told[] {
  const insolventOn = businessDay(addDays(start, Math.round(0.78 * SAMPLE_DAYS) + 6));
  const watch: Told = {
    kind: 'hold',
    customer: 'C3003',
    on: businessDay(addDays(today, -15)),
    note: 'Flowers only against a signed order until we know the new address.',
    details: { level: 'watch', ground: 'unusual orders' },
  };
  const stop: Told = {
    kind: 'hold',
    customer: 'C4005',
    on: businessDay(addDays(today, -130)),
    note: 'Two invoices more than a month late.',
    details: { level: 'hold', ground: 'overdue' },
  };
  return [
    {
      kind: 'insolvency',
      customer: 'C1010',
      on: insolventOn,
      note: 'The administrator wrote: claims are to be filed within a month.',
      details: { state: 'formal' },
    },
    {
      kind: 'hold',
      customer: 'C1010',
      on: insolventOn,
      note: 'No deliveries, no calls; everything goes to the administrator.',
      details: { level: 'hold', ground: 'insolvency' },
    },
    {
      kind: 'contact',
      customer: 'C2007',
      on: businessDay(addDays(today, -262)),
      note: 'Our agent passed by: shutters down, the neighbour says since summer.',
      details: { channel: 'visit', direction: 'out', outcome: 'no_answer' },
    },
    {
      kind: 'signal',
      customer: 'C2007',
      on: businessDay(addDays(today, -262)),
      note: 'Shop closed, telephone dead, letters come back.',
      details: { signal: 'closure_signs', class: 'severe', source: 'observation' },
    },
    {
      kind: 'signal',
      customer: 'C1006',
      on: businessDay(addDays(today, -150)),
      note: 'New owner; the books were handed over within a week.',
      details: { signal: 'ownership_change', class: 'high', source: 'observation' },
    },
    {
      kind: 'signal',
      customer: 'C3003',
      on: businessDay(addDays(today, -16)),
      note: 'Flowers for five times the usual sum, to another address, by telephone.',
      details: { signal: 'order_size', class: 'high', source: 'measured' },
    },
    watch,
    stop,
    {
      kind: 'end',
      customer: 'C4005',
      on: businessDay(addDays(today, -104)),
      note: 'Both are paid.',
      ends: stop,
    },
    {
      kind: 'contact',
      customer: 'C6003',
      on: businessDay(addDays(today, -20)),
      person: whoAt('C6003', today)?.name ?? '',
      note: 'Asked for 90 days by e-mail; answered that 30 stay 30.',
      details: { channel: 'email', direction: 'in', outcome: 'other' },
    },
    {
      kind: 'task',
      customer: 'C4003',
      on: businessDay(addDays(today, -9)),
      until: businessDay(addDays(today, 8)),
      note: 'The contract has ended: send the new one before the spring orders.',
      details: { action: 'new contract' },
    },
    {
      kind: 'note',
      customer: 'C1001',
      on: businessDay(addDays(today, -33)),
      note: 'Met at the fair: happy with the hydrangeas, wants a second colour in spring.',
    },
  ];
}

/** The first of these that owes something old pays it in two halves. */
const MAY_AGREE = ['C9202', 'C4004', 'C8003'];

function agreed(office: Office): readonly Told[] {
  const { today } = office;
  const on = businessDay(addDays(today, -7));
  const [item] = MAY_AGREE.flatMap((customer) => overdue(office, customer, on)).filter((one) =>
    isLeft(one, on),
  );
  if (item === undefined) return [];
  const { customer } = item.invoice;
  const who = office.whoAt(customer, on);
  if (who === null) return [];
  const { currency } = item.invoice;
  const first = Math.floor(item.openMinor / 2);
  const part = (day: IsoDate, minor: number): string => `${day}:${minorToDecimal(minor, currency)}`;
  return [
    {
      kind: 'plan',
      customer,
      on,
      items: [item],
      person: who.name,
      amount: { currency, minor: null },
      note: 'Two halves, agreed on the telephone and confirmed by e-mail.',
      details: {
        instalments: [
          part(businessDay(addDays(today, 5)), first),
          part(businessDay(addDays(today, 26)), item.openMinor - first),
        ].join(' '),
        interest: 'waived',
      },
    },
  ];
}

/** Who decides in the office. */
const OWNER = 'Amparo Ferrando';
const TIGHT = 'C1008';
/** Says that it cannot pay, and its accounts say that it can. */
const BAD_FAITH = 'C8004';
const NEWCOMER = 'C8006';

/**
 * What customers gave as a reason, and what was found of it: a transfer that was never sent, the pay day that it
 * was, cash that really is short, and older ones that were true.
 */
function reasonsGiven(office: Office): readonly Told[] {
  const { today, whoAt } = office;
  const ago = (days: number): IsoDate => businessDay(addDays(today, -days));
  const reason = (customer: string, code: string, on: IsoDate, note: string): Told => ({
    kind: 'reason',
    customer,
    on,
    note,
    person: whoAt(customer, on)?.name ?? '',
    items: overdue(office, customer, on),
    details: { code, state: 'claimed' },
  });
  const found = (of: Told, state: string, on: IsoDate, note: string): readonly Told[] => [
    of,
    { ...of, on, note, details: { ...of.details, state }, again: of },
  ];
  const told = [
    ...found(
      reason('C1013', 'X03', ago(12), '“It was sent last week.” Then she hung up.'),
      'contradicted',
      ago(9),
      'No slip came, and nothing is at the bank.',
    ),
    // They pay on Thursdays, and it was one: the pay calendar says so, nobody has to.
    reason(BAD_FAITH, 'X04', ago(4), '“Cash is tight, nothing before the new year.”'),
    reason('C1006', 'X08', lastWeekday(addDays(today, -5), 4), '“Hoy no toca: it comes with the next run.”'), // prettier-ignore
    ...found(
      reason(TIGHT, 'X04', ago(4), 'The season is over, and Illa Tours and Mar Blau have not paid them.'),
      'verified',
      ago(3),
      'Bank statement and both invoices to Illa Tours and Mar Blau seen.',
    ),
    ...found(
      reason('C7002', 'X03', ago(82), '“It left on Friday.”'),
      'verified',
      ago(81),
      'Slip of Dzintara Banka seen; it came that week.',
    ),
    ...found(
      reason('C3006', 'X05', ago(118), 'The delivery note was missing.'),
      'verified',
      ago(117),
      'It was: the Lieferschein went out again, with a copy of the invoice.',
    ),
  ]; // prettier-ignore
  // Where nothing was late nobody had to give a reason.
  return told.filter(({ items }) => items !== undefined && items.length > 0);
}

/** On the day or before it; 4: Thursday. */
function lastWeekday(on: IsoDate, weekday: number): IsoDate {
  const back = (new Date(`${on}T12:00Z`).getUTCDay() - weekday + 7) % 7;
  return addDays(on, -back);
}

/** More time and a tenth of it for who is short of cash, and a small sum of interest let go; the owner answers for all. */
function conceded(office: Office): readonly Told[] {
  const { today, whoAt } = office;
  const on = businessDay(addDays(today, -2));
  const [tight] = overdue(office, TIGHT, on).filter((one) => isLeft(one, on));
  const waivedOn = businessDay(addDays(today, -25));
  const [rest] = overdue(office, 'C3007', waivedOn).filter((one) => isLeft(one, waivedOn));
  return [
    ...(tight === undefined
      ? []
      : [
          {
            kind: 'extension',
            customer: TIGHT,
            on,
            until: businessDay(addDays(today, 24)),
            items: [tight],
            person: whoAt(TIGHT, on)?.name ?? '',
            note: 'Until Illa Tours and Mar Blau have paid them.',
            details: { state: 'granted', approved_by: OWNER },
          } satisfies Told,
          // A tenth, where it is verified that more cannot be had, and with a name to it (D03).
          {
            kind: 'concession',
            customer: TIGHT,
            on,
            items: [tight],
            person: whoAt(TIGHT, on)?.name ?? '',
            amount: { currency: tight.invoice.currency, minor: Math.round(tight.openMinor / 10) },
            note: 'Hardship settlement: a tenth is let go once the rest has come.',
            details: {
              approved_by: OWNER,
              reason: 'season over, two of its own debtors do not pay',
            },
          } satisfies Told,
        ]),
    ...(rest === undefined
      ? []
      : [
          {
            kind: 'waiver',
            customer: 'C3007',
            on: waivedOn,
            person: whoAt('C3007', waivedOn)?.name ?? '',
            amount: { currency: rest.invoice.currency, minor: 1250 },
            note: 'Interest on the rest, let go once.',
            details: {
              approved_by: OWNER,
              reason: 'Kranz & Kelch pays the rest with the next order',
            },
          } satisfies Told,
        ]),
  ];
}

/**
 * What was asked for before credit was given: a whole file, one whose report has grown old, one of a customer
 * that is new, with a reference that nobody has rung, and the one that shows up an excuse.
 */
function creditFiles({ today }: Office): readonly Told[] {
  const ago = (days: number): IsoDate => businessDay(addDays(today, -days));
  const lastYear = String(Number(today.slice(0, 4)) - 1);
  const filed = (
    kind: 'report' | 'reference' | 'statement' | 'assessment',
    customer: string,
    on: IsoDate,
    details: CaseDetails,
    person = '',
  ): Told => ({ kind, customer, on, note: '', person, details });
  const report = (customer: string, on: IsoDate, rating: string, financial: string): Told =>
    filed('report', customer, on, {
      source: 'commercial register, Coface',
      rating,
      operating: 'trades without a break',
      financial,
      registration: 'registered, accounts filed',
      litigation: 'none known',
    });
  const limit = (
    customer: string,
    on: IsoDate,
    amount: { readonly currency: string; readonly minor: number },
    until: IsoDate | null,
    note: string,
  ): Told => ({
    kind: 'limit',
    customer,
    on,
    note,
    amount,
    details: { approved_by: OWNER },
    ...(until === null ? {} : { until }),
  });
  return [
    report('C1001', ago(140), 'A', 'equity grows, no bank debts'),
    filed('reference', 'C1001', ago(139), {
      company: 'Vidres Ripoll S.L., Manises',
      called_on: ago(138),
      called_by: 'Inês Prats',
      answer: 'pays to the day, customer since 2014',
    }),
    filed('statement', 'C1001', ago(137), {
      year: lastYear,
      current_ratio: '1.9',
      equity_ratio: '0.46',
      payable_days: '31',
    }),
    filed('assessment', 'C1001', ago(136), { ability: 'good', willingness: 'good', decision: 'full', reason: 'the file is complete, and they always pay' }, OWNER), // prettier-ignore
    limit(
      'C1001',
      ago(30),
      { currency: 'EUR', minor: 8_000_000 },
      addDays(today, 40),
      'For the Christmas orders.',
    ),

    report('C3003', ago(410), 'B', 'small equity, one bank'),

    filed('reference', NEWCOMER, ago(24), { company: 'Wharfside Pottery, Gateshead' }),
    limit(
      NEWCOMER,
      ago(23),
      { currency: 'GBP', minor: 300_000 },
      null,
      'To begin with; more when both references are rung.',
    ),
    filed('assessment', NEWCOMER, ago(23), { decision: 'limited', reason: 'young company, no report yet' }, OWNER), // prettier-ignore

    report(BAD_FAITH, ago(2), 'B', 'cash of more than a year of what they owe us'),
    filed('statement', BAD_FAITH, ago(2), {
      year: lastYear,
      current_ratio: '2.1',
      equity_ratio: '0.38',
      payable_days: '71',
    }),
    filed('assessment', BAD_FAITH, ago(1), { ability: 'good', reason: 'could pay three times over by its own accounts' }, OWNER), // prettier-ignore
  ];
}

/** `P-2026-0001`: as the program numbers them, by kind and year. */
function numbered(told: readonly Told[]): readonly CaseFactDraft[] {
  const last = new Map<string, number>();
  const keys = new Map<Told, string>();
  for (const one of told) {
    const first = one.again === undefined ? undefined : keys.get(one.again);
    if (first !== undefined) {
      keys.set(one, first);
      continue;
    }
    const series = `${CASE_FACTS[one.kind].letters}-${one.on.slice(0, 4)}`;
    const next = (last.get(series) ?? 0) + 1;
    last.set(series, next);
    keys.set(one, `${series}-${String(next).padStart(4, '0')}`);
  }
  return told.map((one) => ({
    key: keys.get(one) ?? '',
    kind: one.kind,
    customer: one.customer,
    items: (one.items ?? [])
      .flatMap(({ invoice }) =>
        invoice.instalments.map((_, index) => ({ invoice: invoice.number, position: index + 1 })),
      )
      .sort((a, b) => (a.invoice < b.invoice ? -1 : a.invoice > b.invoice ? 1 : 0)),
    on: one.on,
    until: one.until ?? null,
    currency: one.amount?.currency ?? null,
    amountMinor: one.amount?.minor ?? null,
    person: one.person ?? '',
    note: one.note,
    details: one.details ?? {},
    about: one.ends === undefined ? '' : (keys.get(one.ends) ?? ''),
    aboutVersion: null,
  }));
}
