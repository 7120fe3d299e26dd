/** The strongest signal of a customer that asks for a look; a click leads to it. None: nothing. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { engineSentence } from '../../format/engine-sentence.ts';
import { Chip } from '../../kit/chip.tsx';
import { Link, pathTo } from '../../routing/router.tsx';
import { isInInbox, kindWords } from './signal-words.ts';

export function SignalChip(props: { readonly customer: string }): ReactNode {
  const { t } = useTranslation('signals');
  const { input } = useMoment();
  const rows = useCall('signals.list', { ...input, customer: props.customer }).data;
  // That something is late is what the sheet begins with.
  const row = rows?.find((one) => isInInbox(one) && one.kind !== 'late_now');
  if (row === undefined) return null;
  return (
    <Link
      className="quiet-link"
      to={pathTo(['signals'], { signal: row.key })}
      title={engineSentence(row.because)}
    >
      <Chip tone={row.class === 'severe' ? 'event' : 'plain'}>{kindWords(row.kind, t)}</Chip>
    </Link>
  );
}
