/** Lines of goods, so that purchases have a history; there need not be any. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { parseTypedNumber } from '../../../format/parse-money.ts';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { useFieldCheck } from '../../../kit/form/form-state.ts';
import { AddRow, RemoveRow, type Row, type Rows } from '../../../kit/form/rows.tsx';
import classes from './record.module.css';

export interface GoodsLine {
  readonly description: string;
  readonly quantity: string;
  readonly unit: string;
  readonly unitPrice: string;
}
type Field = keyof GoodsLine;

/** With the width of its column and the most that the contract takes. */
const FIELDS = {
  description: { width: 'auto', most: 300 },
  quantity: { width: '84px', most: 40 },
  unit: { width: '76px', most: 20 },
  unitPrice: { width: '112px', most: 40 },
} as const satisfies Record<Field, unknown>;
const NAMES = Object.keys(FIELDS) as Field[];

export const NO_GOODS: GoodsLine = { description: '', quantity: '', unit: '', unitPrice: '' };

const isEmpty = (line: GoodsLine): boolean => NAMES.every((field) => line[field].trim() === '');

export function GoodsLines(props: {
  readonly goods: Rows<GoodsLine>;
  /** Of the unit prices. */
  readonly currency: string;
}): ReactNode {
  const { t } = useTranslation('ledger');
  const { goods, currency } = props;
  const word = (field: Field): string =>
    field === 'unitPrice' ? `${t('invoiceForm.unitPrice')} ${currency}` : t(`invoiceForm.${field}`);
  return (
    <div>
      {goods.rows.length > 0 && (
        <table className={classes.goods}>
          <thead>
            <tr>
              {NAMES.map((field) => (
                <th key={field} scope="col" style={{ width: FIELDS[field].width }}>
                  {word(field)}
                </th>
              ))}
              <th style={{ width: 30 }} aria-label={t('invoiceForm.removeLine')} />
            </tr>
          </thead>
          <tbody>
            {goods.rows.map((line) => (
              <tr key={line.key}>
                {NAMES.map((field) => (
                  <td key={field}>
                    <Cell
                      field={field}
                      line={line}
                      label={word(field)}
                      onChange={(value) => goods.set(line.key, { [field]: value })}
                    />
                  </td>
                ))}
                <td>
                  <RemoveRow
                    label={t('invoiceForm.removeLine')}
                    onRemove={() => goods.remove(line.key)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <AddRow onAdd={() => goods.add()}>{t('invoiceForm.addLine')}</AddRow>
    </div>
  );
}

function Cell(props: {
  readonly field: Field;
  readonly line: Row<GoodsLine>;
  readonly label: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const { t } = useTranslation(['ledger', 'common']);
  const { field, line } = props;
  const value = line[field];
  const isNumber = field === 'quantity' || field === 'unitPrice';
  const wrong = useFieldCheck({
    problem:
      isNumber && value.trim() !== '' && parseTypedNumber(value) === null
        ? t('common:field.notANumber')
        : null,
    // An empty line says nothing and is left out; one with a price and no goods is a slip.
    isMissing: field === 'description' && value.trim() === '' && !isEmpty(line),
  });
  return (
    <TextField
      aria-label={props.label}
      value={value}
      maxLength={FIELDS[field].most}
      onChange={props.onChange}
      error={wrong}
      {...(isNumber && {
        inputMode: 'decimal' as const,
        styles: { input: { textAlign: 'right' as const } },
      })}
      {...(field === 'description' && { autoFocus: value === '' })}
    />
  );
}

/** Numbers as digits and a point, whatever was typed. */
export const goodsInput = (lines: readonly GoodsLine[]) =>
  lines
    .filter((line) => !isEmpty(line))
    .map(({ description, quantity, unit, unitPrice }) => ({
      description,
      quantity: parseTypedNumber(quantity) ?? '',
      unit,
      unitPrice: parseTypedNumber(unitPrice) ?? '',
    }));
