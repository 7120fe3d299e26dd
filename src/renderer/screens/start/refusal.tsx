/** Why the first step was refused, beside the button that was pressed. */
import type { CallError } from '../../data/call-error.ts';
import { ErrorSentence } from '../../kit/states.tsx';

export function Refusal(props: { error: CallError | null }) {
  if (props.error === null) return null;
  return (
    <p role="alert" className="start-error">
      <ErrorSentence error={props.error} />
    </p>
  );
}
