/** A line divided by hand: customers, their open items, discounts, another currency. */
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../../../contract/api.ts';
import { formatMoney } from '../../../format/format.ts';
import { PartForm } from './part-form.tsx';
import {
  emptyPart,
  leftOfLine,
  proposedParts,
  receiptParts,
  type SplitPart,
} from './split-plan.ts';
import classes from '../bank.module.css';
import type { BankLineDetail, LineProposal } from '../../../../contract/told.ts';

export function SplitForm(props: {
  readonly detail: BankLineDetail;
  /** Where the form begins; null: empty. */
  readonly from: LineProposal | null;
  readonly isRunning: boolean;
  /** Saving says that what stays on account is none of what a list settled. */
  readonly isOther: boolean;
  readonly onSave: (input: CallInput<'bank.accept'>, words: string) => void;
  readonly onBack: () => void;
}): ReactNode {
  const { t } = useTranslation('bank');
  const { line } = props.detail;
  const [parts, setParts] = useState<readonly SplitPart[]>(() =>
    props.from === null || props.from.kind === 'return'
      ? [emptyPart(0, line.leftMinor, line.currency)]
      : proposedParts(props.from, line.currency),
  );
  const settled = useMemo(
    () =>
      props.detail.proposals
        .flatMap(({ shares }) => shares)
        .filter(({ perListMinor }) => perListMinor > 0),
    [props.detail.proposals],
  );
  const [problems, setProblems] = useState<ReadonlyMap<number, boolean>>(new Map());
  const nextKey = useRef(parts.length);
  const left = leftOfLine(line.leftMinor, parts);
  const canSave = left >= 0 && parts.every((part) => problems.get(part.key) === false);

  const change = useCallback(
    (part: SplitPart) =>
      setParts((before) => before.map((one) => (one.key === part.key ? part : one))),
    [],
  );
  const judge = useCallback(
    (key: number, hasProblem: boolean) =>
      setProblems((before) =>
        before.get(key) === hasProblem ? before : new Map(before).set(key, hasProblem),
      ),
    [],
  );
  const add = (): void => {
    const key = nextKey.current;
    nextKey.current += 1;
    setParts((before) => [...before, emptyPart(key, Math.max(0, left), line.currency)]);
  };
  const save = (): void => {
    const given = parts.reduce((sum, part) => sum + (part.amountMinor ?? 0), 0);
    const amount = formatMoney(given, line.currency);
    props.onSave(
      { lineId: line.lineId, parts: [...receiptParts(parts, line.currency)], rule: '' },
      parts.length === 1
        ? t('done.accepted', { amount, name: parts[0]?.customer ?? '' })
        : t('done.split', { amount, count: parts.length }),
    );
  };

  return (
    <form
      className={classes.split}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) save();
      }}
      noValidate
    >
      <div className={classes.splitBody}>
        <div className={classes.sectionHead}>
          <h3>{t('split.title')}</h3>
          <Button variant="subtle" onClick={props.onBack}>
            {t('split.back')}
          </Button>
        </div>
        {parts.map((part, index) => (
          <PartForm
            key={part.key}
            part={part}
            line={line}
            settled={settled}
            isFirst={index === 0}
            onChange={change}
            onJudge={judge}
            onRemove={
              parts.length === 1
                ? null
                : () => setParts((before) => before.filter((one) => one.key !== part.key))
            }
          />
        ))}
        <Button variant="default" leftSection={<IconPlus size={14} />} onClick={add}>
          {t('split.add')}
        </Button>
      </div>
      <footer className={classes.actions}>
        <Button type="submit" size="sm" disabled={!canSave} loading={props.isRunning}>
          {t(props.isOther ? 'split.saveOther' : 'split.save')}
        </Button>
        <span role="status" className={left < 0 ? classes.danger : 'soft'}>
          {left === 0
            ? t('split.whole')
            : t(left > 0 ? 'split.left' : 'split.leftOver', {
                amount: formatMoney(Math.abs(left), line.currency),
              })}
        </span>
      </footer>
    </form>
  );
}
