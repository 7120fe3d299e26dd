/** A credit note by hand, with or without the invoice it belongs to. */
import { useState, type ReactNode } from 'react';
import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { IsoDate } from '../../../../domain/dates.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useDesk } from '../../../data/desk.tsx';
import { useAction, useCall } from '../../../data/use-call.ts';
import { formatDate, formatMoney } from '../../../format/format.ts';
import { CustomerField } from '../../../kit/fields/customer-field.tsx';
import { DateField } from '../../../kit/fields/date-field.tsx';
import { MoneyField } from '../../../kit/fields/money-field.tsx';
import { SearchSelect } from '../../../kit/fields/search-select.tsx';
import { CurrencyField } from '../../../kit/fields/place-fields.tsx';
import { ErrorState } from '../../../kit/states.tsx';
import classes from '../ledger.module.css';

const MOST_INVOICES = 500;

export function CreditNoteDialog(props: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('ledger');
  const moment = useMoment();
  const home = useDesk().ledger.currency;
  const record = useAction('creditNotes.record');
  const [customer, setCustomer] = useState<string | null>(null);
  const [number, setNumber] = useState('');
  const [issuedOn, setIssuedOn] = useState<IsoDate | null>(moment.today);
  const [chosenCurrency, setCurrency] = useState<string | null>(null);
  const [amount, setAmount] = useState<number | null>(null);
  const [invoice, setInvoice] = useState<string | null>(null);
  const [reference, setReference] = useState('');
  const invoices = useCall(
    'invoices.list',
    { ...moment.input, customer: customer ?? '', onlyOpen: true, limit: MOST_INVOICES },
    { enabled: customer !== null },
  );
  const rows = customer === null ? [] : (invoices.data?.rows ?? []);
  const ofInvoice = rows.find((row) => row.invoice === invoice);
  const currency = ofInvoice?.currency ?? chosenCurrency ?? home;
  const canSave =
    customer !== null && number.trim() !== '' && issuedOn !== null && amount !== null && amount > 0;
  const save = async (): Promise<void> => {
    if (customer === null || issuedOn === null || amount === null) return;
    const result = await record.run({
      creditNote: number,
      customer,
      issuedOn,
      currency,
      amountMinor: amount,
      invoice,
      reference,
    });
    if (!result.ok) return;
    notifications.show({ message: t('creditForm.done', { number: result.value.number }) });
    props.onClose();
  };
  return (
    <Modal opened onClose={props.onClose} size={560} title={t('creditForm.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (canSave) void save();
        }}
        noValidate
      >
        <Stack gap="sm">
          <div className={classes.gridTwo}>
            <CustomerField
              label={t('creditForm.customer')}
              value={customer}
              onChange={(value) => {
                setCustomer(value);
                setInvoice(null);
              }}
              required
              data-autofocus
            />
            <TextInput
              label={t('creditForm.number')}
              value={number}
              maxLength={60}
              onChange={(event) => setNumber(event.currentTarget.value)}
              required
            />
          </div>
          <SearchSelect
            label={t('creditForm.invoice')}
            description={invoice === null ? undefined : t('creditForm.invoiceHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            placeholder={t('creditForm.invoiceNone')}
            disabled={customer === null}
            clearable
            value={invoice}
            onChange={setInvoice}
            data={rows.map((row) => ({
              value: row.invoice,
              label: `${row.invoice} · ${formatDate(row.issuedOn)} · ${formatMoney(row.openMinor, row.currency)}`,
            }))}
          />
          <div className={classes.gridTwo}>
            <MoneyField
              label={t('creditForm.amount')}
              value={amount}
              onChange={setAmount}
              currency={currency}
              required
            />
            <CurrencyField
              label={t('creditForm.currency')}
              value={currency}
              disabled={ofInvoice !== undefined}
              onChange={setCurrency}
            />
          </div>
          <div className={classes.gridTwo}>
            <DateField
              label={t('creditForm.issuedOn')}
              value={issuedOn}
              onChange={setIssuedOn}
              today={moment.today}
              max={moment.today}
              required
            />
            <TextInput
              label={t('creditForm.reference')}
              value={reference}
              maxLength={200}
              onChange={(event) => setReference(event.currentTarget.value)}
            />
          </div>
          {record.error !== null && <ErrorState error={record.error} />}
          <Button type="submit" disabled={!canSave} loading={record.isRunning}>
            {t('creditForm.save')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
