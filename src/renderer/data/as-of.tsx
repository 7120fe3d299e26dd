/**
 * The moment the whole workspace looks at.
 *
 *     const { input } = useMoment();          // { asOf: '2026-11-21', knownAt: null }
 *     useCall('customers.list', input);
 *
 * A past date (or an "as known on" date) makes the workspace a replay: everything can be read, nothing
 * changed. Tomorrow and later cannot be looked at: nobody knows what will be paid.
 */
import { createContext, use, useMemo, useState, type ReactNode } from 'react';
import type { Instant, IsoDate } from '../../domain/dates.ts';

export interface Moment {
  /** The day it is at this workspace. */
  readonly today: IsoDate;
  readonly asOf: IsoDate;
  readonly knownAt: Instant | null;
  /** To spread into the input of any call that takes a moment. */
  readonly input: { readonly asOf: IsoDate; readonly knownAt: Instant | null };
  /** True when the workspace looks at the past and must not change anything. */
  readonly isReplay: boolean;
  readonly setAsOf: (asOf: IsoDate) => void;
  /** The end of that day; null: everything known by now. */
  readonly setKnownOn: (knownOn: IsoDate | null) => void;
  readonly knownOn: IsoDate | null;
  readonly backToToday: () => void;
}

const MomentContext = createContext<Moment | null>(null);

/** The last instant of a day in the reader's own time zone: "as known on Friday" includes Friday evening. */
export function endOfLocalDay(date: IsoDate): Instant {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day, 23, 59, 59, 999).toISOString() as Instant;
}

/** What the choices of a person mean on the day `today`. */
export function momentAt(
  today: IsoDate,
  chosen: IsoDate | null,
  knownOn: IsoDate | null,
): Pick<Moment, 'today' | 'asOf' | 'knownAt' | 'knownOn' | 'input' | 'isReplay'> {
  const asOf = chosen ?? today;
  const knownAt = knownOn === null ? null : endOfLocalDay(knownOn);
  const isReplay = asOf !== today || knownAt !== null;
  return { today, asOf, knownAt, knownOn, input: { asOf, knownAt }, isReplay };
}

export function AsOfProvider(props: { today: IsoDate; children: ReactNode }) {
  const { today } = props;
  // Null follows the calendar: a workspace left open over midnight shows the new day.
  const [chosen, setChosen] = useState<IsoDate | null>(null);
  const [knownOn, setKnownOn] = useState<IsoDate | null>(null);

  const moment = useMemo<Moment>(() => {
    return {
      ...momentAt(today, chosen, knownOn),
      setAsOf: (date) => setChosen(date >= today ? null : date),
      setKnownOn: (date) => setKnownOn(date !== null && date >= today ? null : date),
      backToToday: () => {
        setChosen(null);
        setKnownOn(null);
      },
    };
  }, [today, chosen, knownOn]);

  return <MomentContext value={moment}>{props.children}</MomentContext>;
}

export function useMoment(): Moment {
  const moment = use(MomentContext);
  if (moment === null) throw new Error('useMoment needs an AsOfProvider above it');
  return moment;
}
