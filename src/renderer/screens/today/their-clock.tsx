/** What time it is at a customer, with a dot: filled, they can be reached now; a ring, they cannot. */
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReachView } from '../../../contract/calls/worklist.ts';
import classes from './today.module.css';

const MINUTE_MS = 60_000;

/** Minutes since `at` (a time of the page), told again every minute. */
export function useMinutesSince(at: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), MINUTE_MS / 2);
    return () => window.clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((now - at) / MINUTE_MS));
}

/** Their clock and whether they can be reached, so many minutes after it was asked. */
export function clockAfter(
  { local, on, from, until }: ReachView,
  minutes: number,
): { readonly time: string; readonly isNow: boolean } {
  const then = new Date(Date.parse(`${local}:00Z`) + minutes * MINUTE_MS).toISOString();
  const time = then.slice(11, 16);
  return { time, isNow: then.slice(0, 10) === on && from <= time && time < until };
}

export function TheirClock(props: {
  readonly country: string | null;
  readonly reach: ReachView | null;
  readonly minutes: number;
}): ReactNode {
  const { t } = useTranslation('today');
  const { country, reach, minutes } = props;
  if (reach === null) return <span>{country ?? ''}</span>;
  const { time, isNow } = clockAfter(reach, minutes);
  return (
    <>
      {country}{' '}
      <span
        className={classes.dot}
        data-on={isNow || undefined}
        role="img"
        aria-label={t(isNow ? 'reachable' : 'notReachable')}
        title={t(isNow ? 'reachable' : 'notReachable')}
      />{' '}
      <span className="tabular">{time}</span>
    </>
  );
}
