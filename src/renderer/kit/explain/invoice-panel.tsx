/** One invoice in the side panel: how its open amount comes about, line by line. */
import { useMemo, type ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AllocationRow } from '../../../contract/calls/facts.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { formatAmount, formatDate, formatInstant, formatMoney } from '../../format/format.ts';
import { SidePanel } from '../../frame/panel/side-panel.tsx';
import { Link, pathTo } from '../../routing/router.tsx';
import { Papers } from '../papers/papers.tsx';
import { ErrorState } from '../states.tsx';
import { usePanelSize } from './use-panel-size.ts';
import { BigFigure, Facts, Rule, Section, SmallTable } from './panel-parts.tsx';
import type { InvoiceDetail } from '../../../contract/told.ts';
import { Chip } from '../chip.tsx';

export function InvoicePanel(props: {
  readonly invoice: string;
  readonly onClose: () => void;
  /** The actions that this screen offers on the invoice once it has been read. */
  readonly footer?: (detail: InvoiceDetail) => ReactNode;
}): ReactNode {
  const { t } = useTranslation('explain');
  const moment = useMoment();
  const size = usePanelSize();
  const query = useCall('invoices.get', { ...moment.input, invoice: props.invoice });
  const detail = query.data;
  const papers = useMemo(
    () => ({ kind: 'invoice', invoice: props.invoice }) as const,
    [props.invoice],
  );
  return (
    <SidePanel
      title={t('invoice.title', { number: props.invoice })}
      subtitle={
        detail === undefined ? undefined : (
          <Link to={pathTo(['customers', detail.invoice.customer])}>{detail.invoice.name}</Link>
        )
      }
      onClose={props.onClose}
      size={size}
      footer={detail === undefined ? undefined : props.footer?.(detail)}
    >
      {query.error !== null ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : detail === undefined ? (
        <Skeleton height={180} />
      ) : (
        <InvoiceDerivation detail={detail} />
      )}
      {/* From the beginning: a paper dropped while the figures are read is kept, not imported. */}
      {query.error === null && <Papers target={papers} />}
    </SidePanel>
  );
}

function InvoiceDerivation(props: { readonly detail: InvoiceDetail }): ReactNode {
  const { t } = useTranslation('explain');
  const moment = useMoment();
  const { detail } = props;
  const { invoice } = detail;
  const { currency } = invoice;
  const asOf = formatDate(moment.asOf);
  const sourceOf = (row: AllocationRow): string =>
    t(`invoice.${row.sourceKind}`, { number: row.source });
  return (
    <>
      <Section>
        <BigFigure>{formatMoney(invoice.openMinor, currency)}</BigFigure>
        <Rule>{t('openRule', { asOf })}</Rule>
        {moment.knownAt !== null && (
          <Rule>{t('knownRule', { knownAt: formatInstant(moment.knownAt) })}</Rule>
        )}
        {invoice.reversed && <Chip>{t('invoice.reversed')}</Chip>}
      </Section>
      <Section title={t('invoice.derivation')}>
        <SmallTable
          columns={[
            { header: t('date'), nowrap: true },
            { header: t('source') },
            { header: `${t('amount')} ${currency}`, figure: true },
          ]}
          rows={[
            {
              key: 'gross',
              cells: [
                formatDate(invoice.issuedOn),
                t('invoice.gross'),
                formatAmount(invoice.grossMinor, currency),
              ],
            },
            ...detail.allocations.map((row) => ({
              key: row.allocationId,
              cells: [
                formatDate(row.effectiveOn),
                detail.items.length > 1 && row.item !== null
                  ? `${sourceOf(row)} → ${row.item}`
                  : sourceOf(row),
                formatAmount(-row.amountMinor, currency),
              ],
            })),
          ]}
          total={[
            '',
            t('invoice.openOn', { date: asOf }),
            formatAmount(invoice.openMinor, currency),
          ]}
        />
        {detail.allocations.length === 0 && (
          <Rule>{t('invoice.nothingApplied', { date: asOf })}</Rule>
        )}
      </Section>
      {detail.items.length > 1 && (
        <Section title={t('invoice.instalments')}>
          <SmallTable
            columns={[
              { header: t('item') },
              { header: t('due'), nowrap: true },
              { header: t('days'), figure: true },
              { header: t('gross'), figure: true },
              { header: t('open_'), figure: true },
            ]}
            rows={detail.items.map((item) => ({
              key: item.itemId,
              cells: [
                item.item,
                formatDate(item.dueOn),
                item.daysPastDue,
                formatAmount(item.grossMinor, currency),
                formatAmount(item.openMinor, currency),
              ],
            }))}
          />
        </Section>
      )}
      {detail.disputes.length > 0 && (
        <Section title={t('invoice.disputes')}>
          {detail.disputes.map((dispute) => (
            <Rule key={dispute.disputeId}>
              {dispute.resolvedOn === null
                ? t('invoice.disputeOpen', {
                    date: formatDate(dispute.openedOn),
                    reason: dispute.reason,
                  })
                : t('invoice.disputeResolved', {
                    from: formatDate(dispute.openedOn),
                    to: formatDate(dispute.resolvedOn),
                    reason: dispute.reason,
                    resolution: dispute.resolution ?? '',
                  })}
            </Rule>
          ))}
        </Section>
      )}
      {detail.letters.length > 0 && (
        <Section title={t('invoice.letters')}>
          {detail.letters.map((number) => (
            <Rule key={number}>
              <Link to={pathTo(['letters'], { tab: 'register', letter: number })}>{number}</Link>
            </Rule>
          ))}
        </Section>
      )}
      <Section>
        <Facts
          facts={[
            [t('invoice.issuedOn'), formatDate(invoice.issuedOn)],
            [t('invoice.dueOn'), formatDate(invoice.dueOn)],
            [t('invoice.terms'), detail.terms],
            [t('invoice.po'), detail.po],
            [t('invoice.contract'), detail.contract],
            [t('invoice.goods'), detail.goods],
            [t('invoice.notes'), detail.notes],
            [t('invoice.recordedAt'), formatInstant(detail.recordedAt)],
            [
              t('invoice.batch'),
              invoice.batchId === null ? (
                ''
              ) : (
                <Link to={pathTo(['import'])}>
                  {t('invoice.batchLink', { batch: invoice.batchId })}
                </Link>
              ),
            ],
          ]}
        />
      </Section>
    </>
  );
}
