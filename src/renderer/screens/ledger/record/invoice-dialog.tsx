/** An invoice or debit note by hand: its due dates are shown, with their rule, before it is recorded. */
import { useState, type ReactNode } from 'react';
import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { IsoDate } from '../../../../domain/dates.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useDesk } from '../../../data/desk.tsx';
import { useAction, useCall } from '../../../data/use-call.ts';
import { CustomerField } from '../../../kit/fields/customer-field.tsx';
import { DateField } from '../../../kit/fields/date-field.tsx';
import { MoneyField } from '../../../kit/fields/money-field.tsx';
import { CurrencyField } from '../../../kit/fields/place-fields.tsx';
import { ErrorState } from '../../../kit/states.tsx';
import { DueDates, type OwnDue } from './due-dates.tsx';
import { goodsInput, GoodsLines, type GoodsLine } from './goods-lines.tsx';
import classes from '../ledger.module.css';

export function InvoiceDialog(props: {
  readonly kind: 'invoice' | 'debit_note';
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('ledger');
  const { kind } = props;
  const moment = useMoment();
  const home = useDesk().ledger.currency;
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
  const [own, setOwn] = useState<readonly OwnDue[] | null>(null);
  const [reason, setReason] = useState('');
  const [lines, setLines] = useState<readonly GoodsLine[]>([]);

  const detail = useCall(
    'customers.get',
    { ...moment.input, customer: customer ?? '', timelineLimit: 1 },
    { enabled: customer !== null },
  );
  const profile = detail.data?.profile;
  const currency = chosenCurrency ?? profile?.currency ?? home;
  const terms = typedTerms ?? profile?.terms ?? '';
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
  const isOwnWhole =
    own === null ||
    (reason.trim() !== '' &&
      own.every((one) => one.dueOn !== null && one.grossMinor !== null && one.grossMinor > 0) &&
      own.reduce((sum, one) => sum + (one.grossMinor ?? 0), 0) === gross);
  const canSave =
    customer !== null &&
    number.trim() !== '' &&
    issuedOn !== null &&
    gross !== null &&
    gross > 0 &&
    isOwnWhole;

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
      due:
        own?.flatMap((one) =>
          one.dueOn === null || one.grossMinor === null
            ? []
            : [{ dueOn: one.dueOn, grossMinor: one.grossMinor }],
        ) ?? null,
      dueReason: own === null ? '' : reason,
      contract,
      po,
      lines: goodsInput(lines),
    });
    if (!result.ok) return;
    notifications.show({
      message: t(`invoiceForm.done.${kind}`, { number: result.value.invoice }),
    });
    props.onClose();
  };

  return (
    <Modal opened onClose={props.onClose} size={640} title={t(`invoiceForm.title.${kind}`)}>
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
              label={t('invoiceForm.customer')}
              value={customer}
              onChange={setCustomer}
              required
              data-autofocus
            />
            <TextInput
              label={t(`invoiceForm.number.${kind}`)}
              placeholder={t('invoiceForm.numberExample')}
              value={number}
              maxLength={60}
              onChange={(event) => setNumber(event.currentTarget.value)}
              required
            />
          </div>
          <div className={classes.gridTwo}>
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
          </div>
          <div className={classes.gridTwo}>
            <MoneyField
              label={t('invoiceForm.gross')}
              value={gross}
              onChange={setGross}
              currency={currency}
              required
            />
            <CurrencyField
              label={t('invoiceForm.currency')}
              value={currency}
              onChange={setCurrency}
            />
          </div>
          <TextInput
            label={t('invoiceForm.terms')}
            placeholder={t('invoiceForm.termsExample')}
            description={terms.trim() === '' ? t('invoiceForm.termsHint') : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={terms}
            maxLength={200}
            onChange={(event) => setTerms(event.currentTarget.value)}
          />
          {gross !== null && gross > 0 && (
            <DueDates
              preview={canPreview ? preview.data : undefined}
              error={canPreview ? preview.error : null}
              currency={currency}
              grossMinor={gross}
              today={moment.today}
              own={own}
              onOwn={setOwn}
              reason={reason}
              onReason={setReason}
            />
          )}
          <div className={classes.gridTwo}>
            <TextInput
              label={t('invoiceForm.po')}
              value={po}
              maxLength={200}
              onChange={(event) => setPo(event.currentTarget.value)}
            />
            <TextInput
              label={t('invoiceForm.contract')}
              value={contract}
              maxLength={60}
              onChange={(event) => setContract(event.currentTarget.value)}
            />
          </div>
          <GoodsLines lines={lines} onChange={setLines} />
          {record.error !== null && <ErrorState error={record.error} />}
          <Button type="submit" disabled={!canSave} loading={record.isRunning}>
            {t(`invoiceForm.save.${kind}`)}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
