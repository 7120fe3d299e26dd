/** After an import: three lines of what was found, and where to go from here. */
import { Button, Group } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../routing/router.tsx';
import { useImport } from './session.tsx';

export function DoneView() {
  const { t } = useTranslation(['imports', 'common']);
  const { outcome, leave } = useImport();
  if (outcome === null) return null;
  const { batch, invoices, customers, overdue, oldestDaysPastDue } = outcome;
  return (
    <section className="import-done" aria-labelledby="done-title">
      <IconCircleCheck size={34} stroke={1.4} aria-hidden />
      <h2 id="done-title">{t('imports:done.title', { fileName: batch.fileName })}</h2>
      <p className="import-done-lines">
        <span>
          {t('common:count.invoices', { count: invoices })},{' '}
          {t('common:count.customers', { count: customers })}
        </span>
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
      </p>
      {batch.refused > 0 && (
        <p className="soft">
          {t('imports:done.refused', { rows: t('common:count.rows', { count: batch.refused }) })}
        </p>
      )}
      <Group gap="xs" mt="sm">
        <Button
          size="sm"
          onClick={() => {
            leave();
            navigate('/aging');
          }}
        >
          {t('imports:done.aging')}
        </Button>
        <Button
          size="sm"
          variant="default"
          onClick={() => {
            leave();
            navigate('/customers');
          }}
        >
          {t('imports:done.customers')}
        </Button>
        <Button size="sm" variant="subtle" onClick={leave}>
          {t('imports:done.another')}
        </Button>
      </Group>
    </section>
  );
}
