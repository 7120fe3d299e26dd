/** After accepting together: how many, which were left and why, and the way back for all of them. */
import { useState, type ReactNode } from 'react';
import { Button, Group } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../../contract/api.ts';
import type { MatchRow } from '../../../../contract/calls/bank.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useAction } from '../../../data/use-call.ts';
import { formatMoney } from '../../../format/format.ts';
import { Screen } from '../../../frame/screen.tsx';
import { ErrorState } from '../../../kit/states.tsx';
import { navigate } from '../../../routing/router.tsx';
import { sentence } from '../proposal-input.ts';
import classes from '../bank.module.css';

export function SureDone(props: {
  readonly outcome: CallOutput<'bank.acceptTogether'>;
  readonly rows: readonly MatchRow[];
}): ReactNode {
  const { t } = useTranslation('bank');
  const { isReplay } = useMoment();
  const { accepted, skipped } = props.outcome;
  const undo = useAction('bank.undo');
  const [left, setLeft] = useState<readonly number[]>(accepted);
  const [isUndoing, setUndoing] = useState(false);
  const undoAll = async (): Promise<void> => {
    setUndoing(true);
    // The newest first, as they would be taken back one by one.
    for (const lineId of [...left].reverse()) {
      const result = await undo.run({ lineId, reason: t('actions.undo') });
      if (!result.ok) break;
      setLeft((before) => before.filter((one) => one !== lineId));
    }
    setUndoing(false);
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
        <IconCircleCheck size={34} stroke={1.4} aria-hidden />
        <h2 role="status">{t('sureList.done', { count: left.length })}</h2>
        {skipped.length > 0 && (
          <>
            <p>{t('sureList.skipped')}</p>
            <ul>
              {skipped.map(({ lineId, because }) => (
                <li key={lineId}>
                  {nameOf(lineId)}: {sentence(because)}
                </li>
              ))}
            </ul>
          </>
        )}
        {undo.error !== null && <ErrorState error={undo.error} />}
        <Group gap="xs">
          <Button onClick={() => navigate('/bank')}>{t('sureList.back')}</Button>
          <Button
            variant="default"
            disabled={isReplay || left.length === 0}
            loading={isUndoing}
            onClick={() => void undoAll()}
          >
            {t('sureList.undo')}
          </Button>
        </Group>
      </section>
    </Screen>
  );
}
