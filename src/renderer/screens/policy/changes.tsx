/**
 * What would change if the draft were saved: customers by their next step and open items by bucket, before and
 * after, and below them everybody and everything that moves.
 */
import type { ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../data/as-of.tsx';
import type { CallError } from '../../data/call-error.ts';
import { formatCount, formatDate } from '../../format/format.ts';
import { BucketMark } from '../../kit/charts/bucket-mark.tsx';
import { ChangedList, type Simulated } from './changed-list.tsx';
import classes from './policy.module.css';

export function Changes(props: {
  readonly simulated: Simulated | undefined;
  readonly error: CallError | null;
  readonly onRetry: () => void;
  /** Something was changed; else it shows where everybody stands. */
  readonly isDraft: boolean;
  /** The figures are of an earlier draft: one more is under way, or what was typed cannot be read. */
  readonly isOld: boolean;
}): ReactNode {
  const { t } = useTranslation('policy');
  const { simulated, isDraft } = props;
  const moment = useMoment();
  const title = isDraft
    ? t('changes.title')
    : moment.isReplay
      ? t('changes.then', { date: formatDate(moment.asOf) })
      : t('changes.now');
  return (
    <section className={classes.changes} aria-label={title} aria-busy={props.isOld}>
      <header className={classes.paneHead}>
        <h2>{title}</h2>
        {isDraft && (
          <span className={classes.safe}>
            <IconShieldCheck size={15} stroke={1.6} aria-hidden />
            {t('changes.safe')}
          </span>
        )}
      </header>
      <div className={classes.beforeAfter} data-old={props.isOld || undefined}>
        <StepCounts simulated={simulated} isDraft={isDraft} />
        <BucketCounts simulated={simulated} isDraft={isDraft} />
      </div>
      <ChangedList {...props} />
    </section>
  );
}

/** `+2`, `−4`, or a dash. */
const difference = (before: number, after: number): string =>
  before === after ? '–' : `${after > before ? '+' : '−'}${formatCount(Math.abs(after - before))}`;

function Counts(props: {
  readonly title: string;
  readonly isDraft: boolean;
  readonly rows:
    | readonly {
        readonly key: string;
        readonly words: ReactNode;
        readonly before: number;
        readonly after: number;
      }[]
    | undefined;
  readonly none: string;
}): ReactNode {
  const { t } = useTranslation('policy');
  const { rows, isDraft } = props;
  return (
    <table className={classes.counts}>
      <caption>{props.title}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('columns.now')}</th>
          {isDraft && <th scope="col">{t('columns.after')}</th>}
          {isDraft && (
            <th scope="col">
              <span className="visually-hidden">{t('columns.difference')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows === undefined &&
          [80, 60, 70].map((width) => (
            <tr key={width}>
              <td colSpan={4}>
                <Skeleton height={9} width={`${width}%`} radius="sm" />
              </td>
            </tr>
          ))}
        {rows?.length === 0 && (
          <tr>
            <td colSpan={4} className="soft">
              {props.none}
            </td>
          </tr>
        )}
        {rows?.map(({ key, words, before, after }) => (
          <tr key={key} data-changed={(isDraft && before !== after) || undefined}>
            <th scope="row" title={typeof words === 'string' ? words : undefined}>
              {words}
            </th>
            <td>{formatCount(before)}</td>
            {isDraft && <td data-after>{formatCount(after)}</td>}
            {isDraft && <td>{difference(before, after)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CountsPart {
  readonly simulated: Simulated | undefined;
  readonly isDraft: boolean;
}

function StepCounts({ simulated, isDraft }: CountsPart): ReactNode {
  const { t } = useTranslation('policy');
  return (
    <Counts
      title={t('changes.bySteps')}
      isDraft={isDraft}
      none={t('changes.noSteps')}
      rows={simulated?.steps
        .filter(({ before, after }) => before + after > 0)
        .map(({ step, name, before, after }) => ({ key: step, words: name, before, after }))}
    />
  );
}

function BucketCounts({ simulated, isDraft }: CountsPart): ReactNode {
  const { t } = useTranslation('policy');
  return (
    <Counts
      title={t('changes.byBuckets')}
      isDraft={isDraft}
      none=""
      rows={simulated?.buckets.map(({ bucket, before, after }) => ({
        key: bucket,
        words: (
          <>
            <BucketMark bucket={bucket} /> {t(`buckets.${bucket}`)}
          </>
        ),
        before,
        after,
      }))}
    />
  );
}
