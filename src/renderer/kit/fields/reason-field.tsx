/** Why something is corrected, disputed or cancelled, in the owner's words; always asked, never empty. */
import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFieldCheck } from '../form/form-state.ts';

/** What the contract takes for a reason. */
const MAX_REASON_LENGTH = 500;

export function ReasonField(props: {
  readonly label: string;
  readonly example: string;
  readonly value: string;
  readonly onChange: (reason: string) => void;
  /** Where the contract takes less. */
  readonly maxLength?: number;
  /** Off where another field of the dialog comes first. */
  readonly startsFocused?: boolean;
}): ReactNode {
  const wrong = useFieldCheck({ isMissing: props.value.trim() === '' });
  return (
    <Textarea
      label={props.label}
      placeholder={props.example}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      autosize
      minRows={2}
      maxLength={props.maxLength ?? MAX_REASON_LENGTH}
      required
      error={wrong}
      data-autofocus={props.startsFocused !== false || undefined}
    />
  );
}
