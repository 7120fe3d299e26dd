/** All invoices; one opens beside the list with the derivation of its open amount. */
import { useMemo, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InvoiceRow } from '../../../contract/calls/facts.ts';
import { useMoment } from '../../data/as-of.tsx';
import { formatDate } from '../../format/format.ts';
import { InvoicePanel } from '../../kit/explain/invoice-panel.tsx';
import { PagedGrid } from '../../kit/table/index.ts';
import { navigate, pathTo, useQueryParam } from '../../routing/router.tsx';
import { InvoiceActions } from './invoice-actions.tsx';
import { invoiceColumns } from './columns/ledger-columns.tsx';

const rowKey = (row: InvoiceRow): string => row.invoice;

export function InvoiceList(): ReactNode {
  const { t } = useTranslation('ledger');
  const moment = useMoment();
  const [open, setOpen] = useQueryParam('invoice');
  const [openOnly] = useQueryParam('open');
  const onlyOpen = openOnly === 'yes';
  const input = useMemo(() => ({ ...moment.input, onlyOpen }), [moment.input, onlyOpen]);
  const columns = useMemo(() => invoiceColumns(t), [t]);
  return (
    <>
      <PagedGrid
        name="ledger-invoices"
        label={t('tabs.invoices')}
        call="invoices.list"
        input={input}
        columns={columns}
        rowKey={rowKey}
        openKey={open}
        onOpen={(row) => setOpen(row.invoice)}
        onPage={(row) => navigate(pathTo(['customers', row.customer]))}
        isMuted={(row) => row.reversed}
        countText={(count) => t('count.invoices', { count })}
        filterHint={t('search')}
        empty={{
          title: t(onlyOpen ? 'empty.invoicesOpen' : 'empty.invoices', {
            date: formatDate(moment.asOf),
          }),
          ...(moment.isReplay
            ? {}
            : {
                text: t('empty.importText'),
                action: <Button onClick={() => navigate('/import')}>{t('empty.import')}</Button>,
              }),
        }}
        autoFocus
      />
      {open !== null && (
        <InvoicePanel
          invoice={open}
          onClose={() => setOpen(null)}
          footer={(detail) => <InvoiceActions detail={detail} />}
        />
      )}
    </>
  );
}
