/** The right side: the line whole, then its proposals or what became of it, then what can be done. */
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../data/call-error.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { ErrorState } from '../../../kit/states.tsx';
import { LineHead } from './line-head.tsx';
import { MatchesView } from '../matches-view.tsx';
import { MOST_PROPOSALS } from '../bank-keys.ts';
import { ProposalCard } from '../proposal-card.tsx';
import { SplitForm } from '../split/split-form.tsx';
import type { LineDoing } from '../actions/use-line-doing.ts';
import classes from '../bank.module.css';
import type { BankLineDetail } from '../../../../contract/told.ts';

export function LineView(props: {
  readonly detail: BankLineDetail;
  readonly doing: LineDoing;
  /** Of the last action on this line. */
  readonly error: CallError | null;
  readonly isRunning: boolean;
  /** Being read again; nothing is accepted until it is as the ledger stands now. */
  readonly isStale: boolean;
}): ReactNode {
  const { t } = useTranslation('bank');
  const { detail, doing, error, isRunning } = props;
  const { line, matches } = detail;
  const { isReplay } = useMoment();
  const proposals = detail.proposals.slice(0, MOST_PROPOSALS);
  const isOpen = line.leftMinor !== 0;
  const isIn = line.leftMinor > 0;
  return (
    <section
      className={classes.view}
      aria-label={t('line.label')}
      aria-busy={props.isStale || isRunning}
    >
      <div className={classes.viewBody} data-bank-line={line.lineId}>
        <LineHead detail={detail} />
        {error !== null && <ErrorState error={error} />}
        {matches.length > 0 && (
          <MatchesView detail={detail} isRunning={isRunning} onUndo={doing.undoLine} />
        )}
        {isOpen && !doing.isSplitting && (
          <div
            role={proposals.length > 0 ? 'radiogroup' : undefined}
            aria-label={proposals.length > 0 ? t('proposals.title') : undefined}
            className={classes.cards}
          >
            {proposals.map((proposal, index) => (
              <ProposalCard
                key={index}
                line={line}
                proposal={proposal}
                index={index}
                isChosen={index === doing.chosen}
                onChoose={() => doing.choose(index)}
              />
            ))}
            {proposals.length === 0 && (
              <div className={classes.noProposals}>
                <h3>{t(isIn ? 'proposals.none' : 'proposals.noneOut')}</h3>
                <p>{t(isIn ? 'proposals.noneText' : 'proposals.noneOutText')}</p>
              </div>
            )}
          </div>
        )}
        {isOpen && doing.isSplitting && (
          <SplitForm
            detail={detail}
            from={doing.proposal}
            isRunning={isRunning}
            isOther={doing.settledPerList !== null}
            onSave={doing.saveSplit}
            onBack={doing.endSplit}
          />
        )}
      </div>
      {isOpen && !doing.isSplitting && (
        <footer className={classes.actions}>
          {doing.proposal !== null && (
            <Action
              label={t(
                doing.proposal.kind === 'return' ? 'actions.acceptReturn' : 'actions.accept',
              )}
              hint="⏎"
              isMain
              disabled={isReplay}
              isRunning={isRunning}
              onClick={doing.accept}
            />
          )}
          {isIn && (
            <>
              <Action
                label={t('actions.split')}
                hint="s"
                disabled={isReplay}
                onClick={doing.split}
              />
              <Action
                label={t('actions.onAccount')}
                hint="a"
                disabled={isReplay}
                onClick={doing.askOnAccount}
              />
            </>
          )}
          <Action
            label={t('actions.aside')}
            hint="x"
            disabled={isReplay}
            onClick={doing.askAside}
          />
        </footer>
      )}
    </section>
  );
}

function Action(props: {
  readonly label: string;
  readonly hint: string;
  readonly disabled: boolean;
  readonly isMain?: boolean;
  readonly isRunning?: boolean;
  readonly onClick: () => void;
}): ReactNode {
  // A click leaves the focus on the button; Enter would then press it again instead of accepting.
  const [key, setKey] = useState(0);
  return (
    <Button
      key={key}
      size="sm"
      variant={props.isMain === true ? 'filled' : 'default'}
      disabled={props.disabled}
      loading={props.isRunning === true}
      rightSection={<kbd aria-hidden>{props.hint}</kbd>}
      onClick={() => {
        setKey((before) => before + 1);
        props.onClick();
      }}
    >
      {props.label}
    </Button>
  );
}
