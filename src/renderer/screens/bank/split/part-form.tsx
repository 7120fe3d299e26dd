/** One customer's part of a line: how much, kept in which currency, applied to which open items. */
import { useEffect, useMemo, type ReactNode } from 'react';
import { ActionIcon, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BankLineRow, ProposedShare } from '../../../../contract/calls/bank.ts';
import { shortRate } from '../../../../domain/rates/rate-text.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useCall } from '../../../data/use-call.ts';
import { engineSentence } from '../../../format/engine-sentence.ts';
import { formatDate, formatMoney } from '../../../format/format.ts';
import { CustomerField } from '../../../kit/fields/customer-field.tsx';
import { MoneyField } from '../../../kit/fields/money-field.tsx';
import { Link } from '../../../routing/router.tsx';
import { ItemTable } from './item-table.tsx';
import { convertAt, partProblem, withSettled, type SplitPart } from './split-plan.ts';
import classes from '../bank.module.css';

export function PartForm(props: {
  readonly part: SplitPart;
  readonly line: BankLineRow;
  /** What lists settled and the line may replace. */
  readonly settled: readonly ProposedShare[];
  readonly isFirst: boolean;
  readonly onChange: (part: SplitPart) => void;
  /** Whether this part, as it stands, cannot be recorded. */
  readonly onJudge: (key: number, hasProblem: boolean) => void;
  readonly onRemove: (() => void) | null;
}): ReactNode {
  const { t } = useTranslation('bank');
  const { part, line, settled, onChange, onJudge } = props;
  const moment = useMoment();
  const detail = useCall(
    'customers.get',
    { ...moment.input, customer: part.customer ?? '' },
    { enabled: part.customer !== null },
  );
  const items = useMemo(
    () =>
      withSettled(detail.data?.openItems ?? [], settled, part.customer)
        .filter((item) => item.currency === part.currency)
        .sort((a, b) => (a.dueOn === b.dueOn ? a.itemId - b.itemId : a.dueOn < b.dueOn ? -1 : 1)),
    [detail.data, settled, part.customer, part.currency],
  );
  const currencies = [
    ...new Set([line.currency, ...(detail.data?.openItems ?? []).map((item) => item.currency)]),
  ];
  const isForeign = part.currency !== line.currency;
  const published = useCall(
    'rates.convert',
    {
      amountMinor: part.amountMinor ?? 0,
      from: line.currency,
      to: part.currency,
      on: line.bookedOn,
    },
    { enabled: isForeign && part.amountMinor !== null && part.rate.trim() === '' },
  );
  const budget = !isForeign
    ? part.amountMinor
    : part.amountMinor === null
      ? null
      : part.rate.trim() !== ''
        ? convertAt(part.amountMinor, line.currency, part.currency, part.rate.trim())
        : (published.data?.amountMinor ?? null);
  const open = useMemo(() => new Map(items.map((item) => [item.itemId, item.openMinor])), [items]);
  const problem = partProblem(part, budget, open);
  const isReading = part.customer !== null && detail.data === undefined;
  useEffect(
    () => onJudge(part.key, problem !== null || isReading),
    [onJudge, part.key, problem, isReading],
  );

  return (
    <section className={classes.part}>
      <div className={classes.partFields}>
        <CustomerField
          label={t('split.customer')}
          value={part.customer}
          data-autofocus={props.isFirst || undefined}
          autoFocus={props.isFirst && part.customer === null}
          onChange={(customer) => onChange({ ...part, customer, shares: new Map() })}
          error={detail.error?.message}
        />
        <MoneyField
          label={t('split.amount')}
          value={part.amountMinor}
          currency={line.currency}
          onChange={(amountMinor) => onChange({ ...part, amountMinor })}
        />
        {currencies.length > 1 && (
          <Select
            label={t('split.currency')}
            data={currencies}
            value={part.currency}
            allowDeselect={false}
            onChange={(currency) =>
              onChange({
                ...part,
                currency: currency ?? part.currency,
                rate: '',
                shares: new Map(),
              })
            }
          />
        )}
        {isForeign && (
          <TextInput
            label={t('split.rate', { from: line.currency, to: part.currency })}
            value={part.rate}
            placeholder={t('split.rateHint')}
            inputMode="decimal"
            onChange={(event) =>
              onChange({ ...part, rate: event.currentTarget.value.replace(',', '.') })
            }
          />
        )}
        {props.onRemove !== null && (
          <ActionIcon
            className={classes.partRemove}
            onClick={props.onRemove}
            aria-label={t('split.remove')}
          >
            <IconX size={15} />
          </ActionIcon>
        )}
      </div>
      {isForeign && budget !== null && (
        <p className={classes.cardNote}>
          {part.rate.trim() === '' && published.data !== undefined
            ? t('split.ratePublished', {
                rate: shortRate(published.data.rate),
                on: formatDate(published.data.rateOn),
                source: published.data.source,
                amount: formatMoney(budget, part.currency),
              })
            : t('split.rateOwn', { amount: formatMoney(budget, part.currency) })}
        </p>
      )}
      {isForeign && part.rate.trim() === '' && published.error !== null && (
        <p className={classes.cardCaution}>
          {engineSentence(published.error.message)}{' '}
          {published.error.code === 'no_rate' && (
            <Link to="/settings/currencies">{t('proposals.rates')}</Link>
          )}
        </p>
      )}
      {part.customer !== null && detail.data !== undefined && (
        <ItemTable
          part={part}
          items={items}
          budgetMinor={budget ?? 0}
          isForeign={isForeign}
          onChange={onChange}
        />
      )}
      {problem !== null && problem !== 'customer' && problem !== 'amount' && (
        <p className={classes.danger} role="alert">
          {t(`split.problems.${problem}`)}
        </p>
      )}
    </section>
  );
}
