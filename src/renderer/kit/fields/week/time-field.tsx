/** A time of day as people type it: `9`, `9:30`, `0930`; shown as `09:30` when the field is left. */
import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { parseTypedTime } from '../../../format/parse-time.ts';
import { useFieldCheck } from '../../form/form-state.ts';

export function TimeField(props: {
  readonly label: ReactNode;
  readonly 'aria-label'?: string;
  /** `HH:MM`; null: none. What cannot be read is handed on as typed, so that saving is refused. */
  readonly value: string | null;
  readonly onChange: (time: string | null) => void;
  readonly error?: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const { value, onChange } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && typed.trim() !== '' && parseTypedTime(typed) === null;
  const wrong = useFieldCheck({
    problem: isWrong ? t('field.notATime', { typed }) : null,
    isMissing: false,
  });
  return (
    <TextInput
      label={props.label}
      aria-label={props['aria-label']}
      placeholder="09:30"
      maxLength={8}
      value={typed ?? value ?? ''}
      error={wrong ?? props.error}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange(text.trim() === '' ? null : (parseTypedTime(text) ?? text));
      }}
      onBlur={() => {
        if (!isWrong) setTyped(null);
      }}
    />
  );
}
