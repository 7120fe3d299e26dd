/** `EUR: ledger 5,725.06 = report 5,725.06, difference 0.00`, or loudly that it is not so. */
import type { ReactNode } from 'react';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TieOutLine as Line } from '../../../domain/aging-report.ts';
import { formatAmount, formatMoney } from '../../format/format.ts';
import classes from '../../kit/explain/explain.module.css';

export function TieOutLine(props: { readonly line: Line }): ReactNode {
  const { t } = useTranslation('aging');
  const { currency, ledgerMinor, reportMinor, differenceMinor } = props.line;
  const parts = {
    currency,
    ledger: formatAmount(ledgerMinor, currency),
    report: formatAmount(reportMinor, currency),
    difference: formatAmount(differenceMinor, currency),
  };
  if (differenceMinor !== 0)
    return (
      <span
        className={classes.tie}
        role="alert"
        style={{ color: 'var(--danger)', fontWeight: 600 }}
      >
        <IconAlertTriangle size={14} aria-hidden />
        {t('tieOutWrong', parts)}
      </span>
    );
  return (
    <span className={classes.tie}>
      <IconCheck size={14} color="var(--good)" aria-hidden />
      {t('tieOutLine', parts)}
    </span>
  );
}

/** One sentence of the currency that is shown; a currency that does not tie out is always named. */
export function TieOutNote(props: {
  readonly lines: readonly Line[];
  readonly shown: string | null;
}): ReactNode {
  const { t } = useTranslation('aging');
  const wrong = props.lines.filter((line) => line.differenceMinor !== 0);
  const lines =
    wrong.length > 0
      ? wrong
      : props.lines.filter((line) => props.shown === null || line.currency === props.shown);
  const [only] = lines;
  if (only === undefined) return null;
  if (lines.length === 1 || wrong.length > 0)
    return lines.map((line) => <TieOutLine key={line.currency} line={line} />);
  const sums = lines.map((line) => formatMoney(line.ledgerMinor, line.currency)).join(' · ');
  return (
    <span className={classes.tie}>
      <IconCheck size={14} color="var(--good)" aria-hidden />
      {t('tieOutAll', { sums, difference: formatAmount(0, only.currency) })}
    </span>
  );
}
