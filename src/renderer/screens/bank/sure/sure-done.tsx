/** After accepting together: how many, which were left and why, and the way back for all of them. */
import { useState, type ReactNode } from 'react';
import { Button, Group } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../../data/as-of.tsx';
import { useAction } from '../../../data/use-call.ts';
import { engineSentence } from '../../../format/engine-sentence.ts';
import { formatMoney } from '../../../format/format.ts';
import { JobProgress } from '../../../frame/bar/jobs-menu.tsx';
import { Screen } from '../../../frame/screen.tsx';
import { ErrorState } from '../../../kit/states.tsx';
import { navigate } from '../../../routing/router.tsx';
import classes from '../bank.module.css';
import type { MatchRow, ToldOutput } from '../../../../contract/told.ts';

export function SureDone(props: {
  readonly outcome: ToldOutput<'bank.acceptTogether'>;
  readonly rows: readonly MatchRow[];
}): ReactNode {
  const { t } = useTranslation('bank');
  const { isReplay } = useMoment();
  const { accepted, skipped, acceptedAt } = props.outcome;
  const undo = useAction('bank.undoTogether');
  const isUndone = undo.value !== null;
  /** Those that the undo was refused for; the others can go without them. */
  const [kept, setKept] = useState<readonly number[]>([]);
  const left = accepted.filter((lineId) => !kept.includes(lineId));
  const undoAll = async (): Promise<void> => {
    const result = await undo.run({ lineIds: left, acceptedAt, reason: t('actions.undo') });
    if (result.ok) return;
    const at = /^lineIds\.(\d+)$/.exec(result.error.at ?? '')?.[1];
    const refused = at === undefined ? undefined : left[Number(at)];
    if (refused !== undefined) setKept([...kept, refused]);
  };
  const nameOf = (lineId: number): string => {
    const line = props.rows.find((row) => row.line.lineId === lineId)?.line;
    return line === undefined
      ? String(lineId)
      : `${line.counterparty} ${formatMoney(line.amountMinor, line.currency)}`;
  };
  return (
    <Screen help="bank" title={t('sureList.title')}>
      <section className={classes.done}>
        {isUndone ? (
          <IconArrowBackUp size={34} stroke={1.4} aria-hidden />
        ) : (
          <IconCircleCheck size={34} stroke={1.4} aria-hidden />
        )}
        <h2 aria-live="polite">
          {t(isUndone ? 'sureList.undone' : 'sureList.done', {
            count: isUndone ? left.length : accepted.length,
          })}
        </h2>
        {skipped.length > 0 && !isUndone && (
          <>
            <p>{t('sureList.skipped')}</p>
            <ul>
              {skipped.map(({ lineId, because }) => (
                <li key={lineId}>
                  {nameOf(lineId)}: {engineSentence(because)}
                </li>
              ))}
            </ul>
          </>
        )}
        {undo.isRunning && (
          <div className={classes.progress}>
            <JobProgress job={undo.progress} />
          </div>
        )}
        {undo.error !== null && <ErrorState error={undo.error} />}
        <Group gap="xs">
          <Button onClick={() => navigate('/bank')}>{t('sureList.back')}</Button>
          {left.length > 0 && !isUndone && (
            <Button
              variant="default"
              disabled={isReplay}
              loading={undo.isRunning}
              onClick={() => void undoAll()}
            >
              {kept.length === 0
                ? t('sureList.undo')
                : t('sureList.undoOthers', { count: left.length })}
            </Button>
          )}
        </Group>
      </section>
    </Screen>
  );
}
