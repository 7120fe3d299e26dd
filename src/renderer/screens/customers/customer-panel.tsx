/**
 * One customer beside the list: how much and how late, whom to call, what stands in the way, and the open
 * items of the currency that the list shows.
 */
import { useCallback, useState, type ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OpenItemView } from '../../../contract/calls/aging.ts';
import type { CustomerDetail, CustomerRow } from '../../../contract/calls/customers.ts';
import { sumMinor } from '../../../domain/money.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import {
  formatAmount,
  formatCountry,
  formatDate,
  formatDateWithDay,
  formatMoney,
} from '../../format/format.ts';
import { SidePanel } from '../../frame/panel/side-panel.tsx';
import { Chip } from '../../kit/chip.tsx';
import { InvoicePanel } from '../../kit/explain/invoice-panel.tsx';
import { Facts, Rule, Section, SmallTable } from '../../kit/explain/panel-parts.tsx';
import { usePanelSize } from '../../kit/explain/use-panel-size.ts';
import { ErrorState } from '../../kit/states.tsx';
import { ZERO_MARK } from '../../kit/table/index.ts';
import { Link, pathTo } from '../../routing/router.tsx';
import { contactToCall } from './contact-to-call.ts';
import { CustomerPanelFoot } from './customer-panel-foot.tsx';
import { ageFigures, balanceFigures } from './customer-figures.ts';
import { FigureStrip } from './figure-strip.tsx';
import { hoursText } from './profile/hour-groups.ts';
import { useLastReceipt } from './use-last-receipt.ts';
import classes from './customer.module.css';

/** More would make the panel slow to read; the page has them all. */
const SHOWN_ITEMS = 100;

export function CustomerPanel(props: {
  readonly row: CustomerRow;
  /** The currency that the list shows; null: all of them. */
  readonly currency: string | null;
  readonly onClose: () => void;
}): ReactNode {
  const { row, onClose } = props;
  const { customer } = row;
  const moment = useMoment();
  const size = usePanelSize();
  const answer = useCall('customers.get', { ...moment.input, customer });
  const [invoice, setInvoice] = useState<string | null>(null);
  const closeInvoice = useCallback(() => setInvoice(null), []);

  if (invoice !== null) return <InvoicePanel invoice={invoice} onClose={closeInvoice} />;
  return (
    <SidePanel
      title={row.name}
      subtitle={[customer, row.country === null ? '' : formatCountry(row.country)]
        .filter((one) => one !== '')
        .join(' · ')}
      size={size}
      onClose={onClose}
      flush
      footer={<CustomerPanelFoot customer={customer} />}
    >
      {answer.error !== null ? (
        <div className={classes.pad}>
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
        </div>
      ) : answer.data === undefined ? (
        <div className={classes.pad}>
          <Skeleton height={220} />
        </div>
      ) : (
        <Known row={row} detail={answer.data} currency={props.currency} onInvoice={setInvoice} />
      )}
    </SidePanel>
  );
}

function Known(props: {
  readonly row: CustomerRow;
  readonly detail: CustomerDetail;
  readonly currency: string | null;
  readonly onInvoice: (invoice: string) => void;
}): ReactNode {
  const { t } = useTranslation('customers');
  const { row, detail } = props;
  const receipt = useLastReceipt(row.customer);
  // The list of one currency leaves the lines of the others out of its rows, not out of the customer.
  const balances = detail.balances.filter(
    (one) => props.currency === null || one.currency === props.currency,
  );
  const others = detail.balances.filter(
    (one) => !balances.includes(one) && one.outstandingMinor !== 0,
  );
  return (
    <>
      <FigureStrip
        label={t('figures.title')}
        figures={[
          ...balanceFigures(balances, detail.openItems, t),
          ...ageFigures(balances, detail.openItems, receipt, t),
        ]}
      />
      <div className={classes.panelBody}>
        <Section>
          <WhatIsKnown row={row} detail={detail} />
        </Section>
        {balances.map(({ currency }) => (
          <Items
            key={currency}
            currency={currency}
            items={detail.openItems.filter((item) => item.currency === currency)}
            onInvoice={props.onInvoice}
          />
        ))}
        {balances.length === 0 && props.currency !== null && (
          <Rule>{t('panel.nothingOpen', { currency: props.currency })}</Rule>
        )}
        {others.length > 0 && (
          <Rule>
            {t('panel.others', {
              sums: others.map((one) => formatMoney(one.outstandingMinor, one.currency)).join(', '),
            })}
          </Rule>
        )}
      </div>
    </>
  );
}

