/** After writing off together: what it was, and the way back for all of it. */
import type { ReactNode } from 'react';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../data/use-call.ts';
import { formatAmount } from '../../../format/format.ts';
import { SmallTable } from '../../../kit/explain/panel-parts.tsx';
import { ErrorState } from '../../../kit/states.tsx';
import classes from '../ledger.module.css';
import type { ToldOutput } from '../../../../contract/told.ts';

export function SmallBalancesDone(props: {
  readonly written: ToldOutput<'writeOffs.recordTogether'>;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation(['ledger', 'common']);
  const { written } = props;
  const undo = useAction('writeOffs.undoTogether');
  const isUndone = undo.value !== null;
  return (
    <Modal opened onClose={props.onClose} size={720} title={t('small.title')}>
      <Stack gap="sm">
        <Text role="status" fw={600}>
          {t(isUndone ? 'small.undone' : 'small.done', { count: written.length })}
        </Text>
        {!isUndone && (
          <div className={classes.small} tabIndex={0} role="region" aria-label={t('small.title')}>
            <SmallTable
              columns={[
                { header: t('small.number'), nowrap: true },
                { header: t('small.item') },
                { header: t('small.amount'), figure: true },
              ]}
              rows={written.map(({ number, item, currency, amountMinor }) => ({
                key: number,
                cells: [number, item, `${formatAmount(amountMinor, currency)} ${currency}`],
              }))}
            />
          </div>
        )}
        {undo.error !== null && <ErrorState error={undo.error} />}
        <Group gap="xs" justify="flex-end">
          {!isUndone && (
            <Button
              variant="default"
              loading={undo.isRunning}
              onClick={() =>
                void undo.run({
                  numbers: written.map(({ number }) => number),
                  reason: t('small.undoReason'),
                })
              }
            >
              {t('small.undo', { count: written.length })}
            </Button>
          )}
          <Button onClick={props.onClose} data-autofocus>
            {t('common:close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
