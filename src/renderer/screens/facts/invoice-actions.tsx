/** What can be done with an invoice: dispute, write off, another due date, reverse. None in a replay. */
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../data/as-of.tsx';
import { formatMoney } from '../../format/format.ts';
import { DisputeDialog, ResolveDialog } from './dispute-dialogs.tsx';
import { DueDialog } from './record/due-dialog.tsx';
import { WriteOffDialog } from './record/write-off-dialog.tsx';
import { ReverseDialog } from './reverse-dialog.tsx';
import type { InvoiceDetail } from '../../../contract/told.ts';

type Doing = 'dispute' | 'resolve' | 'write_off' | 'due' | 'reverse' | null;

export function InvoiceActions(props: { readonly detail: InvoiceDetail }): ReactNode {
  const { t } = useTranslation(['customer', 'ledger']);
  const moment = useMoment();
  const [doing, setDoing] = useState<Doing>(null);
  const { invoice, disputes } = props.detail;
  const open = disputes.find((dispute) => dispute.resolvedOn === null);
  const done = (): void => setDoing(null);
  if (moment.isReplay || invoice.reversed) return null;
  return (
    <>
      {open === undefined ? (
        <Button variant="default" onClick={() => setDoing('dispute')}>
          {t('customer:dispute.open')}
        </Button>
      ) : (
        <Button variant="default" onClick={() => setDoing('resolve')}>
          {t('customer:dispute.resolve')}
        </Button>
      )}
      {invoice.openMinor > 0 && (
        <>
          <Button variant="default" onClick={() => setDoing('write_off')}>
            {t('ledger:writeOff.open')}
          </Button>
          <Button variant="default" onClick={() => setDoing('due')}>
            {t('ledger:dueDate.open')}
          </Button>
        </>
      )}
      <Button variant="subtle" color="gray" onClick={() => setDoing('reverse')}>
        {t('ledger:reverse.open')}
      </Button>
      {doing === 'dispute' && (
        <DisputeDialog invoice={invoice.invoice} issuedOn={invoice.issuedOn} onClose={done} />
      )}
      {doing === 'resolve' && open !== undefined && <ResolveDialog dispute={open} onClose={done} />}
      {doing === 'write_off' && <WriteOffDialog detail={props.detail} onClose={done} />}
      {doing === 'due' && <DueDialog detail={props.detail} onClose={done} />}
      {doing === 'reverse' && (
        <ReverseDialog
          target={{
            kind: 'invoice',
            reference: invoice.invoice,
            label: invoice.invoice,
            amount: formatMoney(invoice.grossMinor, invoice.currency),
            from: invoice.issuedOn,
            isApplied: props.detail.allocations.length > 0,
          }}
          onClose={done}
        />
      )}
    </>
  );
}
