/**
 * Terms as people write them, or begun from a kind; shown how they were read and which due dates an
 * invoice of today would get, before anything is saved.
 */
import { useEffect, type ReactNode } from 'react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Terms } from '../../../../domain/terms/terms.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useCall } from '../../../data/use-call.ts';
import { formatAmount, formatDateWithDay, formatMoney } from '../../../format/format.ts';
import { SmallTable } from '../../../kit/explain/panel-parts.tsx';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { exponentOf } from '../../../../domain/currencies.ts';
import { TERMS_BEGINNINGS } from './terms-beginnings.ts';
import classes from './contracts.module.css';

type Beginning = keyof typeof TERMS_BEGINNINGS;
const KINDS = Object.keys(TERMS_BEGINNINGS) as Beginning[];

export function TermsField(props: {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What the text was read as; null while it is not read, or cannot be. */
  readonly onTerms: (terms: Terms | null) => void;
  readonly currency: string;
  readonly country: string | null;
  readonly error: string | undefined;
}): ReactNode {
  const { t } = useTranslation('contracts');
  const { today } = useMoment();
  const { text, onTerms, currency } = props;
  const [settled] = useDebouncedValue(text.trim(), 150);
  const grossMinor = 1000 * 10 ** exponentOf(currency);
  const preview = useCall(
    'terms.preview',
    { text: settled, issuedOn: today, grossMinor, currency, country: props.country },
    { enabled: settled !== '', gcTime: 30_000 },
  );
  const read = settled === text.trim() && settled !== '' ? preview.data : undefined;
  const terms = read?.terms ?? null;
  useEffect(() => onTerms(terms), [terms, onTerms]);
  const refusal = settled === text.trim() && settled !== '' ? preview.error?.message : undefined;

  return (
    <div>
      <div className={classes.termsRow}>
        <TextField
          label={t('terms.label')}
          placeholder={t('terms.example')}
          required
          maxLength={200}
          value={text}
          error={refusal ?? props.error}
          onChange={props.onText}
        />
        <Select
          label={t('terms.kind')}
          value={null}
          placeholder="…"
          data={KINDS.map((kind) => ({ value: kind, label: t(`terms.kinds.${kind}`) }))}
          onChange={(value) => {
            const kind = KINDS.find((one) => one === value);
            if (kind === undefined) return;
            props.onText(
              kind === 'one_off' ? `due on ${today.slice(0, 4)}-12-31` : TERMS_BEGINNINGS[kind],
            );
          }}
        />
      </div>
      {read !== undefined && (
        <div className={classes.read} role="status">
          <p>
            {t('terms.readAs')} <strong>{read.short}</strong>
          </p>
          <p className="soft">{read.because}</p>
          <p className="soft">
            {t('terms.sample', {
              amount: formatMoney(grossMinor, currency),
              date: formatDateWithDay(today),
            })}
          </p>
          <SmallTable
            columns={[
              { header: t('terms.dueOn'), nowrap: true },
              { header: `${t('terms.part')} ${currency}`, figure: true },
            ]}
            rows={read.due.map((one, index) => ({
              key: index,
              cells: [formatDateWithDay(one.dueOn), formatAmount(one.grossMinor, currency)],
            }))}
          />
          {read.discount !== null && (
            <p className="soft">
              {t('terms.discount', {
                amount: formatMoney(read.discount.amountMinor, currency),
                date: formatDateWithDay(read.discount.untilOn),
              })}
            </p>
          )}
        </div>
      )}
    </div>
  );
}
