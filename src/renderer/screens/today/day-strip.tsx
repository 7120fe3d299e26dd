/** How the day goes: done of what was to do, promised, due, passed, received. Currencies stay apart. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayFigures, SumOfDay } from '../../../contract/calls/worklist.ts';
import { formatAmount, formatCount } from '../../format/format.ts';
import classes from './today.module.css';

export function DayStrip(props: {
  readonly done: number;
  readonly todo: number;
  readonly day: DayFigures | undefined;
}): ReactNode {
  const { t } = useTranslation('today');
  const { done, todo, day } = props;
  return (
    <dl className={classes.strip} aria-label={t('strip.label')}>
      <Figure label={t('strip.done')} value={day && formatCount(done)}>
        {t('strip.of', { count: done + todo })}
      </Figure>
      <Sums label={t('strip.promised')} sums={day?.promised} />
      <Figure label={t('strip.due')} value={day && formatCount(day.promisesDue)}>
        {t('strip.today')}
      </Figure>
      <Figure label={t('strip.passed')} value={day && formatCount(day.deadlinesPassed)}>
        {t('strip.letters', { count: day?.deadlinesPassed ?? 0 })}
      </Figure>
      <Sums label={t('strip.moneyIn')} sums={day?.moneyIn} />
    </dl>
  );
}

const Figure = (props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly title?: string;
  readonly children?: ReactNode;
}): ReactNode => (
  <div title={props.title}>
    <dt>{props.label}</dt>
    <dd>
      {props.value === undefined ? (
        <span className={classes.bone} />
      ) : (
        <>
          <strong>{props.value}</strong> {props.children}
        </>
      )}
    </dd>
  </div>
);

/** One currency in the strip, the others in its title. */
function Sums(props: {
  readonly label: string;
  readonly sums: readonly SumOfDay[] | undefined;
}): ReactNode {
  const { t } = useTranslation('today');
  const { label, sums } = props;
  const [first, ...others] = sums ?? [];
  const written = ({ currency, minor, count }: SumOfDay): string =>
    t('strip.sum', { amount: formatAmount(minor, currency), currency, count });
  return (
    <Figure
      label={label}
      value={
        sums === undefined
          ? undefined
          : first === undefined
            ? t('strip.nothing')
            : formatAmount(first.minor, first.currency)
      }
      {...(others.length > 0 && { title: (sums ?? []).map(written).join(' · ') })}
    >
      {first !== undefined && t('strip.in', { currency: first.currency, count: first.count })}
      {others.length > 0 && ` ${t('strip.more', { count: others.length })}`}
    </Figure>
  );
}
