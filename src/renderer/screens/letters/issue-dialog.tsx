/** The one step that cannot be taken back: says how many letters over how much, then issues them. */
import type { ReactNode } from 'react';
import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LetterRow } from '../../../contract/calls/letters.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { useWorkspace } from '../../data/workspace.tsx';
import { useAction } from '../../data/use-call.ts';
import { formatDateWithDay, formatDate, formatMoney } from '../../format/format.ts';
import { ErrorState } from '../../kit/states.tsx';
import type { RunInput } from './run/candidate-panel.tsx';
import type { LetterRequests } from './run/run-choice.ts';

export function IssueDialog(props: {
  readonly run: RunInput & { readonly issuedOn: IsoDate };
  readonly letters: LetterRequests;
  readonly totals: readonly { readonly currency: string; readonly totalMinor: number }[];
  /** The same for the same letters: a second press after a lost answer issues nothing twice. */
  readonly idempotencyKey: string;
  readonly onIssued: (letters: readonly LetterRow[]) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('letters');
  const issue = useAction('letters.issue');
  const { receiptsTo } = useWorkspace().ledger.freshness;
  const { letters, totals } = props;
  const count = letters.length;
  const { progress } = issue;

  const run = async (): Promise<void> => {
    const result = await issue.run({ ...props.run, letters, idempotencyKey: props.idempotencyKey });
    if (result.ok) props.onIssued(result.value);
  };

  return (
    <Modal
      opened
      onClose={() => {
        if (!issue.isRunning) props.onClose();
      }}
      closeOnClickOutside={false}
      withCloseButton={!issue.isRunning}
      title={t('issue.title', { count })}
    >
      <Stack gap="sm">
        <Text fz={13}>
          {t('issue.text', { count, date: formatDateWithDay(props.run.issuedOn) })}
        </Text>
        <div>
          <Text fz={12} c="dimmed">
            {t('issue.total')}
          </Text>
          {totals.map((total) => (
            <Text key={total.currency} fz={19} fw={620}>
              {formatMoney(total.totalMinor, total.currency)}
            </Text>
          ))}
        </div>
        <Text fz={13} c="dimmed">
          {t('issue.final')}
        </Text>
        <Text fz={13} c="dimmed">
          {receiptsTo === null
            ? t('issue.freshNone')
            : t('issue.fresh', { date: formatDate(receiptsTo) })}
        </Text>
        {issue.isRunning && (
          <div role="status">
            <Text fz={12} c="dimmed">
              {t('issue.working')}
              {progress !== null &&
                ` · ${
                  progress.total === null
                    ? t('issue.progressOpen', { done: progress.done })
                    : t('issue.progress', { done: progress.done, total: progress.total })
                }`}
            </Text>
            <Progress
              mt={4}
              value={
                progress?.total == null || progress.total === 0
                  ? 100
                  : (progress.done / progress.total) * 100
              }
              animated={progress?.total == null}
            />
          </div>
        )}
        {issue.error !== null &&
          (issue.error.code === 'cancelled' ? (
            <Text fz={13}>{t('issue.cancelled')}</Text>
          ) : (
            <ErrorState error={issue.error} />
          ))}
        <Group justify="flex-end" gap={8}>
          {issue.isRunning ? (
            <Button variant="default" onClick={issue.cancel}>
              {t('issue.cancel')}
            </Button>
          ) : (
            <Button variant="default" onClick={props.onClose}>
              {t('issue.back')}
            </Button>
          )}
          <Button onClick={() => void run()} loading={issue.isRunning} data-autofocus>
            {t('issue.confirm', { count })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
