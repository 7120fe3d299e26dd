/** One clause of a contract: its number and words, and what its kind fixes. */
import type { ReactNode } from 'react';
import { NumberInput, Select, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MoneyField } from '../../../kit/fields/money-field.tsx';
import { TextField } from '../../../kit/fields/text-field.tsx';
import type { Placed } from '../../../kit/form/placed-faults.ts';
import { RemoveRow } from '../../../kit/form/rows.tsx';
import { CLAUSE_KINDS, type ClauseDraft } from './clause-draft.ts';
import classes from './contracts.module.css';

const BASES = ['due_date', 'invoice_date', 'delivery', 'demand', 'none'] as const;
const EXTENTS = ['simple', 'all_debts', 'extended'] as const;
const PERS = ['year', 'month'] as const;

interface Props {
  readonly draft: ClauseDraft;
  readonly nth: number;
  readonly currency: string;
  readonly wrong: Placed;
  readonly onChange: (change: Partial<ClauseDraft>) => void;
  readonly onRemove: () => void;
}

export function ClauseFields(props: Props): ReactNode {
  const { t } = useTranslation('contracts');
  const { draft, nth, wrong, onChange } = props;
  return (
    <fieldset className={classes.clauseForm}>
      <legend className="visually-hidden">{t('clause.nth', { nth })}</legend>
      <Select
        label={t('clause.kind')}
        allowDeselect={false}
        value={draft.kind}
        data={CLAUSE_KINDS.map((kind) => ({ value: kind, label: t(`clause.kinds.${kind}`) }))}
        onChange={(value) =>
          onChange({ kind: CLAUSE_KINDS.find((one) => one === value) ?? draft.kind })
        }
        error={wrong('kind')}
      />
      <TextField
        label={t('clause.number')}
        placeholder={t('clause.numberExample')}
        maxLength={40}
        value={draft.number}
        onChange={(number) => onChange({ number })}
        error={wrong('number')}
      />
      <KindFields {...props} />
      <RemoveRow
        className={classes.removeClause}
        label={t('clause.remove', { nth })}
        onRemove={props.onRemove}
      />
      <Textarea
        className={classes.wholeRow}
        label={t('clause.text')}
        placeholder={t('clause.textExample')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5000}
        value={draft.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
        error={wrong('text')}
      />
    </fieldset>
  );
}

function KindFields({ draft, currency, wrong, onChange }: Props): ReactNode {
  const { t } = useTranslation('contracts');
  const start = (isOptional: boolean): ReactNode => (
    <>
      <Select
        label={t('clause.startBase')}
        allowDeselect={false}
        value={draft.base}
        data={BASES.filter((base) => isOptional || base !== 'none').map((base) => ({
          value: base,
          label: t(`clause.bases.${base}`),
        }))}
        onChange={(value) => onChange({ base: BASES.find((one) => one === value) ?? draft.base })}
        error={wrong('from')}
      />
      {draft.base !== 'none' && days(t('clause.startDays'))}
    </>
  );
  const days = (label: string): ReactNode => (
    <NumberInput
      label={label}
      min={0}
      max={3650}
      allowDecimal={false}
      hideControls
      value={draft.days}
      onChange={(value) => onChange({ days: typeof value === 'number' ? value : 0 })}
      error={wrong('days')}
    />
  );
  const text = (field: 'ratePercent' | 'percent' | 'place' | 'law', at: string): ReactNode => (
    <TextField
      label={t(`clause.${field}`)}
      maxLength={200}
      value={draft[field]}
      onChange={(value) => onChange({ [field]: value })}
      {...(field.endsWith('ercent') && { rightSection: '%', inputMode: 'decimal' as const })}
      error={wrong(at)}
    />
  );
  switch (draft.kind) {
    case 'late_interest':
      return (
        <>
          {text('ratePercent', 'ratePercent')}
          <Select
            label={t('clause.per')}
            allowDeselect={false}
            value={draft.per}
            data={PERS.map((per) => ({ value: per, label: t(`clause.pers.${per}`) }))}
            onChange={(value) => onChange({ per: value === 'month' ? 'month' : 'year' })}
          />
          {start(false)}
        </>
      );
    case 'flat_fee':
      return (
        <MoneyField
          label={t('clause.amount')}
          value={draft.amountMinor}
          onChange={(amountMinor) => onChange({ amountMinor })}
          currency={currency}
          error={wrong('amountMinor')}
        />
      );
    case 'retention_of_title':
      return (
        <>
          <Select
            label={t('clause.extent')}
            allowDeselect={false}
            value={draft.extent}
            data={EXTENTS.map((one) => ({ value: one, label: t(`clause.extents.${one}`) }))}
            onChange={(value) =>
              onChange({ extent: EXTENTS.find((one) => one === value) ?? draft.extent })
            }
            error={wrong('extent')}
          />
          {start(true)}
        </>
      );
    case 'suspension_right':
      return start(true);
    case 'early_discount':
      return (
        <>
          {text('percent', 'percentBp')}
          {days(t('clause.days'))}
        </>
      );
    case 'jurisdiction':
      return text('place', 'place');
    case 'governing_law':
      return text('law', 'law');
    case 'other':
      return null;
  }
}
