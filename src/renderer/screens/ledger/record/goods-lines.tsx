/** Lines of goods, so that purchases have a history; all of them may stay empty. */
import type { ReactNode } from 'react';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from '../ledger.module.css';

export interface GoodsLine {
  readonly key: number;
  readonly description: string;
  readonly quantity: string;
  readonly unit: string;
  readonly unitPrice: string;
}
type Field = Exclude<keyof GoodsLine, 'key'>;
const FIELDS: readonly Field[] = ['description', 'quantity', 'unit', 'unitPrice'];
const WIDTHS: Readonly<Record<Field, string>> = {
  description: 'auto',
  quantity: '92px',
  unit: '76px',
  unitPrice: '104px',
};

export function GoodsLines(props: {
  readonly lines: readonly GoodsLine[];
  readonly onChange: (lines: readonly GoodsLine[]) => void;
}): ReactNode {
  const { t } = useTranslation('ledger');
  const { lines, onChange } = props;
  const add = (): void =>
    onChange([
      ...lines,
      {
        key: Math.max(0, ...lines.map((line) => line.key)) + 1,
        description: '',
        quantity: '',
        unit: '',
        unitPrice: '',
      },
    ]);
  return (
    <div>
      {lines.length > 0 && (
        <table className={classes.goods}>
          <thead>
            <tr>
              {FIELDS.map((field) => (
                <th key={field} scope="col" style={{ width: WIDTHS[field] }}>
                  {t(`invoiceForm.${field}`)}
                </th>
              ))}
              <th style={{ width: 30 }} aria-label={t('invoiceForm.removeLine')} />
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key}>
                {FIELDS.map((field) => (
                  <td key={field}>
                    <TextInput
                      aria-label={t(`invoiceForm.${field}`)}
                      value={line[field]}
                      onChange={(event) => {
                        const { value } = event.currentTarget;
                        onChange(
                          lines.map((one) =>
                            one.key === line.key ? { ...one, [field]: value } : one,
                          ),
                        );
                      }}
                    />
                  </td>
                ))}
                <td>
                  <ActionIcon
                    aria-label={t('invoiceForm.removeLine')}
                    onClick={() => onChange(lines.filter((one) => one.key !== line.key))}
                  >
                    <IconX size={14} />
                  </ActionIcon>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button variant="subtle" leftSection={<IconPlus size={14} />} onClick={add}>
        {t('invoiceForm.addLine')}
      </Button>
    </div>
  );
}

/** Lines without a description say nothing and are left out. */
export const goodsInput = (lines: readonly GoodsLine[]) =>
  lines
    .filter((line) => line.description.trim() !== '')
    .map(({ description, quantity, unit, unitPrice }) => ({
      description,
      quantity,
      unit,
      unitPrice,
    }));
