/**
 * The risk score of one customer: its band and what that proposes, the reasons that weigh most, each leading to
 * its signal, and what each group adds. The chip beside the name leads here.
 */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToldOutput } from '../../../contract/told.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { engineSentence } from '../../format/engine-sentence.ts';
import { formatCount, formatPoints } from '../../format/format.ts';
import { Chip } from '../../kit/chip.tsx';
import { SmallTable } from '../../kit/explain/panel-parts.tsx';
import { ErrorState } from '../../kit/states.tsx';
import { ZERO_MARK } from '../../kit/table/index.ts';
import { Link, pathTo } from '../../routing/router.tsx';
import { pointsWords } from './signal-columns.tsx';
import classes from './signals.module.css';

type Score = ToldOutput<'signals.score'>;

function useScore(customer: string) {
  const { input } = useMoment();
  return useCall('signals.score', { ...input, customer });
}

export function RiskScore(props: { readonly customer: string }): ReactNode {
  const { t } = useTranslation('signals');
  const { data, error, refetch } = useScore(props.customer);
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  if (data.score === 0) return <p className={classes.explained}>{t('score.none')}</p>;
  const { score, band, groups, reasons, effects } = data;
  return (
    <section className={classes.score} aria-labelledby="risk-score">
      <h2 id="risk-score" className={classes.finding}>
        {t('score.title', { value: formatPoints(score), band: t(`score.bands.${band}`) })}
      </h2>
      {effects.length > 0 && (
        <p className={classes.explained}>
          {t('score.proposed', { what: effects.map(engineSentence).join(' ') })}
        </p>
      )}
      <div className={classes.columns}>
        <SmallTable
          columns={[{ header: t('columns.points'), figure: true }, { header: t('score.reason') }]}
          rows={reasons.map((reason, at) => ({
            key: at,
            cells: [pointsWords(reason.points), <Reason key="reason" of={reason} />],
          }))}
        />
        <SmallTable
          columns={[
            { header: t('score.group') },
            { header: t('columns.points'), figure: true },
            { header: t('score.cap'), figure: true },
          ]}
          rows={groups.map(({ group, points, cap }) => ({
            key: group,
            cells: [
              t(`score.groups.${group}`),
              points === 0 ? ZERO_MARK : formatPoints(points),
              formatCount(cap),
            ],
          }))}
        />
      </div>
    </section>
  );
}

function Reason(props: { readonly of: Score['reasons'][number] }): ReactNode {
  const { because, signal } = props.of;
  const words = engineSentence(because);
  // Also one that asks nobody: all of them have a row there.
  return signal === null ? (
    words
  ) : (
    <Link className="quiet-link" to={pathTo(['signals'], { show: 'all', signal })}>
      {words}
    </Link>
  );
}

/** From the band "watch" on; a click leads to the reasons. */
export function RiskChip(props: { readonly customer: string }): ReactNode {
  const { t } = useTranslation('signals');
  const score = useScore(props.customer).data;
  if (score === undefined || score.band === 'low') return null;
  const value = formatPoints(score.score);
  const band = t(`score.bands.${score.band}`);
  return (
    <Link
      className={classes.risk}
      title={t('score.title', { value, band })}
      to={pathTo(['customers', props.customer], { tab: 'payments' })}
    >
      <Chip tone={score.band === 'watch' ? 'plain' : 'event'}>{t('score.chip', { value })}</Chip>
    </Link>
  );
}
