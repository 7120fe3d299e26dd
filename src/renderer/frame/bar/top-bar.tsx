/** The top bar: which ledger, which day, what runs, how fresh, search. */
import { Menu, UnstyledButton } from '@mantine/core';
import {
  IconBook,
  IconChevronDown,
  IconDatabaseExport,
  IconSearch,
  IconSettings,
  IconShieldCheck,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../data/workspace.tsx';
import { useAction } from '../../data/use-call.ts';
import { navigate } from '../../routing/router.tsx';
import { AsOfChip } from './as-of-chip.tsx';
import { FreshnessChip } from './freshness-chip.tsx';
import { JobsMenu } from './jobs-menu.tsx';
import { palette } from '../find/palette.ts';
import { isMac } from '../platform.ts';
import { useBackup } from './use-backup.ts';

export function TopBar() {
  const { t } = useTranslation('frame');
  return (
    <header className="top-bar no-print">
      <LedgerMenu />
      <AsOfChip />
      <div className="top-bar-space" />
      <JobsMenu />
      <FreshnessChip />
      <UnstyledButton className="search-button" onClick={palette.open}>
        <IconSearch size={15} stroke={1.7} aria-hidden />
        <span className="one-line">{t('search.button')}</span>
        <kbd>{isMac() ? '⌘ K' : t('search.keys')}</kbd>
      </UnstyledButton>
    </header>
  );
}

function LedgerMenu() {
  const { t } = useTranslation('frame');
  const { ledger } = useWorkspace();
  const close = useAction('workspace.close');
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
