/** A computed figure: dotted underline; a click opens where it comes from. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './explain.module.css';

export function Figure(props: {
  readonly onExplain: () => void;
  /** What the figure is, for a screen reader: "1–30, Müller GmbH". */
  readonly label?: string;
  readonly strong?: boolean;
  /** What the figure means, when the pointer rests on it; else that it can be explained. */
  readonly hint?: string;
  /** Outside a list, whose own keys reach its figures. */
  readonly inTabOrder?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation('explain');
  return (
    <button
      type="button"
      className={classes.figure}
      data-strong={props.strong === true || undefined}
      title={props.hint ?? t('open')}
      aria-label={
        props.label === undefined || typeof props.children !== 'string'
          ? undefined
          : `${props.label}: ${props.children}`
      }
      tabIndex={props.inTabOrder === true ? 0 : -1}
      onClick={(event) => {
        event.stopPropagation();
        props.onExplain();
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      {props.children}
    </button>
  );
}
