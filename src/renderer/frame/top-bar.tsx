/** The top bar: which ledger, which day, search, what runs, how fresh, light or dark. */
import { ActionIcon, Menu, Tooltip, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBook,
  IconChevronDown,
  IconDatabaseExport,
  IconDeviceDesktop,
  IconMoon,
  IconSearch,
  IconSettings,
  IconShieldCheck,
  IconSun,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '../../domain/dates.ts';
import { useMoment } from '../data/as-of.tsx';
import { useDesk } from '../data/desk.tsx';
import { useAction } from '../data/use-call.ts';
import { formatDate, formatInstant } from '../format/format.ts';
import { navigate } from '../routing/router.tsx';
import { AsOfChip } from './as-of-chip.tsx';
import { JobsMenu } from './jobs-menu.tsx';
import { palette } from './palette.ts';
import { isMac } from './platform.ts';
import { useBackup } from './use-backup.ts';

/** Older than this the freshness turns to caution: a week of unseen payments insults people who paid. */
const STALE_DAYS = 7;

export function TopBar() {
  const { t } = useTranslation('frame');
  return (
    <header className="top-bar no-print">
      <LedgerMenu />
      <AsOfChip />
      <div className="top-bar-space" />
      <JobsMenu />
      <Freshness />
      <UnstyledButton className="search-button" onClick={palette.open}>
        <IconSearch size={15} stroke={1.7} aria-hidden />
        <span className="one-line">{t('search.button')}</span>
        <kbd>{isMac() ? '⌘ K' : 'Ctrl K'}</kbd>
      </UnstyledButton>
      <SchemeSwitch />
    </header>
  );
}

function LedgerMenu() {
  const { t } = useTranslation('frame');
  const { ledger } = useDesk();
  const close = useAction('desk.close');
  const backup = useBackup();
  return (
    <Menu width={230}>
      <Menu.Target>
        <UnstyledButton
          className="ledger-name"
          title={ledger.company}
          aria-label={t('ledgerMenu.label', { company: ledger.company })}
        >
          <IconBook
            size={17}
            stroke={1.7}
            aria-hidden
            style={{ flex: 'none', color: 'var(--accent)' }}
          />
          <span className="one-line">{ledger.company}</span>
          <IconChevronDown size={14} aria-hidden style={{ flex: 'none' }} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{ledger.isSample ? t('ledgerMenu.sample') : ledger.fileName}</Menu.Label>
        <Menu.Item
          leftSection={<IconShieldCheck size={16} stroke={1.6} />}
          onClick={() => navigate('/settings/ledger?check=now')}
        >
          {t('ledgerMenu.verify')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconDatabaseExport size={16} stroke={1.6} />}
          disabled={backup.isRunning}
          onClick={backup.run}
        >
          {t('ledgerMenu.backup')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconSettings size={16} stroke={1.6} />}
          onClick={() => navigate('/settings/ledger')}
        >
          {t('ledgerMenu.settings')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconX size={16} stroke={1.6} />}
          onClick={() => {
            navigate('/', { replace: true });
            void close.run({});
          }}
        >
          {t('ledgerMenu.close')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Freshness() {
  const { t } = useTranslation('frame');
  const { ledger, today } = useDesk();
  const { isReplay } = useMoment();
  const { invoicesTo, receiptsTo, invoicesImportedAt, receiptsImportedAt } = ledger.freshness;
  // Of the present ledger; a past day must not hear of what came after it.
  if (isReplay || (invoicesTo === null && receiptsTo === null)) return null;
  const newest = (receiptsTo ?? '') > (invoicesTo ?? '') ? receiptsTo : invoicesTo;
  const isStale = newest !== null && daysBetween(newest, today) > STALE_DAYS;
  const words = [
    invoicesTo === null ? null : t('freshness.invoicesTo', { date: formatDate(invoicesTo) }),
    receiptsTo === null
      ? t('freshness.noReceipts')
      : t('freshness.receiptsTo', { date: formatDate(receiptsTo) }),
  ]
    .filter((part) => part !== null)
    .join(' · ');
  const detail = t('freshness.detail', {
    invoice: invoicesTo === null ? t('freshness.never') : formatDate(invoicesTo),
    receipt: receiptsTo === null ? t('freshness.never') : formatDate(receiptsTo),
    invoicesAt:
      invoicesImportedAt === null ? t('freshness.never') : formatInstant(invoicesImportedAt),
    receiptsAt:
      receiptsImportedAt === null ? t('freshness.never') : formatInstant(receiptsImportedAt),
  });
  return (
    <Tooltip label={isStale ? `${detail} ${t('freshness.stale', { days: STALE_DAYS })}` : detail}>
      <span
        className="freshness"
        data-stale={isStale || undefined}
        tabIndex={0}
        role="note"
        aria-label={`${t('freshness.label')}: ${words}`}
      >
        {isStale && <IconAlertTriangle size={15} stroke={1.7} aria-hidden />}
        <span className="freshness-words">{words}</span>
      </span>
    </Tooltip>
  );
}

function SchemeSwitch() {
  const { t } = useTranslation('frame');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const icons = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop };
  const Icon = icons[colorScheme];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={`${t('scheme.label')}: ${t(`scheme.${colorScheme}`)}`}>
          <Icon size={17} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {(['light', 'dark', 'auto'] as const).map((scheme) => {
          const One = icons[scheme];
          return (
            <Menu.Item
              key={scheme}
              leftSection={<One size={16} stroke={1.6} />}
              fw={scheme === colorScheme ? 600 : 400}
              onClick={() => setColorScheme(scheme)}
            >
              {t(`scheme.${scheme}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
