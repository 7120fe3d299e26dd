/** One part of the profile: its title, its one action, and what is known; or one line why it helps. */
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../profile.module.css';

export function Sheet(props: {
  readonly title: string;
  readonly action?: ReactNode;
  /** Why it is worth filling; shown instead of the children while nothing is known. */
  readonly empty?: ReactNode;
  readonly wide?: boolean;
  /** What lies over the workspace; there whether anything is known or not. */
  readonly dialog?: ReactNode;
  readonly children?: ReactNode;
}): ReactNode {
  if (props.empty !== undefined)
    return (
      <section className={classes.blank} aria-label={props.title}>
        <h3>{props.title}</h3>
        <p>{props.empty}</p>
        {props.action}
        {props.dialog}
      </section>
    );
  return (
    <section
      className={classes.sheet}
      data-wide={props.wide === true || undefined}
      aria-label={props.title}
    >
      <header className={classes.sheetHead}>
        <h2>{props.title}</h2>
        {props.action}
      </header>
      {props.children}
      {props.dialog}
    </section>
  );
}

/** The button of a part; while nothing is known all of them say the same word, and their name which. */
export const SheetButton = (props: {
  readonly isBlank: boolean;
  /** "Add a contact". */
  readonly add: string;
  readonly onClick: () => void;
}): ReactNode => {
  const { t } = useTranslation('profile');
  return (
    <Button size="compact-xs" variant="default" aria-label={props.add} onClick={props.onClick}>
      {props.isBlank ? t('add') : props.add}
    </Button>
  );
};

/** A sheet that is changed in one dialog; its button says what is added while nothing is known. */
export function EditedSheet(props: {
  readonly title: string;
  readonly isReadOnly: boolean;
  readonly editor: (onClose: () => void) => ReactNode;
  /** While nothing is known: why it is worth filling, and the name of the button. */
  readonly blank?: { readonly text: ReactNode; readonly add: string } | undefined;
  /** What its button says otherwise; left out: that it is changed. */
  readonly edit?: string;
  readonly wide?: boolean;
  /** Before the button: what can be done without the dialog. */
  readonly shortcut?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation('profile');
  const [isOpen, setOpen] = useState(false);
  const { title, blank } = props;
  const open = (): void => setOpen(true);
  return (
    <Sheet
      title={title}
      {...(props.wide === true && { wide: true })}
      dialog={isOpen && props.editor(() => setOpen(false))}
      action={
        props.isReadOnly ? undefined : (
          <span className={classes.actions}>
            {props.shortcut}
            {blank === undefined ? (
              <Button
                size="compact-xs"
                variant="default"
                {...(props.edit === undefined && { 'aria-label': `${t('change')}: ${title}` })}
                onClick={open}
              >
                {props.edit ?? t('change')}
              </Button>
            ) : (
              <SheetButton isBlank add={blank.add} onClick={open} />
            )}
          </span>
        )
      }
      {...(blank !== undefined && { empty: blank.text })}
    >
      {props.children}
    </Sheet>
  );
}
