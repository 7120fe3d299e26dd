/**
 * A list of open items compared with the ledger of its day: every difference with its reason, ticked where it is
 * proposed. What is ticked is recorded with the rows, by the same button, and undone with them.
 */
import { Checkbox, NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewComparison } from '../../../../contract/told.ts';
import { addDays, isoDateOf } from '../../../../domain/dates.ts';
import { formatAmount, formatDate } from '../../../format/format.ts';
import { DateField } from '../../../kit/fields/date-field.tsx';
import { useImport } from '../session.tsx';

type Proposal = PreviewComparison['proposals'][number];

export function ComparisonView(props: { readonly comparison: PreviewComparison }): ReactNode {
  const { t } = useTranslation('imports');
  const { takenOn, because, previousOn, agree, totals, proposals } = props.comparison;
  return (
    <section aria-labelledby="comparison-title">
      <h2 id="comparison-title" className="import-heading">
        {t('comparison.title', { day: formatDate(takenOn) })}
      </h2>
      <p className="soft">
        {because}
        {previousOn !== null && ` · ${t('comparison.previous', { day: formatDate(previousOn) })}`}
        {` · ${t('comparison.agree', { count: agree })}`}
      </p>
      <ul className="comparison-totals">
        {totals.map(({ currency, listMinor, beforeMinor, afterMinor }) => (
          <li key={currency}>
            {t('comparison.total', {
              currency,
              list: formatAmount(listMinor, currency),
              before: formatAmount(beforeMinor, currency),
              after: formatAmount(afterMinor, currency),
            })}
          </li>
        ))}
      </ul>
      {proposals.some(({ choices }) => choices.includes('receipt')) && (
        <ReceiptsDated comparison={props.comparison} />
      )}
      {proposals.length > 0 && (
        <ul className="comparison">
          {proposals.map((proposal) => (
            <Difference key={proposal.key} proposal={proposal} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Which day the receipts per list get. */
function ReceiptsDated({ comparison }: { readonly comparison: PreviewComparison }): ReactNode {
  const { t } = useTranslation('imports');
  const { datedOn, dateOn } = useImport();
  const { takenOn, previousOn } = comparison;
  const isDay = datedOn !== 'list' && datedOn !== 'due';
  return (
    <div className="comparison-dated">
      <NativeSelect
        size="xs"
        label={t('comparison.dated.label')}
        value={isDay ? 'day' : datedOn}
        data={(['list', 'due', 'day'] as const).map((value) => ({
          value,
          label: t(`comparison.dated.${value}`, { day: formatDate(takenOn) }),
        }))}
        onChange={({ currentTarget: { value } }) =>
          dateOn(value === 'list' || value === 'due' ? value : takenOn)
        }
      />
      {isDay && (
        <DateField
          label={t('comparison.dated.on')}
          value={isoDateOf(datedOn)}
          today={takenOn}
          max={takenOn}
          {...(previousOn === null ? {} : { min: addDays(previousOn, 1) })}
          onChange={(on) => {
            if (on !== null) dateOn(on);
          }}
        />
      )}
    </div>
  );
}

function Difference({ proposal }: { readonly proposal: Proposal }): ReactNode {
  const { t } = useTranslation('imports');
  const { choices, choose } = useImport();
  const { key, difference, number, customer, because, proposed } = proposal;
  const others = proposal.choices.filter((choice) => choice !== 'leave');
  const chosen = choices[key] ?? 'leave';
  const [first] = others;
  const name = t(`comparison.difference.${difference}`, { number, customer });
  if (first === undefined)
    return (
      <li>
        <span>{name}</span> <span className="soft">{because}</span>
      </li>
    );
  return (
    <li>
      <Checkbox
        label={name}
        description={because}
        checked={chosen !== 'leave'}
        onChange={(event) =>
          choose(
            key,
            event.currentTarget.checked ? (proposed === 'leave' ? first : proposed) : 'leave',
          )
        }
      />
      {others.length > 1 && chosen !== 'leave' ? (
        <NativeSelect
          size="xs"
          aria-label={t('comparison.how', { name })}
          value={chosen}
          data={others.map((choice) => ({
            value: choice,
            label: t(`comparison.choice.${choice}`),
          }))}
          onChange={(event) => {
            const wanted = others.find((choice) => choice === event.currentTarget.value);
            if (wanted !== undefined) choose(key, wanted);
          }}
        />
      ) : (
        <span className="soft">
          {t(`comparison.choice.${chosen === 'leave' ? first : chosen}`)}
        </span>
      )}
    </li>
  );
}
