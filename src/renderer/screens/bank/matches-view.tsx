/** What a line was taken for, and the way to take that back. */
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LineMatch } from '../../../contract/calls/bank.ts';
import { useMoment } from '../../data/as-of.tsx';
import { formatAmount, formatInstant, formatMoney } from '../../format/format.ts';
import { SmallTable } from '../../kit/explain/panel-parts.tsx';
import { Link, pathTo } from '../../routing/router.tsx';
import classes from './bank.module.css';
import type { BankLineDetail } from '../../../contract/told.ts';

export function MatchesView(props: {
  readonly detail: BankLineDetail;
  readonly isRunning: boolean;
  readonly onUndo: () => void;
}): ReactNode {
  const { t } = useTranslation('bank');
  const { isReplay } = useMoment();
  const { detail } = props;
  return (
    <section className={classes.matches} aria-labelledby="matches-title">
      <div className={classes.sectionHead}>
        <h3 id="matches-title">{t('matched.title')}</h3>
        <Button
          variant="default"
          disabled={isReplay}
          loading={props.isRunning}
          onClick={props.onUndo}
        >
          {t('actions.undoLine')}
        </Button>
      </div>
      {detail.matches.map((match) => (
        <Match key={match.matchId} match={match} currency={detail.line.currency} />
      ))}
    </section>
  );
}

function Match(props: { readonly match: LineMatch; readonly currency: string }): ReactNode {
  const { t } = useTranslation('bank');
  const { match, currency } = props;
  const { document, name, note } = match;
  const shareCurrency = match.shares[0]?.currency ?? currency;
  const isConverted = shareCurrency !== currency;
  const words = t(`matched.${match.kind}`, { document: document ?? '', name: name ?? '', note });
  return (
    <div className={classes.match}>
      <p>
        {match.customer === null ? (
          words
        ) : (
          <Link to={pathTo(['customers', match.customer])}>{words}</Link>
        )}
      </p>
      {match.kind !== 'aside' && (
        <SmallTable
          columns={[
            { header: t('matched.item') },
            { header: `${t('matched.amount')} ${shareCurrency}`, figure: true },
          ]}
          rows={match.shares.map((share, index) => ({
            key: index,
            cells: [share.item, formatAmount(share.amountMinor, shareCurrency)],
          }))}
          total={[
            t('matched.amount'),
            isConverted
              ? formatMoney(match.amountMinor, currency)
              : formatAmount(match.amountMinor, currency),
          ]}
        />
      )}
      <p className="soft">
        {t('matched.recorded', { when: formatInstant(match.recordedAt) })}
        {match.rule === '' && match.kind === 'receipt' ? `, ${t('matched.byHand')}` : ''}
        {match.kind !== 'aside' && match.note !== '' ? `. ${match.note}` : ''}
      </p>
    </div>
  );
}
