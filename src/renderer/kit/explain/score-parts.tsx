/**
 * Why a customer stands where it stands in the worklist: the seven parts of its score, each beside what it is
 * worth at most.
 */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { rankedRow, type WorklistSetting } from '../../../contract/calls/worklist.ts';
import type { ToldOutput } from '../../../contract/told.ts';
import { SCORE_WEIGHTS, type ScorePart } from '../../../domain/case/worklist.ts';
import { formatCount, formatPoints } from '../../format/format.ts';
import classes from './score-parts.module.css';

const PARTS = Object.keys(SCORE_WEIGHTS) as readonly ScorePart[];
const LARGEST = Math.max(...Object.values(SCORE_WEIGHTS));

export function ScoreParts(props: {
  readonly row: ToldOutput<'worklist.list'>['rows'][number];
  /** Its place in the list, from 1. */
  readonly rank: number;
  /** Customers in the list. */
  readonly of: number;
  readonly setting: WorklistSetting;
}): ReactNode {
  const { t } = useTranslation('explain');
  const { row } = props;
  const { score, parts } = rankedRow(row, props.setting);
  return (
    <>
      <h3 className={classes.title}>
        {t('rank.title', { rank: formatCount(props.rank), of: formatCount(props.of) })}
      </h3>
      <dl className={classes.parts}>
        {row.events.length > 0 && (
          <div>
            <dt>{t('rank.first')}</dt>
          </div>
        )}
        {PARTS.map((part) => (
          <div key={part}>
            <dt>{t(`rank.${part}`)}</dt>
            <dd className={classes.bar} aria-hidden>
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
    </>
  );
}
