/** Days of the week as seven small switches: Tab to one, Space to turn it. */
import { Input } from '@mantine/core';
import type { ReactNode } from 'react';
import { WEEKDAYS, weekdayName } from '../../../format/weekdays.ts';
import classes from './week.module.css';

export function WeekdaysField(props: {
  readonly label: ReactNode;
  /** For a screen reader, when the label is not text of its own. */
  readonly name?: string;
  readonly value: readonly number[];
  readonly onChange: (weekdays: readonly number[]) => void;
  readonly description?: ReactNode;
  /** The first field of a dialog. */
  readonly startsFocused?: boolean;
  readonly error?: ReactNode;
}): ReactNode {
  const { label, name, value, onChange, description, error } = props;
  return (
    <Input.Wrapper
      size="xs"
      label={label}
      labelElement="div"
      description={description}
      error={error}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    >
      <div
        className={classes.weekdays}
        role="group"
        aria-label={name ?? (typeof label === 'string' ? label : undefined)}
      >
        {WEEKDAYS.map((day) => (
          <label key={day} className={classes.weekday} data-on={value.includes(day) || undefined}>
            <input
              type="checkbox"
              checked={value.includes(day)}
              aria-label={weekdayName(day, 'long')}
              data-autofocus={(props.startsFocused === true && day === WEEKDAYS[0]) || undefined}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? [...value, day].sort((a, b) => a - b)
                    : value.filter((one) => one !== day),
                )
              }
            />
            <span aria-hidden>{weekdayName(day)}</span>
          </label>
        ))}
      </div>
    </Input.Wrapper>
  );
}
