/** What the terms give, with the rule in words; or other due dates, with a reason. */
import type { ReactNode } from 'react';
import { ActionIcon, Button, Checkbox } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../../contract/api.ts';
import type { IsoDate } from '../../../../domain/dates.ts';
import type { CallError } from '../../../data/call-error.ts';
import { formatAmount, formatDateWithDay, formatMoney } from '../../../format/format.ts';
import { SmallTable } from '../../../kit/explain/panel-parts.tsx';
import { DateField } from '../../../kit/fields/date-field.tsx';
import { MoneyField } from '../../../kit/fields/money-field.tsx';
import { ReasonField } from '../../../kit/fields/reason-field.tsx';
import classes from '../ledger.module.css';

export interface OwnDue {
  readonly key: number;
  readonly dueOn: IsoDate | null;
  readonly grossMinor: number | null;
}

export function DueDates(props: {
  readonly preview: CallOutput<'terms.preview'> | undefined;
  readonly error: CallError | null;
  readonly currency: string;
  readonly grossMinor: number;
  readonly today: IsoDate;
  /** Null: as the terms give. */
  readonly own: readonly OwnDue[] | null;
  readonly onOwn: (own: readonly OwnDue[] | null) => void;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}): ReactNode {
  const { t } = useTranslation('ledger');
  const { preview, error, currency, grossMinor, own, onOwn } = props;
  const sum = (own ?? []).reduce((total, one) => total + (one.grossMinor ?? 0), 0);
  const begin = (): readonly OwnDue[] =>
    (preview?.due ?? [{ dueOn: props.today, grossMinor }]).map((one, key) => ({ ...one, key }));
  const change = (key: number, to: Partial<OwnDue>): void =>
    onOwn((own ?? []).map((one) => (one.key === key ? { ...one, ...to } : one)));
  return (
    <div className={classes.termsBox}>
      {own === null && error !== null && <p className={classes.doubt}>{error.message}</p>}
      {own === null && preview !== undefined && (
        <>
          <p>
            <strong>{preview.short}</strong> <span className="soft">{preview.because}</span>
          </p>
          <SmallTable
            columns={[
              { header: t('invoiceForm.dueOn') },
              { header: `${t('invoiceForm.part')} ${currency}`, figure: true },
            ]}
            rows={preview.due.map((one, index) => ({
              key: index,
              cells: [formatDateWithDay(one.dueOn), formatAmount(one.grossMinor, currency)],
            }))}
          />
          {preview.discount !== null && (
            <p className="soft">
              {t('invoiceForm.discount', {
                amount: formatMoney(preview.discount.amountMinor, currency),
                date: formatDateWithDay(preview.discount.untilOn),
              })}
            </p>
          )}
        </>
      )}
      <Checkbox
        mt={6}
        label={t('invoiceForm.override')}
        checked={own !== null}
        onChange={(event) => onOwn(event.currentTarget.checked ? begin() : null)}
      />
      {own !== null && (
        <>
          {own.map((one) => (
            <div key={one.key} className={classes.gridTwo} style={{ marginTop: 8 }}>
              <DateField
                label={t('invoiceForm.dueOn')}
                value={one.dueOn}
                onChange={(dueOn) => change(one.key, { dueOn })}
                today={props.today}
                required
              />
              <div style={{ display: 'flex', alignItems: 'flex-end', gap: 6 }}>
                <div style={{ flex: 1 }}>
                  <MoneyField
                    label={t('invoiceForm.part')}
                    value={one.grossMinor}
                    onChange={(minor) => change(one.key, { grossMinor: minor })}
                    currency={currency}
                    required
                  />
                </div>
                {own.length > 1 && (
                  <ActionIcon
                    aria-label={t('invoiceForm.removePart')}
                    onClick={() => onOwn(own.filter((other) => other.key !== one.key))}
                  >
                    <IconX size={14} />
                  </ActionIcon>
                )}
              </div>
            </div>
          ))}
          <Button
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={() =>
              onOwn([
                ...own,
                {
                  key: Math.max(...own.map((one) => one.key)) + 1,
                  dueOn: null,
                  grossMinor: Math.max(0, grossMinor - sum),
                },
              ])
            }
          >
            {t('invoiceForm.addPart')}
          </Button>
          {sum !== grossMinor && (
            <p className={classes.doubt}>
              {t('invoiceForm.sumDiffers', {
                sum: formatMoney(sum, currency),
                gross: formatMoney(grossMinor, currency),
              })}
            </p>
          )}
          <ReasonField
            label={t('invoiceForm.reason')}
            example={t('invoiceForm.reasonExample')}
            value={props.reason}
            onChange={props.onReason}
          />
        </>
      )}
    </div>
  );
}
