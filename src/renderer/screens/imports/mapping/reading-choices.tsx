/** Encoding, delimiter, date order, decimal mark, currency: what was decided, why, and otherwise. */
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  DATE_ORDERS,
  DECIMAL_MARKS,
  DELIMITERS,
  ENCODINGS,
  IMPORT_KINDS,
  type DateOrder,
  type DecimalMark,
  type Delimiter,
  type Encoding,
  type ImportKind,
  type ImportMapping,
} from '../../../../contract/calls/imports.ts';
import { isoDateOf, type IsoDate } from '../../../../domain/dates.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { DateField } from '../../../kit/fields/date-field.tsx';
import { CurrencyField } from '../../../kit/fields/place-fields.tsx';
import { useImport } from '../session.tsx';
import { SheetChoices } from './sheet-choices.tsx';
import type { Decision, Inspection } from '../../../../contract/told.ts';

/** What a table can be; files that say themselves what they are have no such choice. */
const TABLE_KINDS = IMPORT_KINDS.filter(
  (kind) => kind !== 'bank' && kind !== 'einvoice' && kind !== 'rates',
);
const DELIMITER_NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
const MARK_NAMES = { '.': 'point', ',': 'comma' } as const;

export function ReadingChoices(props: { inspection: Inspection; mapping: ImportMapping }) {
  const { inspection, mapping } = props;
  const { t } = useTranslation('imports');
  const { correct, readAgain } = useImport();
  const isWorkbook = inspection.sheets.length > 0;
  return (
    <section className="choices" aria-label={t('how.title')}>
      <Select
        label={t('kind.label')}
        value={mapping.kind}
        allowDeselect={false}
        data={TABLE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(value) => readAgain({ kind: value as ImportKind })}
      />
      <SheetChoices inspection={inspection} mapping={mapping} />
      {!isWorkbook && (
        <>
          <Choice
            label={t('how.encoding')}
            decision={inspection.encoding}
            value={mapping.encoding}
            options={ENCODINGS.map((value) => ({ value, label: t(`how.encodings.${value}`) }))}
            onChange={(encoding: Encoding) => readAgain({ encoding })}
          />
          <Choice
            label={t('how.delimiter')}
            decision={inspection.delimiter}
            value={mapping.delimiter}
            options={DELIMITERS.map((value) => ({
              value,
              label: t(`how.delimiters.${DELIMITER_NAMES[value]}`),
            }))}
            onChange={(delimiter: Delimiter) => readAgain({ delimiter })}
          />
        </>
      )}
      <Choice
        label={t('how.dateOrder')}
        decision={inspection.dateOrder}
        value={mapping.dateOrder}
        options={DATE_ORDERS.map((value) => ({ value, label: t(`how.dateOrders.${value}`) }))}
        onChange={(dateOrder: DateOrder) => correct({ ...mapping, dateOrder })}
      />
      <Choice
        label={t('how.decimalMark')}
        decision={inspection.decimalMark}
        value={mapping.decimalMark}
        options={DECIMAL_MARKS.map((value) => ({
          value,
          label: t(`how.decimalMarks.${MARK_NAMES[value]}`),
        }))}
        onChange={(decimalMark: DecimalMark) => correct({ ...mapping, decimalMark })}
      />
      {mapping.kind === 'invoice-list' && (
        <ListDay
          mapping={mapping}
          openingOn={inspection.openingOn}
          onChange={(snapshot) => correct({ ...mapping, snapshot })}
          onOpening={(openingOn) => readAgain({ openingOn })}
        />
      )}
      <CurrencyField
        label={t('how.currency')}
        value={mapping.currency}
        {...reasonOf(
          inspection.currency,
          mapping.currency,
          t('how.guessed'),
          t('columns.corrected'),
        )}
        onChange={(currency) => {
          if (currency !== null) correct({ ...mapping, currency });
        }}
      />
    </section>
  );
}

/** Whether it is a list of what is open, or of balances, and of which day. */
function ListDay(props: {
  mapping: ImportMapping;
  openingOn: IsoDate | null;
  onOpening: (on: IsoDate | null) => void;
  onChange: (snapshot: ImportMapping['snapshot']) => void;
}) {
  const { mapping, openingOn, onChange, onOpening } = props;
  const { t } = useTranslation('imports');
  const { today } = useMoment();
  const { shownPreview } = useImport();
  const { snapshot } = mapping;
  const isDay = snapshot !== 'auto' && snapshot !== 'no';
  const found = shownPreview?.comparison?.takenOn ?? today;
  return (
    <>
      <Select
        label={t('how.list.label')}
        value={openingOn !== null ? 'opening' : isDay ? 'day' : snapshot}
        allowDeselect={false}
        data={(['auto', 'day', 'no', 'opening'] as const).map((value) => ({
          value,
          label: t(`how.list.${value}`),
        }))}
        onChange={(value) => {
          if (value === 'opening') onOpening(found);
          else if (openingOn !== null) onOpening(null);
          else onChange(value === 'auto' || value === 'no' ? value : found);
        }}
      />
      {openingOn !== null && (
        <DateField
          label={t('how.list.on')}
          value={openingOn}
          today={today}
          max={today}
          onChange={(on) => {
            if (on !== null) onOpening(on);
          }}
        />
      )}
      {openingOn === null && isDay && (
        <DateField
          label={t('how.list.on')}
          value={isoDateOf(snapshot)}
          today={today}
          max={today}
          onChange={(on) => {
            if (on !== null) onChange(on);
          }}
        />
      )}
    </>
  );
}

/** The reason under a field; a guess asks to be looked at, a correction says whose it is. */
function reasonOf<T>(decision: Decision<T>, chosen: T, check: string, own: string) {
  const isOwn = decision.value !== chosen;
  const isGuess = decision.how === 'guessed' && !isOwn;
  return {
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as (
      | 'label'
      | 'input'
      | 'description'
      | 'error'
    )[],
    description: isOwn ? own : isGuess ? `${check}: ${decision.because}` : decision.because,
    'data-guessed': isGuess || undefined,
  };
}

function Choice<T extends string>(props: {
  label: string;
  decision: Decision<T>;
  value: T;
  options: { value: T; label: string }[];
  onChange: (value: T) => void;
}) {
  const { label, decision, value, options, onChange } = props;
  const { t } = useTranslation('imports');
  return (
    <Select
      label={label}
      value={value}
      data={options}
      allowDeselect={false}
      {...reasonOf(decision, value, t('how.guessed'), t('columns.corrected'))}
      onChange={(chosen) => {
        if (chosen !== null && chosen !== value) onChange(chosen as T);
      }}
    />
  );
}