function WhatIsKnown(props: {
  readonly row: CustomerRow;
  readonly detail: CustomerDetail;
}): ReactNode {
  const { t } = useTranslation(['customers', 'profile']);
  const { row, detail } = props;
  const answer = useCall('customers.profile', { customer: row.customer });
  const contact = contactToCall(answer.data?.profile.contacts ?? []);
  const disputed = detail.openItems.filter((item) => item.disputed).length;
  const letter = detail.openItems.find((item) => item.lastLetter !== null)?.lastLetter ?? null;
  const onAccount = detail.balances.filter((one) => one.onAccountMinor !== 0);
  const nextPayOn = answer.data?.nextPayOn ?? null;
  return (
    <Facts
      facts={[
        [
          t('customers:panel.call'),
          answer.data === undefined ? (
            ''
          ) : contact === null ? (
            <>
              {t('customers:panel.noContact')}{' '}
              <Link to={pathTo(['customers', row.customer], { tab: 'profile' })}>
                {t('customers:panel.addContact')}
              </Link>
            </>
          ) : (
            <>
              <strong>{contact.name}</strong>{' '}
              {[
                t(`profile:roles.${contact.role}`),
                contact.phone === '' ? contact.email : contact.phone,
                hoursText(contact.hours),
              ]
                .filter((one) => one !== '')
                .join(' · ')}
            </>
          ),
        ],
        [t('customers:panel.nextPay'), nextPayOn === null ? '' : formatDateWithDay(nextPayOn)],
        [
          t('customers:panel.onAccount'),
          onAccount.map((one) => formatMoney(one.onAccountMinor, one.currency)).join(', '),
        ],
        [
          t('customers:panel.disputed'),
          disputed === 0 ? '' : t('customers:panel.disputedItems', { count: disputed }),
        ],
        [
          t('customers:panel.lastLetter'),
          row.lastLetterOn === null ? (
            ''
          ) : letter === null ? (
            formatDate(row.lastLetterOn)
          ) : (
            <>
              {formatDate(row.lastLetterOn)} ·{' '}
              <Link to={pathTo(['letters'], { tab: 'register', letter })}>{letter}</Link>
            </>
          ),
        ],
      ]}
    />
  );
}

function Items(props: {
  readonly currency: string;
  readonly items: readonly OpenItemView[];
  readonly onInvoice: (invoice: string) => void;
}): ReactNode {
  const { t } = useTranslation('customers');
  const { currency, items } = props;
  if (items.length === 0) return <Rule>{t('panel.nothingOpen', { currency })}</Rule>;
  const overdue = items.filter((item) => item.daysPastDue > 0).length;
  const byAge = [...items].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  return (
    <Section title={t('panel.open', { currency })}>
      <SmallTable
        columns={[
          { header: t('panel.item') },
          { header: t('panel.due'), nowrap: true },
          { header: t('panel.late'), figure: true },
          { header: t('panel.amount'), figure: true },
        ]}
        rows={byAge.slice(0, SHOWN_ITEMS).map((item) => ({
          key: item.itemId,
          cells: [
            <span key="item">
              <button
                type="button"
                className="quiet-link"
                onClick={() => props.onInvoice(item.invoice)}
              >
                {item.item}
              </button>
              {item.disputed && (
                <>
                  {' '}
                  <Chip tone="event">{t('disputed')}</Chip>
                </>
              )}
            </span>,
            formatDate(item.dueOn),
            item.daysPastDue === 0 ? ZERO_MARK : t('days', { count: item.daysPastDue }),
            formatAmount(item.openMinor, currency),
          ],
        }))}
        total={[
          overdue === 0
            ? t('panel.total', { count: items.length })
            : t('panel.totalOverdue', { count: items.length, overdue }),
          '',
          '',
          formatAmount(sumMinor(items.map((item) => item.openMinor)), currency),
        ]}
      />
    </Section>
  );
}
