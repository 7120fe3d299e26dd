/** One rate by hand, with the bank it comes from. */
import { useState, type ReactNode } from 'react';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { IsoDate } from '../../../../domain/dates.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useWorkspace } from '../../../data/workspace.tsx';
import { useAction } from '../../../data/use-call.ts';
import { formatDate } from '../../../format/format.ts';
import { DateField } from '../../../kit/fields/date-field.tsx';
import { CurrencyField } from '../../../kit/fields/place-fields.tsx';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { FormDialog } from '../../../kit/form/form-dialog.tsx';
import classes from './currencies.module.css';

const RATE = /^\d{1,12}(\.\d{1,10})?$/;

export function RateDialog(props: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('currencies');
  const { today } = useMoment();
  const home = useWorkspace().ledger.currency;
  const record = useAction('rates.record');
  const [base, setBase] = useState(home);
  const [currency, setCurrency] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [on, setOn] = useState<IsoDate | null>(today);
  const [source, setSource] = useState('');
  const rate = typed.trim().replace(',', '.');
  const isRate = RATE.test(rate);
  const { error } = record;
  const beside = (code: string, at: string): string | undefined =>
    error !== null && (error.code === code || error.at === at) ? error.message : undefined;
  const inCurrency = beside('same_currency', 'currency');
  const inRate = beside('rate_zero', 'rate');
  const inSource = beside('', 'source');
  const isPlaced = inCurrency !== undefined || inRate !== undefined || inSource !== undefined;
  return (
    <FormDialog
      title={t('recordTitle')}
      text={t('recordText')}
      saving={{ error: isPlaced ? null : error, isRunning: record.isRunning }}
      cannotSave={!isRate}
      onSave={() => {
        if (currency === null || on === null) return;
        void record.run({ base, currency, on, rate, source }).then((result) => {
          if (!result.ok) return;
          notifications.show({
            message: t('recorded', {
              base: result.value.base,
              rate: result.value.rate,
              currency: result.value.currency,
              date: formatDate(result.value.on),
            }),
          });
          props.onClose();
        });
      }}
      onClose={props.onClose}
    >
      <div className={classes.three}>
        <CurrencyField
          label={t('base')}
          value={base}
          onChange={(value) => setBase(value ?? base)}
        />
        <TextField
          label={t('is')}
          placeholder="1.0832"
          inputMode="decimal"
          required
          data-autofocus
          maxLength={24}
          value={typed}
          error={typed.trim() !== '' && !isRate ? t('needRate') : inRate}
          onChange={setTyped}
        />
        <CurrencyField
          label={t('in')}
          required
          value={currency}
          onChange={setCurrency}
          error={inCurrency}
        />
      </div>
      <div className={classes.two}>
        <DateField
          label={t('day')}
          value={on}
          onChange={setOn}
          today={today}
          max={today}
          required
        />
        <TextField
          label={t('sourceField')}
          placeholder={t('sourceExample')}
          required
          maxLength={120}
          value={source}
          error={inSource}
          onChange={setSource}
        />
      </div>
    </FormDialog>
  );
}
