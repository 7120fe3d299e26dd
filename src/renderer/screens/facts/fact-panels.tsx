/** What is selected in a list of the ledger: a credit, an allocation, a dispute, a correction, an entry. */
import { useState, type ReactNode } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type {
  AllocationRow,
  CreditRow,
  DisputeRow,
  ReversalRow,
} from '../../../contract/calls/facts.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { formatAmount, formatDate, formatInstant, formatMoney } from '../../format/format.ts';
import { SidePanel } from '../../frame/panel/side-panel.tsx';
import { BigFigure, Facts, Section, SmallTable } from '../../kit/explain/panel-parts.tsx';
import { ErrorState } from '../../kit/states.tsx';
import { Link, pathTo } from '../../routing/router.tsx';
import { ResolveDialog } from './dispute-dialogs.tsx';
import { ReverseButton } from './reverse-button.tsx';
import { RefundButton } from './record/refund-dialog.tsx';

interface PanelProps<Row> {
  readonly row: Row;
  readonly onClose: () => void;
}

export function CreditPanel(
  props: PanelProps<CreditRow> & { readonly kind: 'receipt' | 'credit_note' },
): ReactNode {
  const { t } = useTranslation('ledger');
  const moment = useMoment();
  const { row, kind } = props;
  const asOf = formatDate(moment.asOf);
  const answer = useCall(kind === 'receipt' ? 'receipts.get' : 'creditNotes.get', {
    ...moment.input,
    credit: row.creditId,
  });
  return (
    <SidePanel
      title={t(`panel.${kind}`, { number: row.number })}
      subtitle={<Link to={pathTo(['customers', row.customer])}>{row.name}</Link>}
      onClose={props.onClose}
      footer={
        moment.isReplay || row.reversed ? undefined : (
          <>
            {row.unallocatedMinor > 0 && <RefundButton sourceKind={kind} row={row} />}
            <ReverseButton
              target={{
                kind,
                reference: row.number,
                label: row.number,
                amount: formatMoney(row.amountMinor, row.currency),
                from: row.effectiveOn,
                isApplied: row.unallocatedMinor !== row.amountMinor,
              }}
            />
          </>
        )
      }
    >
      <Section>
        <BigFigure>{formatMoney(row.amountMinor, row.currency)}</BigFigure>
        <Facts
          facts={[
            [
              t('date'),
              row.perListOn === null
                ? formatDate(row.effectiveOn)
                : t('perList', {
                    date: formatDate(row.effectiveOn),
                    on: formatDate(row.perListOn),
                  }),
            ],
            [t('reference'), row.reference],
            [
              t('paidAs'),
              row.paid === null
                ? ''
                : t('panel.paid', {
                    amount: formatMoney(row.paid.amountMinor, row.paid.currency),
                    rate: row.paid.rate,
                    on: formatDate(row.paid.rateOn),
                    source: row.paid.rateSource,
                  }),
            ],
            [t('state'), row.reversed ? t('reversed') : ''],
          ]}
        />
      </Section>
      <Section title={t('panel.derivation')}>
        {answer.error !== null ? (
          <ErrorState error={answer.error} />
        ) : answer.data === undefined ? (
          <Skeleton height={80} />
        ) : (
          <SmallTable
            columns={[
              { header: t('date'), nowrap: true },
              { header: t('kind') },
              { header: `${t('amount')} ${row.currency}`, figure: true },
            ]}
            rows={[
              {
                key: 'amount',
                cells: [
                  formatDate(row.effectiveOn),
                  t('panel.amount'),
                  formatAmount(row.amountMinor, row.currency),
                ],
              },
              ...answer.data.allocations.map((one) => ({
                key: one.allocationId,
                cells: [
                  formatDate(one.effectiveOn),
                  one.item === null ? t('closedSource') : t('panel.applied', { item: one.item }),
                  formatAmount(-one.amountMinor, row.currency),
                ],
              })),
            ]}
            total={[
              '',
              t('panel.rest', { date: asOf }),
              formatAmount(row.unallocatedMinor, row.currency),
            ]}
          />
        )}
      </Section>
    </SidePanel>
  );
}

export function AllocationPanel(props: PanelProps<AllocationRow>): ReactNode {
  const { t } = useTranslation('ledger');
  const moment = useMoment();
  const { row } = props;
  return (
    <SidePanel
      title={t('panel.allocation')}
      subtitle={<Link to={pathTo(['customers', row.customer])}>{row.name}</Link>}
      onClose={props.onClose}
      footer={
        moment.isReplay || row.sourceKind === 'reversal' || row.item === null ? undefined : (
          <ReverseButton
            target={{
              kind: 'allocation',
              reference: row.allocationId,
              label: row.item,
              amount: formatMoney(row.amountMinor, row.currency),
              from: row.effectiveOn,
              isApplied: true,
            }}
          />
        )
      }
    >
      <BigFigure>{formatMoney(row.amountMinor, row.currency)}</BigFigure>
      <Facts
        facts={[
          [t('source'), t(`sourceKinds.${row.sourceKind}`, { number: row.source })],
          [t('item'), row.item ?? t('closedSource')],
          [t('date'), formatDate(row.effectiveOn)],
          [t('recorded'), formatInstant(row.recordedAt)],
        ]}
      />
    </SidePanel>
  );
}

export function DisputePanel(props: PanelProps<DisputeRow>): ReactNode {
  const { t } = useTranslation(['ledger', 'customer']);
  const moment = useMoment();
  const { row } = props;
  const [isResolving, setResolving] = useState(false);
  return (
    <SidePanel
      title={t('panel.dispute', { invoice: row.invoice })}
      subtitle={<Link to={pathTo(['customers', row.customer])}>{row.name}</Link>}
      onClose={props.onClose}
      footer={
        moment.isReplay ? undefined : (
          <>
            {row.resolvedOn === null && (
              <Button onClick={() => setResolving(true)}>{t('customer:dispute.resolve')}</Button>
            )}
            <ReverseButton
              target={{
                kind: 'dispute',
                reference: row.disputeId,
                label: row.invoice,
                amount: '',
                from: row.openedOn,
                isApplied: false,
              }}
            />
          </>
        )
      }
    >
      <Facts
        facts={[
          [t('openedOn'), formatDate(row.openedOn)],
          [t('reason'), row.reason],
          [t('resolvedOn'), row.resolvedOn === null ? '' : formatDate(row.resolvedOn)],
          [t('resolution'), row.resolution],
        ]}
      />
      {isResolving && <ResolveDialog dispute={row} onClose={() => setResolving(false)} />}
    </SidePanel>
  );
}

export function ReversalPanel(props: PanelProps<ReversalRow>): ReactNode {
  const { t } = useTranslation('ledger');
  const { row } = props;
  return (
    <SidePanel title={t('panel.reversal', { reference: row.reference })} onClose={props.onClose}>
      <Facts
        facts={[
          [t('kind'), t(`kinds.${row.kind}`)],
          [t('number'), row.reference],
          [t('date'), formatDate(row.effectiveOn)],
          [t('reason'), row.reason],
          [t('recorded'), formatInstant(row.recordedAt)],
        ]}
      />
    </SidePanel>
  );
}
