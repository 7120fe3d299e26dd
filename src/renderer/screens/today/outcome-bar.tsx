/** Under the call sheet: what the call came to, one key each; what an outcome asks opens above it. */
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../data/as-of.tsx';
import type { NoticeOf } from '../../kit/notices/notice-dialog.tsx';
import { isOverTheScreen } from '../../kit/over-the-screen.ts';
import { isTyping } from '../../kit/table/view/grid-keys.ts';
import type { Sheet } from './call-sheet.tsx';
import { AskedForm } from './outcome-forms.tsx';
import { AT_ONCE, contactFact, OUTCOMES, SNOOZE_KEY, type Asked } from './outcomes.ts';
import { useOutcome } from './use-outcome.tsx';
import classes from './today.module.css';

const BUTTONS: readonly { readonly outcome: Asked; readonly key: string }[] = [
  ...OUTCOMES,
  { outcome: 'snooze', key: SNOOZE_KEY },
];

const focusList = (): void =>
  document.querySelector<HTMLElement>('#work [role="grid"]')?.focus({ preventScroll: true });

export function OutcomeBar(props: {
  readonly sheet: Sheet;
  /** Recorded: on to the next customer. */
  readonly onDone: () => void;
  readonly onUndone: (customer: string) => void;
  readonly onNotice: (of: NoticeOf) => void;
}): ReactNode {
  const { t } = useTranslation('today');
  const { sheet, onDone } = props;
  const { today } = useMoment();
  const recording = useOutcome(props.onUndone, props.onNotice);
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => {
    setAsked(null);
    recording.reset();
    focusList();
  };
  const done = (): void => {
    setAsked(null);
    onDone();
    focusList();
  };
  const start = async (next: Asked): Promise<void> => {
    if (recording.isRunning) return;
    recording.reset();
    const isReasonAsked = next === 'bad_moment' && sheet.reasonWanted !== null;
    if (next === 'snooze' || isReasonAsked || !AT_ONCE.has(next)) {
      // At once: the next key is the first of what is typed into it.
      flushSync(() => setAsked(next));
      return;
    }
    setAsked(null);
    const spoken = {
      customer: sheet.customer,
      on: today,
      person: sheet.person?.name ?? '',
    };
    if (await recording.record(next, sheet.name, [contactFact(spoken, next)])) done();
  };
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || document.querySelector('[aria-modal="true"]') !== null) return;
    if (isOverTheScreen(document.activeElement)) return;
    const found = BUTTONS.find(({ key }) => key === event.key)?.outcome;
    if (found === undefined) return;
    event.preventDefault();
    void start(found);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);

  return (
    <div className={classes.outcomes} role="toolbar" aria-label={t('outcome.bar')}>
      {asked !== null && (
        <AskedForm
          key={asked}
          asked={asked}
          sheet={sheet}
          recording={recording}
          onDone={done}
          onClose={close}
        />
      )}
      {BUTTONS.map(({ outcome, key }) => (
        <button
          key={outcome}
          type="button"
          className={classes.outcome}
          aria-keyshortcuts={key}
          data-open={asked === outcome || undefined}
          // No outcome: nothing was said.
          data-quiet={outcome === 'snooze' || undefined}
          onClick={() => void start(outcome)}
        >
          <kbd aria-hidden>{key}</kbd>
          <span>{t(`outcome.names.${outcome}`)}</span>
        </button>
      ))}
      {asked === null && recording.error !== null && (
        <p className={classes.wrong} role="alert">
          {recording.error.message}
        </p>
      )}
    </div>
  );
}
