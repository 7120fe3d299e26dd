/** One of a list, chosen by typing part of it: Enter takes the first that fits. */
import { Select, type SelectProps } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useFieldCheck } from '../form/form-state.ts';

export type SearchSelectProps = Omit<
  SelectProps<string>,
  'searchable' | 'selectFirstOptionOnChange' | 'onKeyDownCapture'
>;

/**
 * Mantine marks the first option when the text changes, and keeps its number in a timer: who types
 * faster than the options or the timer come finds an Enter that takes nothing (and sends the form).
 * So Enter is answered from what is in sight: the marked option, else the first. It never sends the
 * form.
 */
function takeInSight(event: KeyboardEvent<HTMLInputElement>): void {
  const input = event.currentTarget;
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  if (input.getAttribute('aria-expanded') !== 'true' || input.value === '') return;
  event.preventDefault();
  event.stopPropagation();
  takeOnceThere(input, MOST_LOOKS);
}

/** On a busy machine the options that were seen are being drawn anew when Enter comes. */
const MOST_LOOKS = 20;
const LOOK_AGAIN_MS = 25;

function takeOnceThere(input: HTMLInputElement, looks: number): void {
  const list = document.getElementById(input.getAttribute('aria-controls') ?? '');
  const option = ['selected', 'active', 'option']
    .map((mark) => list?.querySelector<HTMLElement>(`[data-combobox-${mark}]`))
    .find((found) => found != null);
  if (option !== undefined && option !== null) option.click();
  else if (looks > 0 && input.isConnected && input.getAttribute('aria-expanded') === 'true')
    setTimeout(() => takeOnceThere(input, looks - 1), LOOK_AGAIN_MS);
}

/**
 * What was chosen stays when it is chosen again; a field that may be empty says `clearable`. The list
 * opens by typing, an arrow or a click: whoever tabs through a form sees the form. A click marks what
 * stands there, so that the next letter begins a search.
 */
export function SearchSelect(props: SearchSelectProps) {
  const missing = useFieldCheck({
    isMissing: props.required === true && (props.value ?? null) === null,
  });
  return (
    <Select
      allowDeselect={false}
      autoComplete="off"
      openOnFocus={false}
      onClick={(event) => event.currentTarget.select()}
      {...props}
      error={props.error ?? missing}
      searchable
      selectFirstOptionOnChange={(props.data ?? []).length > 0}
      onKeyDownCapture={takeInSight}
    />
  );
}
