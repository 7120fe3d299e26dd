/** What the terms give, with the rule in words; or other due dates, with a reason. */
import type { ReactNode } from 'react';
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { IsoDate } from '../../../../domain/dates.ts';
import { formatAmount, formatDateWithDay, formatMoney } from '../../../format/format.ts';
import { SmallTable } from '../../../kit/explain/panel-parts.tsx';
import { DateField } from '../../../kit/fields/date-field.tsx';
import { MoneyField } from '../../../kit/fields/money-field.tsx';
import { ReasonField } from '../../../kit/fields/reason-field.tsx';
import { AddRow, RemoveRow, type Rows } from '../../../kit/form/rows.tsx';
import classes from './record.module.css';
import type { ToldOutput } from '../../../../contract/told.ts';

/** What the contract takes for the reason of other due dates. */
const MAX_DUE_REASON = 200;

export interface OwnDue {
  readonly dueOn: IsoDate | null;
  /** Minor units of the invoice's currency. */
  readonly grossMinor: number | null;
}
export const NO_DUE: OwnDue = { dueOn: null, grossMinor: null };

export function DueDates(props: {
  readonly preview: ToldOutput<'terms.preview'> | undefined;
  readonly currency: string;
  readonly grossMinor: number;
  readonly today: IsoDate;
  readonly issuedOn: IsoDate | null;
  /** Otherwise as the terms give. */
  readonly isOwn: boolean;
  readonly onIsOwn: (isOwn: boolean) => void;
  readonly own: Rows<OwnDue>;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}): ReactNode {
  const { t } = useTranslation('ledger');
  const { preview, currency, grossMinor, isOwn, own } = props;
  const sum = own.rows.reduce((total, one) => total + (one.grossMinor ?? 0), 0);
  const choose = (next: boolean): void => {
    if (next) own.replace(preview?.due ?? [{ ...NO_DUE, grossMinor }]);
    props.onIsOwn(next);
  };
  return (
    <div className={classes.termsBox}>
      {!isOwn && preview !== undefined && (
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
        label={t('invoiceForm.override')}
        checked={isOwn}
        onChange={(event) => choose(event.currentTarget.checked)}
      />
      {isOwn && (
        <>
          {own.rows.map((one) => (
            <div key={one.key} className={classes.ownDue}>
              <DateField
                label={t('invoiceForm.dueOn')}
                value={one.dueOn}
                onChange={(dueOn) => own.set(one.key, { dueOn })}
                today={props.today}
                {...(props.issuedOn !== null && { min: props.issuedOn })}
                required
              />
              <MoneyField
                label={t('invoiceForm.part')}
                value={one.grossMinor}
                onChange={(minor) => own.set(one.key, { grossMinor: minor })}
                currency={currency}
                isPositive
                required
              />
              {own.rows.length > 1 && (
                <RemoveRow
                  className={classes.beside}
                  label={t('invoiceForm.removePart')}
                  onRemove={() => own.remove(one.key)}
                />
              )}
            </div>
          ))}
          {sum !== grossMinor && (
            <p className={classes.sumOff} data-fault tabIndex={-1} role="alert">
              {t('invoiceForm.sumDiffers', {
                sum: formatMoney(sum, currency),
                gross: formatMoney(grossMinor, currency),
              })}
            </p>
          )}
          <AddRow
            onAdd={() =>
              own.add({
                dueOn: null,
                grossMinor: sum < grossMinor ? grossMinor - sum : null,
              })
            }
          >
            {t('invoiceForm.addPart')}
          </AddRow>
          <ReasonField
            label={t('invoiceForm.reason')}
            example={t('invoiceForm.reasonExample')}
            value={props.reason}
            onChange={props.onReason}
            maxLength={MAX_DUE_REASON}
            startsFocused={false}
          />
        </>
      )}
    </div>
  );
}
