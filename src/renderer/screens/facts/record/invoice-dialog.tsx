/** An invoice or debit note by hand: its due dates are shown, with their rule, before it is recorded. */
import { useState, type ReactNode } from 'react';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { IsoDate } from '../../../../domain/dates.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useWorkspace } from '../../../data/workspace.tsx';
import { useAction, useCall } from '../../../data/use-call.ts';
import { DateField } from '../../../kit/fields/date-field.tsx';
import { MoneyField } from '../../../kit/fields/money-field.tsx';
import { CurrencyField } from '../../../kit/fields/place-fields.tsx';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { FormDialog } from '../../../kit/form/form-dialog.tsx';
import { Pair } from '../../../kit/form/pair.tsx';
import { besides } from '../../../kit/form/placed-faults.ts';
import { useRows } from '../../../kit/form/rows.tsx';
import { DueDates, NO_DUE } from './due-dates.tsx';
import { goodsInput, GoodsLines, NO_GOODS } from './goods-lines.tsx';
import { WhoAndNumber } from './who-and-number.tsx';

export function InvoiceDialog(props: {
  readonly kind: 'invoice' | 'debit_note';
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('ledger');
  const { kind } = props;
  const moment = useMoment();
  const home = useWorkspace().ledger.currency;
  const record = useAction('invoices.record');
  const [customer, setCustomer] = useState<string | null>(null);
  const [number, setNumber] = useState('');
  const [issuedOn, setIssuedOn] = useState<IsoDate | null>(moment.today);
  const [deliveredOn, setDeliveredOn] = useState<IsoDate | null>(null);
  const [chosenCurrency, setCurrency] = useState<string | null>(null);
  const [gross, setGross] = useState<number | null>(null);
  const [typedTerms, setTerms] = useState<string | null>(null);
  const [po, setPo] = useState('');
  const [contract, setContract] = useState('');
  const [isOwn, setIsOwn] = useState(false);
  const own = useRows([], NO_DUE);
  const [reason, setReason] = useState('');
  const goods = useRows([], NO_GOODS);

  const detail = useCall(
    'customers.get',
    { ...moment.input, customer: customer ?? '' },
    { enabled: customer !== null },
  );
  const profile = detail.data?.profile;
  const currency = chosenCurrency ?? profile?.currency ?? home;
  // Where somebody is about to type, what the customer has agreed on does not come in between.
  const [heldTerms, holdTerms] = useState<string | null>(null);
  const terms = typedTerms ?? heldTerms ?? profile?.terms ?? '';
  const canPreview = issuedOn !== null && gross !== null && gross > 0 && terms.trim() !== '';
  const preview = useCall(
    'terms.preview',
    {
      text: terms,
      issuedOn: issuedOn ?? moment.today,
      deliveredOn,
      grossMinor: gross ?? 1,
      currency,
      country: profile?.country ?? null,
    },
    { enabled: canPreview, placeholderData: (before) => before },
  );
  const isSumOff = isOwn && own.rows.reduce((sum, one) => sum + (one.grossMinor ?? 0), 0) !== gross;
  const refused = besides(record.error, {
    number_taken: 'number',
    terms_unknown: 'terms',
    terms_invalid: 'terms',
  });

  const save = async (): Promise<void> => {
    if (customer === null || issuedOn === null || gross === null) return;
    const result = await record.run({
      kind,
      invoice: number,
      customer,
      issuedOn,
      deliveredOn,
      currency,
      grossMinor: gross,
      terms: canPreview ? (preview.data?.terms ?? null) : null,
      due: isOwn
        ? own.rows.flatMap(({ dueOn, grossMinor }) =>
            dueOn === null || grossMinor === null ? [] : [{ dueOn, grossMinor }],
          )
        : null,
      dueReason: isOwn ? reason : '',
      contract,
      po,
      lines: goodsInput(goods.rows),
    });
    if (!result.ok) return;
    notifications.show({
      message: t(`invoiceForm.done.${kind}`, { number: result.value.invoice }),
    });
    props.onClose();
  };

  return (
    <FormDialog
      title={t(`invoiceForm.title.${kind}`)}
      size={640}
      saving={{ error: refused.whole, isRunning: record.isRunning }}
      saveLabel={t(`invoiceForm.save.${kind}`)}
      cannotSave={isSumOff}
      onSave={() => void save()}
      onClose={props.onClose}
    >
      <WhoAndNumber
        customer={customer}
        onCustomer={setCustomer}
        numberLabel={t(`invoiceForm.number.${kind}`)}
        number={number}
        onNumber={setNumber}
        numberError={refused.wrong('number')}
      />
      <Pair>
        <DateField
          label={t('invoiceForm.issuedOn')}
          value={issuedOn}
          onChange={setIssuedOn}
          today={moment.today}
          max={moment.today}
          required
        />
        <DateField
          label={t('invoiceForm.deliveredOn')}
          value={deliveredOn}
          onChange={setDeliveredOn}
          today={moment.today}
        />
      </Pair>
      <Pair>
        <MoneyField
          label={t('invoiceForm.gross')}
          value={gross}
          onChange={setGross}
          currency={currency}
          isPositive
          required
        />
        <CurrencyField label={t('invoiceForm.currency')} value={currency} onChange={setCurrency} />
      </Pair>
      <TextField
        label={t('invoiceForm.terms')}
        placeholder={t('invoiceForm.termsExample')}
        description={terms.trim() === '' ? t('invoiceForm.termsHint') : undefined}
        value={terms}
        maxLength={200}
        onChange={setTerms}
        onFocus={() => holdTerms(terms)}
        onBlur={() => holdTerms(null)}
        error={
          (canPreview && !isOwn ? preview.error?.message : undefined) ?? refused.wrong('terms')
        }
      />
      {gross !== null && gross > 0 && (
        <DueDates
          preview={canPreview && preview.error === null ? preview.data : undefined}
          currency={currency}
          grossMinor={gross}
          today={moment.today}
          issuedOn={issuedOn}
          isOwn={isOwn}
          onIsOwn={setIsOwn}
          own={own}
          reason={reason}
          onReason={setReason}
        />
      )}
      <Pair>
        <TextField label={t('invoiceForm.po')} value={po} maxLength={60} onChange={setPo} />
        <TextField
          label={t('invoiceForm.contract')}
          value={contract}
          maxLength={60}
          onChange={setContract}
        />
      </Pair>
      <GoodsLines goods={goods} currency={currency} />
    </FormDialog>
  );
}
