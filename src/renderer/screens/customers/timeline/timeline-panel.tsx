/** The document that an event of the timeline is about, beside the list, with what can be done with it. */
import type { ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../../data/as-of.tsx';
import type { CallError } from '../../../data/call-error.ts';
import { useCall } from '../../../data/use-call.ts';
import { SidePanel } from '../../../frame/panel/side-panel.tsx';
import { InvoicePanel } from '../../../kit/explain/invoice-panel.tsx';
import { ErrorState } from '../../../kit/states.tsx';
import { RefundPanel, WriteOffPanel } from '../../facts/document-panels.tsx';
import { CreditPanel } from '../../facts/fact-panels.tsx';
import { InvoiceActions } from '../../facts/invoice-actions.tsx';
import type { OpenDocument } from './leads-to.ts';

interface PanelProps {
  readonly number: string;
  readonly customer: string;
  readonly onClose: () => void;
}

export function TimelinePanel(
  props: Omit<PanelProps, 'number'> & { readonly document: OpenDocument },
): ReactNode {
  const { kind, number } = props.document;
  const panel = { number, customer: props.customer, onClose: props.onClose };
  switch (kind) {
    case 'invoice':
      return (
        <InvoicePanel
          invoice={number}
          onClose={props.onClose}
          footer={(detail) => <InvoiceActions detail={detail} />}
        />
      );
    case 'receipt':
    case 'credit_note':
      return <CreditOf {...panel} kind={kind} />;
    case 'write_off':
      return <WriteOffOf {...panel} />;
    case 'refund':
      return <RefundOf {...panel} />;
  }
}

function CreditOf(props: PanelProps & { readonly kind: 'receipt' | 'credit_note' }): ReactNode {
  const moment = useMoment();
  const { number, kind, onClose } = props;
  const answer = useCall(kind === 'receipt' ? 'receipts.get' : 'creditNotes.get', {
    ...moment.input,
    credit: number,
  });
  return answer.data === undefined ? (
    <NotThere
      {...props}
      isRead={answer.error !== null}
      error={answer.error?.code === 'not_found' ? null : answer.error}
    />
  ) : (
    <CreditPanel kind={kind} row={answer.data.credit} onClose={onClose} />
  );
}

function WriteOffOf(props: PanelProps): ReactNode {
  const moment = useMoment();
  const { number, customer, onClose } = props;
  const input = { ...moment.input, customer, number };
  const answer = useCall('writeOffs.list', input);
  const row = theOne(answer.data?.rows);
  return row === undefined ? (
    <NotThere {...props} isRead={answer.data !== undefined} error={answer.error} />
  ) : (
    <WriteOffPanel row={row} onClose={onClose} />
  );
}

function RefundOf(props: PanelProps): ReactNode {
  const moment = useMoment();
  const { number, customer, onClose } = props;
  const input = { ...moment.input, customer, number };
  const answer = useCall('refunds.list', input);
  const row = theOne(answer.data?.rows);
  return row === undefined ? (
    <NotThere {...props} isRead={answer.data !== undefined} error={answer.error} />
  ) : (
    <RefundPanel row={row} onClose={onClose} />
  );
}

/** Of a number that was reversed and used again, the one that counts. */
const theOne = <Row extends { readonly reversed: boolean }>(
  rows: readonly Row[] | undefined,
): Row | undefined => rows?.find((row) => !row.reversed) ?? rows?.[0];

function NotThere(
  props: PanelProps & {
    readonly isRead: boolean;
    readonly error: CallError | null;
  },
): ReactNode {
  const { t } = useTranslation('timeline');
  return (
    <SidePanel title={props.number} onClose={props.onClose}>
      {props.error !== null ? (
        <ErrorState error={props.error} />
      ) : props.isRead ? (
        <p>{t('gone', { number: props.number })}</p>
      ) : (
        <Skeleton height={80} />
      )}
    </SidePanel>
  );
}
