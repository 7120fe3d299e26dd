/**
 * Why a customer stands where it stands in the list: the seven parts of its score, each beside what it is
 * worth at most. Below the call sheet where the window is tall enough, else when somebody asks (`?`).
 */
import { useEffect, useRef, type ReactNode } from 'react';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { rankedRow, type WorklistSetting } from '../../../contract/calls/worklist.ts';
import { SCORE_WEIGHTS, type ScorePart } from '../../../domain/case/worklist.ts';
import { formatCount, formatPoints } from '../../format/format.ts';
import type { WorkRow } from './worklist-columns.tsx';
import classes from './today.module.css';

const PARTS = Object.keys(SCORE_WEIGHTS) as readonly ScorePart[];
const LARGEST = Math.max(...Object.values(SCORE_WEIGHTS));

/** The sheet of most customers and seven lines. */
const TALL = '(min-width: 800px) and (min-height: 900px)';

export function WhyRanked(props: {
  readonly row: WorkRow;
  readonly rank: number;
  /** Customers in the list. */
  readonly of: number;
  readonly setting: WorklistSetting;
  readonly isAsked: boolean;
}): ReactNode {
  const { t } = useTranslation('today');
  const { row, isAsked } = props;
  const isTall = useMediaQuery(TALL, undefined, { getInitialValueInEffect: false });
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isAsked) section.current?.scrollIntoView({ block: 'nearest' });
  }, [isAsked, row.customer]);
  if (isTall !== true && !isAsked) return null;
  const { score, parts } = rankedRow(row, props.setting);
  return (
    <section className={classes.rank} ref={section}>
      <h3>{t('rank.title', { rank: formatCount(props.rank), of: formatCount(props.of) })}</h3>
      <dl>
        {row.events.length > 0 && (
          <div>
            <dt>{t('rank.first')}</dt>
          </div>
        )}
        {PARTS.map((part) => (
          <div key={part}>
            <dt>{t(`rank.${part}`)}</dt>
            <dd className={classes.rankBar} aria-hidden>
              <i style={{ width: `${(100 * SCORE_WEIGHTS[part]) / LARGEST}%` }}>
                <b style={{ width: `${(100 * parts[part]) / SCORE_WEIGHTS[part]}%` }} />
              </i>
            </dd>
            <dd>
              {formatPoints(parts[part])}{' '}
              <small>{t('rank.most', { most: formatCount(SCORE_WEIGHTS[part]) })}</small>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('rank.score')}</dt>
          <dd>
            {formatPoints(score)} <small>{t('rank.most', { most: formatCount(100) })}</small>
          </dd>
        </div>
      </dl>
    </section>
  );
}
