/**
 * What an outcome asks, over the call sheet: a few fields, what happens next, Cancel and Save. Enter saves,
 * Escape leaves; what is wrong stands beside its field.
 */
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Button, FocusTrap } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../data/call-error.ts';
import { FormContext } from '../../kit/form/form-state.ts';
import { ErrorSentence } from '../../kit/states.tsx';
import classes from './today.module.css';

const STARTS = '[data-autofocus]';

export function OutcomeForm(props: {
  readonly title: string;
  readonly saveLabel: string;
  readonly isRunning: boolean;
  /** About no single field. */
  readonly error: CallError | null;
  /** What follows, in the quiet box above the buttons. */
  readonly follows?: ReactNode;
  /** Below the fields, as wide as they are together. */
  readonly asks?: ReactNode;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const blocks = useRef(new Set<string>());
  const [isTold, setTold] = useState(false);
  const block = useCallback((field: string) => {
    const { current } = blocks;
    current.add(field);
    return () => void current.delete(field);
  }, []);
  const state = useMemo(() => ({ isTold, isReadWhole: false, block }), [isTold, block]);
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>(STARTS)?.focus();
  }, []);
  const submit = (): void => {
    if (props.isRunning) return;
    setTold(true);
    if (blocks.current.size === 0) props.onSave();
    else
      window.setTimeout(() =>
        form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      );
  };
  return (
    <FocusTrap active>
      <div
        className={classes.popover}
        role="dialog"
        aria-label={props.title}
        data-popover-open
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          event.preventDefault();
          event.stopPropagation();
          props.onClose();
        }}
      >
        <form
          ref={form}
          noValidate
          // The trap focuses the start a moment later, twice: by then a quick hand may be in the next field.
          onFocus={({ target }) => {
            form.current?.querySelector(STARTS)?.removeAttribute('data-autofocus');
            target.setAttribute('data-autofocus', '');
          }}
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <header>
            <h3>{props.title}</h3>
            <kbd aria-hidden>Esc</kbd>
          </header>
          <FormContext value={state}>
            {props.children}
            {props.asks}
          </FormContext>
          {props.follows !== undefined && props.follows !== null && (
            <div className={classes.follows}>{props.follows}</div>
          )}
          {props.error !== null && (
            <p className={classes.wrong} role="alert">
              <ErrorSentence error={props.error} />
            </p>
          )}
          <footer>
            <Button variant="default" onClick={props.onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={props.isRunning} rightSection={<kbd aria-hidden>↵</kbd>}>
              {props.saveLabel}
            </Button>
          </footer>
        </form>
      </div>
    </FocusTrap>
  );
}
