/** A credit note by hand, with or without the invoice it belongs to. */
import { useState, type ReactNode } from 'react';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { IsoDate } from '../../../../domain/dates.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useWorkspace } from '../../../data/workspace.tsx';
import { useAction, useCall } from '../../../data/use-call.ts';
import { formatDate, formatMoney } from '../../../format/format.ts';
import { DateField } from '../../../kit/fields/date-field.tsx';
import { MoneyField } from '../../../kit/fields/money-field.tsx';
import { CurrencyField } from '../../../kit/fields/place-fields.tsx';
import { SearchSelect } from '../../../kit/fields/search-select.tsx';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { FormDialog } from '../../../kit/form/form-dialog.tsx';
import { Pair } from '../../../kit/form/pair.tsx';
import { besides } from '../../../kit/form/placed-faults.ts';
import { WhoAndNumber } from './who-and-number.tsx';

const MOST_INVOICES = 500;

export function CreditNoteDialog(props: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('ledger');
  const moment = useMoment();
  const home = useWorkspace().ledger.currency;
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
  const currency = ofInvoice?.currency ?? chosenCurrency ?? rows[0]?.currency ?? home;
  const refused = besides(record.error, { number_taken: 'number' });
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
    <FormDialog
      title={t('creditForm.title')}
      saving={{ error: refused.whole, isRunning: record.isRunning }}
      saveLabel={t('creditForm.save')}
      onSave={() => void save()}
      onClose={props.onClose}
    >
      <WhoAndNumber
        customer={customer}
        onCustomer={(value) => {
          setCustomer(value);
          setInvoice(null);
        }}
        numberLabel={t('creditForm.number')}
        number={number}
        onNumber={setNumber}
        numberError={refused.wrong('number')}
      />
      <SearchSelect
        label={t('creditForm.invoice')}
        description={invoice === null ? undefined : t('creditForm.invoiceHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={t('creditForm.invoiceNone')}
        disabled={customer === null}
        clearable
        value={invoice}
        onChange={setInvoice}
        nothingFoundMessage={t('creditForm.noInvoice')}
        data={rows.map((row) => ({
          value: row.invoice,
          label: `${row.invoice} · ${formatDate(row.issuedOn)} · ${formatMoney(row.openMinor, row.currency)}`,
        }))}
      />
      <Pair>
        <MoneyField
          label={t('creditForm.amount')}
          value={amount}
          onChange={setAmount}
          currency={currency}
          isPositive
          required
        />
        <CurrencyField
          label={t('creditForm.currency')}
          value={currency}
          disabled={ofInvoice !== undefined}
          onChange={setCurrency}
        />
      </Pair>
      <Pair>
        <DateField
          label={t('creditForm.issuedOn')}
          value={issuedOn}
          onChange={setIssuedOn}
          today={moment.today}
          max={moment.today}
          required
        />
        <TextField
          label={t('creditForm.reference')}
          value={reference}
          maxLength={200}
          onChange={setReference}
        />
      </Pair>
    </FormDialog>
  );
}
