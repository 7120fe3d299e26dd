/** One part of the profile: its title, its one action, and what is known; or why it is worth knowing. */
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
      {props.empty === undefined ? (
        props.children
      ) : (
        <div className={classes.empty}>{props.empty}</div>
      )}
      {props.dialog}
    </section>
  );
}

/** A sheet that is changed in one dialog; its button says what is added while nothing is known. */
export function EditedSheet(props: {
  readonly title: string;
  readonly isReadOnly: boolean;
  readonly editor: (onClose: () => void) => ReactNode;
  /** While nothing is known: why it is worth filling, and the word on the button. */
  readonly blank?: { readonly text: ReactNode; readonly add: string } | undefined;
  /** Before the button: what can be done without the dialog. */
  readonly shortcut?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation('profile');
  const [isOpen, setOpen] = useState(false);
  const { title, blank } = props;
  return (
    <Sheet
      title={title}
      {...(props.wide === true && { wide: true })}
      dialog={isOpen && props.editor(() => setOpen(false))}
      action={
        props.isReadOnly ? undefined : (
          <span className={classes.actions}>
            {props.shortcut}
            <Button
              size="compact-xs"
              variant="default"
              aria-label={blank === undefined ? `${t('change')}: ${title}` : blank.add}
              onClick={() => setOpen(true)}
            >
              {blank === undefined ? t('change') : blank.add}
            </Button>
          </span>
        )
      }
      {...(blank !== undefined && { empty: blank.text })}
    >
      {props.children}
    </Sheet>
  );
}
