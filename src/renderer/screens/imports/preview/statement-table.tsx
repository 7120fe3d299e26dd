/** Statements of a bank file: balances, whether they add up, whether they follow what was known. */
import type { ReactNode } from 'react';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CONTINUITY } from '../../../../contract/calls/bank.ts';
import { engineSentence } from '../../../format/engine-sentence.ts';
import { formatAmount, formatDate } from '../../../format/format.ts';
import type { PreviewStatement } from '../../../../contract/told.ts';

type Continuity = (typeof CONTINUITY)[number];
const isContinuity = (text: string): text is Continuity =>
  (CONTINUITY as readonly string[]).includes(text);

export function StatementTable(props: {
  readonly statements: readonly PreviewStatement[];
}): ReactNode {
  const { t } = useTranslation('imports');
  return (
    <section aria-labelledby="statements-title">
      <h2 id="statements-title" className="import-heading">
        {t('statements.title')}
      </h2>
      <div className="column-scroll">
        <table className="draft-table statement-table">
          <thead>
            <tr>
              <th>{t('statements.account')}</th>
              <th>{t('statements.period')}</th>
              <th className="figure">{t('statements.opening')}</th>
              <th className="figure">{t('statements.in')}</th>
              <th className="figure">{t('statements.out')}</th>
              <th className="figure">{t('statements.closing')}</th>
              <th className="figure">{t('statements.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {props.statements.map((statement, index) => (
              <Statement key={index} statement={statement} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Statement(props: { readonly statement: PreviewStatement }): ReactNode {
  const { t } = useTranslation('imports');
  const { statement } = props;
  const { currency, continuity, because, fromOn, toOn, differenceMinor } = statement;
  const amount = (minor: number | null): ReactNode =>
    minor === null ? (
      <span className="faint">{t('statements.noBalance')}</span>
    ) : (
      formatAmount(minor, currency)
    );
  const isDoubt = continuity === 'gap' || continuity === 'overlap' || continuity === 'repeated';
  const Icon = isDoubt ? IconAlertTriangle : IconCheck;
  return (
    <>
      <tr className="statement-row">
        <td>
          <strong>
            {statement.accountName === '' ? statement.account : statement.accountName}
          </strong>{' '}
          <span className="faint">{currency}</span>
          <div className="faint">
            {[
              statement.accountName === '' ? '' : statement.account,
              statement.number === '' ? '' : t('statements.number', { number: statement.number }),
            ]
              .filter((one) => one !== '')
              .join(' · ')}
          </div>
        </td>
        <td>
          {[fromOn, toOn]
            .filter((day) => day !== null)
            .map(formatDate)
            .join(' – ')}
        </td>
        <td className="figure">{amount(statement.openingMinor)}</td>
        <td className="figure">{amount(statement.inMinor)}</td>
        <td className="figure">{amount(statement.outMinor)}</td>
        <td className="figure">{amount(statement.closingMinor)}</td>
        <td className="figure">
          {differenceMinor === null ? (
            <span className="faint">–</span>
          ) : differenceMinor === 0 ? (
            <span className="statement-good">
              <IconCheck size={14} stroke={1.8} aria-hidden /> {t('statements.addsUp')}
            </span>
          ) : (
            <strong className="statement-doubt">{formatAmount(differenceMinor, currency)}</strong>
          )}
        </td>
      </tr>
      <tr className="statement-note">
        <td colSpan={7} data-doubt={isDoubt || undefined}>
          <Icon size={14} stroke={1.8} aria-hidden />
          {because !== ''
            ? engineSentence(because)
            : isContinuity(continuity)
              ? t(`statements.continuity.${continuity}`)
              : continuity}{' '}
          · {t('statements.linesValue', { new: statement.newLines, all: statement.lines })}
        </td>
      </tr>
    </>
  );
}
