/** From which date days are counted and where the columns end, as one word; a click opens both. */
import { useState, type ReactNode } from 'react';
import { Button, Popover, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_AGING_LIMITS, type AgingBasis } from '../../../domain/aging.ts';
import { render } from '../../../domain/texts/render.ts';
import { readerLanguage } from '../../texts/i18n.ts';
import { parseLimits } from './aging-query.ts';

export function LimitsField(props: {
  readonly limits: readonly number[];
  readonly onLimits: (limits: readonly number[]) => void;
  readonly basis: AgingBasis;
  readonly onBasis: (basis: AgingBasis) => void;
}): ReactNode {
  const { t } = useTranslation('aging');
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const parsed = parseLimits(typed);
  const basisWord = t(props.basis === 'due' ? 'basisDue' : 'basisInvoice');
  const apply = (limits: readonly number[]): void => {
    props.onLimits(limits);
    setOpen(false);
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      onOpen={() => setTyped(props.limits.join(', '))}
      trapFocus
      position="bottom-start"
      width={300}
    >
      <Popover.Target>
        <Button
          variant="default"
          rightSection={<IconChevronDown size={13} />}
          onClick={() => {
            setTyped(props.limits.join(', '));
            setOpen(!isOpen);
          }}
          aria-label={`${t('limits')}: ${basisWord}, ${props.limits.join(', ')}`}
        >
          {`${basisWord}, ${props.limits.join(' · ')}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown data-popover-open>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (parsed.ok) apply(parsed.value);
          }}
        >
          <Stack gap="xs">
            <SegmentedControl
              aria-label={t('basis')}
              value={props.basis}
              onChange={(basis) => props.onBasis(basis as AgingBasis)}
              data={[
                { value: 'due', label: t('basisDue') },
                { value: 'invoice', label: t('basisInvoice') },
              ]}
            />
            <TextInput
              label={t('limitsTitle')}
              description={t('limitsHelp')}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              error={parsed.ok ? null : render(parsed.error, readerLanguage())}
              data-autofocus
            />
            <div style={{ display: 'flex', gap: 8 }}>
              <Button type="submit" disabled={!parsed.ok}>
                {t('limitsApply')}
              </Button>
              <Button variant="default" onClick={() => apply(DEFAULT_AGING_LIMITS)}>
                {t('limitsUsual')}
              </Button>
            </div>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
