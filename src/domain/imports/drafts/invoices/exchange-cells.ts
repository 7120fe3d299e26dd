/**
 * What the exchange file of invoices says beyond what lists can say: which goods line a row is, the
 * terms its due date was computed from, corrections of the due date, since when it is disputed.
 *
 *     line 2 · delivered_on 2026-01-09
 *     due_terms "net 30, 2% discount within 10 days" · due_reason "after the fair"
 *     due_on 2026-04-10 · first_due_on 2026-02-10 · due_changes "2026-03-10 agreed by telephone
 *                                                                2026-04-10 flood in the store"
 */
import { parseIsoDate, type IsoDate } from '../../../dates.ts';
import { parseTerms } from '../../../terms/parse-terms.ts';
import { shortened } from '../../findings.ts';
import type { CellReader } from '../../values/read-cells.ts';
import { day, say, type Text } from '../../../texts/text.ts';

export interface DueChange {
  readonly dueOn: IsoDate;
  readonly reason: string;
}

export interface ExchangeCells {
  /** 1 for the first goods line; 0: the row does not say. */
  readonly line: number;
  readonly deliveredOn: IsoDate | null;
  /** JSON of the terms, or `''`. */
  readonly termsRule: string;
  readonly dueReason: string;
  /** With corrections of the due date; null: it was always as it is. */
  readonly firstDueOn: IsoDate | null;
  /** Oldest first; the last is the due date of the row. */
  readonly changes: readonly DueChange[];
  readonly disputedOn: IsoDate | null;
  readonly disputeReason: string;
}

/** What an ordinary row says. */
export const NOTHING_FURTHER: ExchangeCells = {
  line: 0,
  deliveredOn: null,
  termsRule: '',
  dueReason: '',
  firstDueOn: null,
  changes: [],
  disputedOn: null,
  disputeReason: '',
};

export const EXCHANGE_CELLS = [
  'line',
  'delivered_on',
  'due_terms',
  'due_reason',
  'first_due_on',
  'due_changes',
  'disputed_on',
  'dispute_reason',
] as const;
type Name = (typeof EXCHANGE_CELLS)[number];
export type ExchangePlaces = Readonly<Partial<Record<Name, number>>>;

/** Refuses, through `cells`, what cannot be read. `dueOn`: of the row; null when it has none. */
export function readExchangeCells(
  cells: CellReader,
  places: ExchangePlaces,
  dueOn: IsoDate | null,
): ExchangeCells {
  const text = (name: Name): string => cells.text(places[name]);
  const refuse = (code: string, name: Name, what: Text): void =>
    cells.refuse(code, places[name] ?? null, what);
  if (EXCHANGE_CELLS.every((name) => text(name) === '')) return NOTHING_FURTHER;

  const lineText = text('line');
  const isLine = /^[1-9]\d{0,5}$/.test(lineText);
  if (lineText !== '' && !isLine)
    refuse(
      'not_a_line',
      'line',
      say`"${shortened(lineText)}" is not a goods line (1 for the first)`,
    );
  const terms = text('due_terms') === '' ? null : parseTerms(text('due_terms'));
  if (text('due_terms') !== '' && terms === null)
    refuse(
      'not_terms',
      'due_terms',
      say`"${shortened(text('due_terms'))}" is not understood as terms (write them like: net 30, 2% discount within 10 days)`,
    );
  const firstDueOn = cells.date(places.first_due_on, false);
  const changes = readChanges(text('due_changes'));
  const last = changes?.at(-1)?.dueOn;
  if (changes === null)
    refuse(
      'not_due_changes',
      'due_changes',
      say`"${shortened(text('due_changes'))}" does not say how the due date changed (a line for each change: 2026-03-10 agreed by telephone)`,
    );
  else if (last !== undefined && last !== dueOn)
    refuse(
      'not_due_changes',
      'due_changes',
      say`the last change is to ${day(last)}, yet the row is due on ${dueOn === null ? say`no day` : day(dueOn)}; make the two equal`,
    );
  else if ((firstDueOn === null) !== (changes.length === 0))
    refuse(
      'not_due_changes',
      'first_due_on',
      say`the first due date and its changes go together; fill in both columns or neither`,
    );
  return {
    line: isLine ? Number(lineText) : 0,
    deliveredOn: cells.date(places.delivered_on, false),
    termsRule: terms === null ? '' : JSON.stringify(terms),
    dueReason: text('due_reason'),
    firstDueOn,
    changes: changes ?? [],
    disputedOn: cells.date(places.disputed_on, false),
    disputeReason: text('dispute_reason'),
  };
}

/** A change a line: the day, a blank, the reason. Null when a line says neither. */
function readChanges(text: string): readonly DueChange[] | null {
  const changes: DueChange[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trim() === '') continue;
    const [, written = '', reason = ''] = /^(\S+)\s+(\S.*)$/.exec(line.trim()) ?? [];
    const dueOn = parseIsoDate(written);
    if (dueOn === null) return null;
    changes.push({ dueOn, reason: reason.trim() });
  }
  return changes;
}

/** As `due_changes` has it; a reason of several lines becomes one. */
export const dueChangesText = (changes: readonly DueChange[]): string =>
  changes
    .map(({ dueOn, reason }) => `${dueOn} ${reason.replaceAll(/\s*[\r\n]+\s*/g, ' ')}`)
    .join('\n');
