/** Credit notes, receipts, allocations, disputes, reversals, journal: one list each, one panel each. */
import { useMemo, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../data/as-of.tsx';
import { formatDate } from '../../format/format.ts';
import { PagedGrid, type GridColumn } from '../../kit/table/index.ts';
import type { PagedCall, RowOf } from '../../kit/table/paged-grid.tsx';
import { navigate } from '../../routing/router.tsx';
import {
  AllocationPanel,
  CreditPanel,
  DisputePanel,
  JournalPanel,
  ReversalPanel,
} from './fact-panels.tsx';
import {
  allocationColumns,
  creditColumns,
  disputeColumns,
  journalColumns,
  reversalColumns,
} from './ledger-columns.tsx';

export type FactListKind =
  'creditNotes' | 'receipts' | 'allocations' | 'disputes' | 'reversals' | 'journal';

export function FactList(props: { readonly kind: FactListKind }): ReactNode {
  const { t } = useTranslation('ledger');
  switch (props.kind) {
    case 'creditNotes':
      return (
        <List
          kind="creditNotes"
          call="creditNotes.list"
          columns={creditColumns(t)}
          rowKey={(row) => row.number}
          isMuted={(row) => row.reversed}
          panel={(row, onClose) => <CreditPanel kind="credit_note" row={row} onClose={onClose} />}
        />
      );
    case 'receipts':
      return (
        <List
          kind="receipts"
          call="receipts.list"
          columns={creditColumns(t)}
          rowKey={(row) => row.number}
          isMuted={(row) => row.reversed}
          panel={(row, onClose) => <CreditPanel kind="receipt" row={row} onClose={onClose} />}
        />
      );
    case 'allocations':
      return (
        <List
          kind="allocations"
          call="allocations.list"
          columns={allocationColumns(t)}
          rowKey={(row) => String(row.allocationId)}
          isMuted={(row) => row.sourceKind === 'reversal'}
          panel={(row, onClose) => <AllocationPanel row={row} onClose={onClose} />}
        />
      );
    case 'disputes':
      return (
        <List
          kind="disputes"
          call="disputes.list"
          columns={disputeColumns(t)}
          rowKey={(row) => String(row.disputeId)}
          panel={(row, onClose) => <DisputePanel row={row} onClose={onClose} />}
        />
      );
    case 'reversals':
      return (
        <List
          kind="reversals"
          call="reversals.list"
          columns={reversalColumns(t)}
          rowKey={(row) => String(row.reversalId)}
          panel={(row, onClose) => <ReversalPanel row={row} onClose={onClose} />}
        />
      );
    case 'journal':
      return (
        <List
          kind="journal"
          call="journal.list"
          columns={journalColumns(t)}
          rowKey={(row) => String(row.seq)}
          panel={(row, onClose) => <JournalPanel row={row} onClose={onClose} />}
        />
      );
  }
}

type ListCall = Exclude<PagedCall, 'invoices.list'>;

function List<K extends ListCall>(props: {
  readonly kind: FactListKind;
  readonly call: K;
  readonly columns: readonly GridColumn<RowOf<K>>[];
  readonly rowKey: (row: RowOf<K>) => string;
  readonly isMuted?: (row: RowOf<K>) => boolean;
  readonly panel: (row: RowOf<K>, onClose: () => void) => ReactNode;
}): ReactNode {
  const { t } = useTranslation('ledger');
  const { kind, rowKey, isMuted } = props;
  const moment = useMoment();
  const [open, setOpen] = useState<RowOf<K> | null>(null);
  const isJournal = kind === 'journal';
  // The journal is what was done, in the order it was done; no date cuts it off.
  const input = useMemo(
    () => (isJournal ? {} : { ...moment.input }) as Parameters<typeof PagedGrid<K>>[0]['input'],
    [isJournal, moment.input],
  );
  const hasImport = !moment.isReplay && (kind === 'creditNotes' || kind === 'receipts');
  return (
    <>
      <PagedGrid<K>
        name={`ledger-${kind}`}
        label={t(`tabs.${kind}`)}
        call={props.call}
        input={input}
        searchable={!isJournal}
        columns={props.columns}
        rowKey={rowKey}
        activeKey={open === null ? null : rowKey(open)}
        onActive={setOpen}
        onOpen={setOpen}
        {...(isMuted === undefined ? {} : { isMuted })}
        countText={(count) => t(`count.${kind}`, { count })}
        filterHint={t('search')}
        empty={{
          title: t(`empty.${kind}`, { date: formatDate(moment.asOf) }),
          ...(hasImport
            ? {
                text: t('empty.importText'),
                action: <Button onClick={() => navigate('/import')}>{t('empty.import')}</Button>,
              }
            : kind === 'reversals'
              ? { text: t('empty.reversalsText') }
              : kind === 'disputes'
                ? { text: t('empty.disputesText') }
                : {}),
        }}
        autoFocus
      />
      {open !== null && props.panel(open, () => setOpen(null))}
    </>
  );
}
