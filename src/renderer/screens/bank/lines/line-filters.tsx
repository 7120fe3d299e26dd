/** Which lines are listed: matched or not, in or out, of which account, with which words. */
import { use, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Kbd, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../../data/use-call.ts';
import { formatCount } from '../../../format/format.ts';
import { SMALL_WINDOW } from '../../../frame/screen.tsx';
import { BarSlotContext } from '../../../kit/table/view/bar-slot.ts';
import { useSlashFocus } from '../../../kit/table/view/grid-keys.ts';
import { SHOWS, WAYS, type Lines, type Show, type Way } from './use-lines.ts';
import classes from '../bank.module.css';

const STATEMENTS_LOOKED_AT = 500;
/** A chooser cannot hold `null` as one of its choices. */
const EVERY_ACCOUNT = '*';

interface ChoiceProps {
  readonly lines: Lines;
  /** Back to the list, so that its keys work again. */
  readonly onDone: () => void;
}

/** In the title row: matched or not, in or out. */
export function LineChoice(props: ChoiceProps): ReactNode {
  const { t } = useTranslation('bank');
  const { lines, onDone } = props;
  return (
    <>
      <SegmentedControl
        aria-label={t('show.label')}
        value={lines.show}
        onChange={(value) => {
          lines.setShow(value as Show);
          onDone();
        }}
        data={SHOWS.map((value) => ({
          value,
          label:
            value === 'open' && lines.openIn > 0
              ? `${t('show.open')} ${formatCount(lines.openIn)}`
              : t(`show.${value}`),
        }))}
      />
      <Select
        aria-label={t('way.label')}
        w={124}
        value={lines.way}
        allowDeselect={false}
        data={WAYS.map((value) => ({ value, label: t(`way.${value}`) }))}
        onChange={(value) => {
          lines.setWay(value as Way);
          onDone();
        }}
      />
    </>
  );
}

/** With which words, of which account: over the list, and in a small window where all tools are. */
export function LineFilters(props: ChoiceProps): ReactNode {
  const { t } = useTranslation('bank');
  const { lines, onDone } = props;
  const field = useRef<HTMLInputElement>(null);
  const folds = useMediaQuery(SMALL_WINDOW, undefined, { getInitialValueInEffect: false });
  const slot = use(BarSlotContext);
  useSlashFocus(field, folds ? slot?.reveal : undefined);
  const statements = useCall('bank.statements', { limit: STATEMENTS_LOOKED_AT });
  const accounts = new Map(
    (statements.data?.rows ?? []).map((row) => [
      row.account,
      row.accountName === '' ? row.account : row.accountName,
    ]),
  );
  const filters = (
    <div className={classes.filters} data-in-head={folds || undefined}>
      <TextInput
        ref={field}
        value={lines.search}
        placeholder={t('search')}
        aria-label={t('search')}
        leftSection={<IconSearch size={14} stroke={1.7} />}
        rightSection={lines.search === '' ? <Kbd size="xs">/</Kbd> : null}
        onChange={(event) => lines.setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          if (event.key === 'Escape') lines.setSearch('');
          onDone();
        }}
      />
      {accounts.size > 1 && (
        <Select
          aria-label={t('account')}
          value={lines.account ?? EVERY_ACCOUNT}
          allowDeselect={false}
          data={[
            { value: EVERY_ACCOUNT, label: t('allAccounts') },
            ...[...accounts].map(([value, label]) => ({ value, label })),
          ]}
          onChange={(value) => {
            lines.setAccount(value === EVERY_ACCOUNT ? null : value);
            onDone();
          }}
        />
      )}
    </div>
  );
  return folds && slot !== null ? createPortal(filters, slot.element) : filters;
}
