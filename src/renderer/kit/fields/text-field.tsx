/** One line of text. */
import { TextInput, type TextInputProps } from '@mantine/core';
import { useFieldCheck } from '../form/form-state.ts';

export interface TextFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'required'> {
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Spaces alone are nothing. */
  readonly required?: boolean;
}

export function TextField({ value, onChange, required = false, error, ...props }: TextFieldProps) {
  const missing = useFieldCheck({ isMissing: required && value.trim() === '' });
  return (
    <TextInput
      autoComplete="off"
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      {...props}
      required={required}
      value={value}
      error={error ?? missing}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
