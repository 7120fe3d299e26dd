/** After an import: what was found, and the next thing to do with it. */
import { Button, Group } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportOutcome } from '../../../contract/calls/imports.ts';
import { formatMoney } from '../../format/format.ts';
import { useWorkspace } from '../../data/workspace.tsx';
import { navigate } from '../../routing/router.tsx';
import { useFactsWords } from './facts-words.ts';
import { useSeveral } from './several/several.tsx';
import { useImport } from './session.tsx';
import { SetupList } from './setup-list.tsx';

export function DoneView() {
  const { t } = useTranslation(['imports', 'common']);
  const { outcome, leave } = useImport();
  const several = useSeveral();
  const { linesToMatch } = useWorkspace().ledger.freshness;
  if (outcome === null) return null;
  const { batch } = outcome;
  const goTo = (path: string): void => {
    leave();
    navigate(path);
  };
  const isBank = batch.facts.bankLines > 0;
  const isRates = batch.facts.rates > 0;
  return (
    <section className="import-done" aria-labelledby="done-title">
      <IconCircleCheck size={34} stroke={1.4} aria-hidden />
      <h2 id="done-title">{t('imports:done.title', { fileName: batch.fileName })}</h2>
      <p className="import-done-lines">
        {isBank || isRates ? <Brought outcome={outcome} /> : <Owed outcome={outcome} />}
      </p>
      {isBank && linesToMatch === 0 && <p className="soft">{t('imports:done.matchNone')}</p>}
      {isRates && <p className="soft">{t('imports:done.ratesDone')}</p>}
      {batch.refused > 0 && (
        <p className="soft">
          {t('imports:done.refused', { rows: t('common:count.rows', { count: batch.refused }) })}
        </p>
      )}
      <Group gap="xs" mt="sm">
        {several.files.length > 0 ? (
          <Button size="sm" onClick={leave}>
            {t('imports:several.back', { count: several.files.length })}
          </Button>
        ) : isBank && linesToMatch > 0 ? (
          <Button size="sm" onClick={() => goTo('/bank')}>
            {t('imports:done.match', { count: linesToMatch })}
          </Button>
        ) : isRates ? (
          <Button size="sm" onClick={() => goTo('/settings/currencies')}>
            {t('imports:done.rates')}
          </Button>
        ) : (
          <>
            <Button size="sm" onClick={() => goTo('/aging')}>
              {t('imports:done.aging')}
            </Button>
            <Button size="sm" variant="default" onClick={() => goTo('/customers')}>
              {t('imports:done.customers')}
            </Button>
          </>
        )}
        {several.files.length === 0 && (
          <Button size="sm" variant="subtle" onClick={leave}>
            {t('imports:done.another')}
          </Button>
        )}
      </Group>
      {!isBank && !isRates && several.files.length === 0 && <SetupList goTo={goTo} />}
    </section>
  );
}

/** What the file itself brought: `37 bank lines`. */
function Brought(props: { readonly outcome: ImportOutcome }) {
  const words = useFactsWords()(props.outcome.batch.facts);
  return (
    <>
      {words.map((one) => (
        <span key={one}>{one}</span>
      ))}
    </>
  );
}

/** `412 invoices: 193,947.65 EUR`, `3 credit notes: 1,200.00 EUR`, `61 customers`, `38 overdue, the oldest by 204 days`. */
function Owed(props: { readonly outcome: ImportOutcome }) {
  const { t } = useTranslation(['imports', 'common']);
  const { brought, customers, overdue, oldestDaysPastDue } = props.outcome;
  const kinds = [...new Set(brought.map(({ kind }) => kind))].map((kind) => {
    const those = brought.filter((one) => one.kind === kind);
    return {
      kind,
      count: those.reduce((sum, one) => sum + one.count, 0),
      amounts: those.map((one) => formatMoney(one.amountMinor, one.currency)).join(' + '),
    };
  });
  return (
    <>
      {kinds.map(({ kind, count, amounts }) => (
        <span key={kind}>
          {t('imports:done.brought', { what: t(`common:count.${kind}`, { count }), amounts })}
        </span>
      ))}
      <span>{t('common:count.customers', { count: customers })}</span>
      <span>
        {overdue === 0 ? (
          t('imports:done.noneOverdue')
        ) : (
          <>
            {t('imports:done.overdue', { count: overdue })},{' '}
            {t('imports:done.oldest', {
              days: t('common:count.days', { count: oldestDaysPastDue }),
            })}
          </>
        )}
      </span>
    </>
  );
}
