/** The customer's open items of one currency: ticked ones take money, discount, charge. */
import type { ReactNode } from 'react';
import { Button, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatAmount, formatDate, formatMoney } from '../../../format/format.ts';
import { AmountCell } from './amount-cell.tsx';
import {
  changeShare,
  fillOldest,
  restOf,
  type ItemToPay,
  takenOff,
  toggleItem,
  type SplitPart,
  type SplitShare,
} from './split-plan.ts';
import classes from '../bank.module.css';

export function ItemTable(props: {
  readonly part: SplitPart;
  /** Oldest due first, all of the part's currency. */
  readonly items: readonly ItemToPay[];
  /** The part's money in that currency. */
  readonly budgetMinor: number;
  readonly isForeign: boolean;
  readonly onChange: (part: SplitPart) => void;
}): ReactNode {
  const { t } = useTranslation('bank');
  const { part, items, budgetMinor, isForeign, onChange } = props;
  const rest = restOf(part, budgetMinor);
  if (items.length === 0)
    return <p className={classes.cardNote}>{t('split.noItems', { currency: part.currency })}</p>;
  const fields: readonly (keyof SplitShare)[] = isForeign
    ? ['amountMinor', 'discountMinor', 'chargeMinor', 'differenceMinor']
    : ['amountMinor', 'discountMinor', 'chargeMinor'];
  const names: Readonly<Record<keyof SplitShare, string>> = {
    amountMinor: t('split.applied'),
    discountMinor: t('split.discount'),
    chargeMinor: t('split.charge'),
    differenceMinor: t('split.difference'),
  };
  return (
    <div className={classes.itemScroll}>
      <table className={classes.items}>
        <thead>
          <tr>
            <th scope="col">{t('split.item')}</th>
            <th scope="col">{t('split.due')}</th>
            <th scope="col" className="figure">
              {t('split.open')} {part.currency}
            </th>
            {fields.map((field) => (
              <th key={field} scope="col" className="figure">
                {names[field]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const share = part.shares.get(item.itemId);
            const isOver = share !== undefined && takenOff(share) > item.openMinor;
            return (
              <tr key={item.itemId} data-over={isOver || undefined}>
                <td>
                  <Checkbox
                    label={item.item}
                    aria-label={t('split.pick', { item: item.item })}
                    checked={share !== undefined}
                    onChange={() => onChange(toggleItem(part, item, budgetMinor))}
                  />
                </td>
                <td>{formatDate(item.dueOn)}</td>
                <td className="figure">
                  {formatAmount(item.openMinor, item.currency)}
                  {item.perListMinor > 0 && (
                    <div className="soft">
                      {t('split.perList', {
                        amount: formatAmount(item.perListMinor, item.currency),
                      })}
                    </div>
                  )}
                </td>
                {fields.map((field) => (
                  <td key={field} className="figure">
                    {share !== undefined && (
                      <AmountCell
                        label={`${names[field]}, ${item.item}`}
                        currency={item.currency}
                        minor={share[field]}
                        isNarrow={isForeign}
                        onChange={(minor) =>
                          onChange(changeShare(part, item.itemId, { [field]: minor }))
                        }
                      />
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={3}>
              <Button
                variant="subtle"
                size="compact-xs"
                onClick={() => onChange(fillOldest(part, items, budgetMinor))}
              >
                {t('split.oldest')}
              </Button>
              <Button
                variant="subtle"
                size="compact-xs"
                disabled={part.shares.size === 0}
                onClick={() => onChange({ ...part, shares: new Map() })}
              >
                {t('split.clear')}
              </Button>
            </td>
            <td colSpan={fields.length} className={rest < 0 ? classes.danger : undefined}>
              {rest < 0
                ? t('split.over', { amount: formatMoney(-rest, part.currency) })
                : `${t('split.rest')}: ${formatMoney(rest, part.currency)}`}
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
