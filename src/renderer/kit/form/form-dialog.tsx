/**
 * The frame of every form: fields, what is wrong with the whole, Cancel and Save.
 *
 * Enter saves (Ctrl+Enter in a text of several lines). Save is greyed out only where it would do
 * nothing at all; pressed too early it says what is missing beside the field and goes there; in a form that the domain reads as a whole
 * (contact, contract) the domain's own sentences say it. Escape, X and a click beside the dialog ask
 * first when something was typed; Cancel means what it says.
 */
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Button, Modal, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../data/call-error.ts';
import { ErrorState } from '../states.tsx';
import { DialogFoot } from './dialog-foot.tsx';
import { FormContext } from './form-state.ts';
import classes from './form.module.css';

/** Where the cursor goes when Save was pressed too early; `data-fault` marks what is no field. */
const FAULT = '[aria-invalid="true"], [data-fault]';

export interface FormDialogProps {
  readonly title: ReactNode;
  /** What saving does, before the fields. */
  readonly text?: ReactNode;
  readonly size?: number;
  readonly saving: { readonly error: CallError | null; readonly isRunning: boolean };
  readonly onSave: () => void;
  readonly onClose: () => void;
  /** Something no single field knows is not right yet; it stands where the fields are. */
  readonly cannotSave?: boolean;
  /** Nothing is chosen yet: Save would do nothing. */
  readonly hasNothingToDo?: boolean;
  /** `onSave` reads the whole and says itself what is missing. */
  readonly isReadWhole?: boolean;
  readonly saveLabel?: string;
  /** Saving takes something away. */
  readonly isGrave?: boolean;
  /** At the left of the foot: what else can be done. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function FormDialog(props: FormDialogProps): ReactNode {
  const { t } = useTranslation('common');
  const { saving } = props;
  const form = useRef<HTMLFormElement>(null);
  const blocks = useRef(new Set<string>());
  const isTouched = useRef(false);
  const [tries, setTries] = useState(0);
  const [isLeaving, setLeaving] = useState(false);

  const block = useCallback((field: string) => {
    const { current } = blocks;
    current.add(field);
    return () => void current.delete(field);
  }, []);
  const isReadWhole = props.isReadWhole === true;
  const state = useMemo(
    () => ({ isTold: tries > 0, isReadWhole, block }),
    [tries, isReadWhole, block],
  );

  // After what is wrong has been drawn: of the fields, or of the answer.
  useEffect(() => {
    if (tries === 0 || saving.isRunning) return;
    form.current?.querySelector<HTMLElement>(FAULT)?.focus();
  }, [tries, saving.isRunning]);

  const submit = (): void => {
    if (saving.isRunning || props.hasNothingToDo === true) return;
    setTries(tries + 1);
    if (blocks.current.size === 0 && props.cannotSave !== true) props.onSave();
  };
  const leave = (): void => {
    if (!isTouched.current) props.onClose();
    else setLeaving(!isLeaving);
  };

  return (
    <Modal opened onClose={leave} size={props.size ?? 560} title={props.title}>
      <form
        ref={form}
        className={classes.form}
        noValidate
        onChange={() => {
          isTouched.current = true;
        }}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="sm">
          {props.text !== undefined && <p className={classes.text}>{props.text}</p>}
          <FormContext value={state}>{props.children}</FormContext>
          {saving.error !== null && <ErrorState error={saving.error} />}
          {isLeaving ? (
            <Leaving onStay={() => setLeaving(false)} onLeave={props.onClose} />
          ) : (
            <DialogFoot aside={props.aside}>
              <Button variant="default" onClick={props.onClose}>
                {t('cancel')}
              </Button>
              <Button
                type="submit"
                loading={saving.isRunning}
                disabled={props.hasNothingToDo === true}
                {...(props.isGrave === true && { color: 'red' })}
              >
                {props.saveLabel ?? t('save')}
              </Button>
            </DialogFoot>
          )}
        </Stack>
      </form>
    </Modal>
  );
}

/** The foot while it is asked; Escape once more goes back to where the cursor was. */
function Leaving(props: { readonly onStay: () => void; readonly onLeave: () => void }): ReactNode {
  const { t } = useTranslation('common');
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    stay.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <div className={classes.foot} role="alertdialog" aria-label={t('leaving.question')}>
      <div className={classes.aside}>
        <strong>{t('leaving.question')}</strong>
      </div>
      <Button variant="subtle" color="red" onClick={props.onLeave}>
        {t('leaving.leave')}
      </Button>
      <Button ref={stay} onClick={props.onStay}>
        {t('leaving.stay')}
      </Button>
    </div>
  );
}
