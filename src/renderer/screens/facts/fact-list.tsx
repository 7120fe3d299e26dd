/** Credit notes, receipts, write-offs, bank lines and so on: one list each, one panel each. */
import { useMemo, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../data/as-of.tsx';
import { formatDate } from '../../format/format.ts';
import { PagedGrid, type GridColumn } from '../../kit/table/index.ts';
import type { PagedCall, RowOf } from '../../kit/table/paged-grid.tsx';
import { navigate, pathTo } from '../../routing/router.tsx';
import { AllocationPanel, CreditPanel, DisputePanel, ReversalPanel } from './fact-panels.tsx';
import { bankLineColumns, statementColumns } from './columns/bank-columns.tsx';
import { refundColumns, writeOffColumns } from './columns/document-columns.tsx';
import { BankLinePanel, RefundPanel, StatementPanel, WriteOffPanel } from './document-panels.tsx';
import {
  allocationColumns,
  creditColumns,
  disputeColumns,
  receiptColumns,
  reversalColumns,
} from './columns/ledger-columns.tsx';

export type FactListKind =
  | 'creditNotes'
  | 'receipts'
  | 'allocations'
  | 'writeOffs'
  | 'refunds'
  | 'disputes'
  | 'bankLines'
  | 'statements'
  | 'reversals';

export function FactList(props: { readonly kind: FactListKind }): ReactNode {
  const { t } = useTranslation('ledger');
  switch (props.kind) {
    case 'creditNotes':
      return (
        <List
          kind="creditNotes"
          call="creditNotes.list"
          columns={creditColumns(t)}
          rowKey={(row) => String(row.creditId)}
          isMuted={(row) => row.reversed}
          panel={(row, onClose) => <CreditPanel kind="credit_note" row={row} onClose={onClose} />}
        />
      );
    case 'receipts':
      return (
        <List
          kind="receipts"
          call="receipts.list"
          columns={receiptColumns(t)}
          rowKey={(row) => String(row.creditId)}
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
    case 'writeOffs':
      return (
        <List
          kind="writeOffs"
          call="writeOffs.list"
          columns={writeOffColumns(t)}
          rowKey={(row) => row.number}
          isMuted={(row) => row.reversed}
          panel={(row, onClose) => <WriteOffPanel row={row} onClose={onClose} />}
        />
      );
    case 'refunds':
      return (
        <List
          kind="refunds"
          call="refunds.list"
          columns={refundColumns(t)}
          rowKey={(row) => row.number}
          isMuted={(row) => row.reversed}
          panel={(row, onClose) => <RefundPanel row={row} onClose={onClose} />}
        />
      );
    case 'bankLines':
      return (
        <List
          kind="bankLines"
          call="bank.lines"
          input={ALL_LINES}
          columns={bankLineColumns(t)}
          rowKey={(row) => String(row.lineId)}
          isMuted={(row) => row.state === 'aside'}
          panel={(row, onClose) => <BankLinePanel row={row} onClose={onClose} />}
        />
      );
    case 'statements':
      return (
        <List
          kind="statements"
          call="bank.statements"
          input={ALL_STATEMENTS}
          columns={statementColumns(t)}
          rowKey={(row) => String(row.statementId)}
          panel={(row, onClose) => <StatementPanel row={row} onClose={onClose} />}
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
  }
}

// The bank is what the bank says: no date cuts it off.
const ALL_STATEMENTS = {};
const ALL_LINES = { state: 'all', direction: 'both' } as const;
const IMPORTED: ReadonlySet<FactListKind> = new Set(['creditNotes', 'receipts']);
const FROM_BANK: ReadonlySet<FactListKind> = new Set(['bankLines', 'statements']);

/** `o`: the customer of the row; lines of the bank and corrections have none. */
const toCustomer = (row: unknown): void => {
  if (row === null || typeof row !== 'object') return;
  if ('customer' in row && typeof row.customer === 'string')
    navigate(pathTo(['customers', row.customer]));
};

type GridInput<K extends PagedCall> = Parameters<typeof PagedGrid<K>>[0]['input'];
type ListCall = Exclude<PagedCall, 'invoices.list'>;

function List<K extends ListCall>(props: {
  readonly kind: FactListKind;
  readonly call: K;
  /** Left out: the moment that the workspace looks at. */
  readonly input?: GridInput<K>;
  readonly columns: readonly GridColumn<RowOf<K>>[];
  readonly rowKey: (row: RowOf<K>) => string;
  readonly isMuted?: (row: RowOf<K>) => boolean;
  readonly panel: (row: RowOf<K>, onClose: () => void) => ReactNode;
}): ReactNode {
  const { t } = useTranslation('ledger');
  const { kind, rowKey, isMuted } = props;
  const moment = useMoment();
  const [open, setOpen] = useState<RowOf<K> | null>(null);
  const own = props.input;
  const input = useMemo(
    () => own ?? ({ ...moment.input } as unknown as GridInput<K>),
    [own, moment.input],
  );
  const hasImport = !moment.isReplay && IMPORTED.has(kind);
  const isFromBank = FROM_BANK.has(kind);
  return (
    <>
      <PagedGrid<K>
        name={`ledger-${kind}`}
        label={t(`tabs.${kind}`)}
        call={props.call}
        input={input}
        columns={props.columns}
        rowKey={rowKey}
        openKey={open === null ? null : rowKey(open)}
        onOpen={setOpen}
        onPage={toCustomer}
        {...(isMuted === undefined ? {} : { isMuted })}
        countText={(count) => t(`count.${kind}`, { count })}
        filterHint={t(
          kind === 'statements' ? 'bank.searchStatements' : isFromBank ? 'bank.search' : 'search',
        )}
        empty={{
          title: t(`empty.${kind}`, { date: formatDate(moment.asOf) }),
          ...(hasImport
            ? {
                text: t('empty.importText'),
                action: <Button onClick={() => navigate('/import')}>{t('empty.import')}</Button>,
              }
            : isFromBank
              ? {
                  text: t('empty.bankText'),
                  action: <Button onClick={() => navigate('/import')}>{t('empty.bank')}</Button>,
                }
              : kind === 'reversals' ||
                  kind === 'disputes' ||
                  kind === 'writeOffs' ||
                  kind === 'refunds'
                ? { text: t(`empty.${kind}Text`) }
                : {}),
        }}
        autoFocus
      />
      {open !== null && props.panel(open, () => setOpen(null))}
    </>
  );
}
