/**
 * One value of the policy, changed where it stands. ↑ ↓ and Enter lead to the values above and below; what is
 * wrong is said under it.
 */
import { createContext, use, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { parseTypedTime } from '../../format/parse-time.ts';
import { valueAt } from './draft-path.ts';
import { shownValue, type ValueKind } from './policy-values.ts';
import { wrongAt, type Draft } from './use-draft.ts';
import classes from './policy.module.css';

/** Null in the past, where nothing can be changed. */
export const DraftContext = createContext<Draft | null>(null);

export function useDraftHere(): Draft {
  const draft = use(DraftContext);
  if (draft === null) throw new Error('a value of the policy stands within its draft');
  return draft;
}
export const ReadOnlyContext = createContext(false);

function readValue(typed: string, kind: ValueKind): unknown {
  const text = typed.trim().replace(/^[−–]/, '-');
  if (kind === 'time') return parseTypedTime(text) ?? typed;
  const decimal = text.replace(',', '.');
  if (kind === 'amount') return decimal === '' ? typed : decimal;
  const isNumber = /^-?\d+(\.\d+)?$/.test(decimal);
  if (!isNumber) return Number.NaN;
  return kind === 'chance' ? Number(decimal) / 100 : Number(decimal);
}

const FIELD = '[data-policy-value]';

/** To the field above or below; true where there is one. */
function moveFrom(field: HTMLElement, by: 1 | -1): boolean {
  const fields = [...document.querySelectorAll<HTMLInputElement>(FIELD)];
  const next = fields[fields.indexOf(field as HTMLInputElement) + by];
  next?.focus();
  next?.select();
  return next !== undefined;
}

function onKey(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const by =
    event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey)
      ? 1
      : event.key === 'ArrowUp' || event.key === 'Enter'
        ? -1
        : null;
  if (by !== null && moveFrom(event.currentTarget, by)) event.preventDefault();
}

export function ValueField(props: {
  readonly path: string;
  readonly kind: ValueKind;
  readonly label: string;
  readonly unit?: ReactNode;
  /** May be left empty; what counts then. */
  readonly otherwise?: string;
  /** What is kept of an empty one; left out: nothing, and `otherwise` counts. */
  readonly emptyIs?: null;
}): ReactNode {
  const { path, kind, label } = props;
  const draft = useDraftHere();
  const isReadOnly = use(ReadOnlyContext);
  const id = useId();
  const value = valueAt(draft.policy, path);
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = wrongAt(draft.faults, path);
  const isEmptyAllowed = props.otherwise !== undefined;
  const read = (text: string): unknown =>
    isEmptyAllowed && text.trim() === '' ? props.emptyIs : readValue(text, kind);
  // What was typed stands as it was typed for as long as it says the same.
  const text = typed !== null && Object.is(read(typed), value) ? typed : shownValue(value, kind);
  return (
    <span className={classes.value}>
      <span className={classes.valueLine}>
        <input
          className={classes.input}
          data-policy-value
          data-path={path}
          data-kind={kind}
          data-changed={!Object.is(value, valueAt(draft.base, path)) || undefined}
          aria-label={label}
          aria-invalid={wrong !== undefined}
          aria-describedby={wrong === undefined ? undefined : id}
          placeholder={props.otherwise}
          autoComplete="off"
          inputMode={kind === 'time' || kind === 'days' ? 'text' : 'decimal'}
          readOnly={isReadOnly}
          value={text}
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={onKey}
          onChange={(event) => {
            const { value: next } = event.currentTarget;
            setTyped(next);
            draft.set(path, read(next));
          }}
        />
        {props.unit !== undefined && <span className={classes.unit}>{props.unit}</span>}
      </span>
      {wrong !== undefined && (
        <span className={classes.wrong} id={id}>
          {wrong}
        </span>
      )}
    </span>
  );
}
