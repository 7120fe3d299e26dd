/** Ctrl/Cmd-K: customers, invoices and letters by any part of their number or name; and commands. */
import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import {
  IconCalendarTime,
  IconDatabaseExport,
  IconFileImport,
  IconFileInvoice,
  IconKeyboard,
  IconMail,
  IconMoon,
  IconSearch,
  IconShieldCheck,
  IconSun,
  IconUser,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useEffect, useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../../contract/calls/workspace.ts';
import { endOfMonth } from '../../../domain/dates.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { navigate, pathTo, useRoute } from '../../routing/router.tsx';
import { askForFiles } from '../../kit/files/choose-file.ts';
import { useTakeFiles } from '../../screens/imports/import-provider.tsx';
import { KEYED_PLACES } from './places.ts';
import { paletteStore, selectFirst } from './palette.ts';
import { openShortcuts } from './shortcuts.tsx';
import { useBackup } from '../bar/use-backup.ts';

interface Command {
  readonly id: string;
  readonly label: string;
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  readonly keys?: string;
  readonly run: () => void;
}

const HIT_ICONS = { customer: IconUser, invoice: IconFileInvoice, letter: IconMail } as const;
const HIT_GROUPS = { customer: 'customers', invoice: 'invoices', letter: 'letters' } as const;

const addressOf = (hit: SearchHit): string => {
  if (hit.kind === 'customer') return pathTo(['customers', hit.key]);
  if (hit.kind === 'invoice') return pathTo(['ledger'], { tab: 'invoices', invoice: hit.key });
  return pathTo(['letters'], { tab: 'register', letter: hit.key });
};

export function CommandPalette() {
  const { t } = useTranslation('frame');
  const [query, setQuery] = useState('');
  const [text] = useDebouncedValue(query.trim(), 120);
  const search = useCall(
    'workspace.search',
    { text, limit: 18 },
    { enabled: text !== '', placeholderData: (before) => before, gcTime: 10_000, staleTime: 0 },
  );
  const hits = text === '' ? [] : (search.data ?? []);
  const words = query.trim().toLowerCase().split(/\s+/);
  const commands = useCommands().filter((command) =>
    words.every((word) => command.label.toLowerCase().includes(word)),
  );
  // Results come later than the letters: whatever stands first then is what Enter opens.
  const first = hits[0]?.key ?? commands[0]?.id;
  useEffect(() => {
    if (first !== undefined) selectFirst();
  }, [first, text]);
  // What was typed last has not been asked for yet: nothing is known of it.
  const isAnswered = text === query.trim() && !search.isFetching;
  const isNothing = hits.length === 0 && commands.length === 0 && isAnswered;

  return (
    <Spotlight.Root
      attributes={{ content: { 'aria-label': t('search.button') } }}
      store={paletteStore}
      query={query}
      onQueryChange={setQuery}
      shortcut={['mod + K']}
      scrollable
      maxHeight="min(480px, 84dvh)"
      yOffset="8dvh"
      // Where it is while the list under the field grows and shrinks.
      centered={false}
      clearQueryOnClose
      overlayProps={{ blur: 0, backgroundOpacity: 0.3 }}
    >
      <Spotlight.Search
        placeholder={t('search.placeholder')}
        aria-label={t('search.placeholder')}
        leftSection={<IconSearch size={18} stroke={1.6} />}
      />
      {/* All the height below the field: the library leaves 15 rem free, a third of a small window. */}
      <Spotlight.ActionsList mah="calc(min(480px, 84dvh) - 50px)">
        {(['customer', 'invoice', 'letter'] as const).map((kind) => {
          const found = hits.filter((hit) => hit.kind === kind);
          if (found.length === 0) return null;
          const Icon = HIT_ICONS[kind];
          return (
            <Spotlight.ActionsGroup key={kind} label={t(`search.${HIT_GROUPS[kind]}`)}>
              {found.map((hit) => (
                <Spotlight.Action
                  key={hit.key}
                  label={hit.title}
                  description={hit.detail}
                  leftSection={<Icon size={18} stroke={1.5} />}
                  onClick={() => navigate(addressOf(hit))}
                />
              ))}
            </Spotlight.ActionsGroup>
          );
        })}
        {commands.length > 0 && (
          <Spotlight.ActionsGroup label={t('search.commands')}>
            {commands.map(({ id, label, icon: Icon, keys, run }) => (
              <Spotlight.Action
                key={id}
                label={label}
                leftSection={<Icon size={18} stroke={1.5} />}
                rightSection={keys === undefined ? undefined : <kbd>{keys}</kbd>}
                onClick={run}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {isNothing && (
          <Spotlight.Empty>{t('search.nothing', { text: query.trim() })}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function useCommands(): readonly Command[] {
  const { t } = useTranslation('frame');
  const moment = useMoment();
  const backup = useBackup();
  const take = useTakeFiles();
  const { setColorScheme } = useMantineColorScheme();
  const { parts } = useRoute();
  const customer = parts[0] === 'customers' ? parts[1] : undefined;
  return [
    ...(customer === undefined || moment.isReplay
      ? []
      : [
          {
            id: 'merge',
            label: t('search.merge', { customer }),
            icon: IconUsersGroup,
            run: () => navigate(pathTo(['customers', customer], { merge: 'choose' })),
          },
        ]),
    ...KEYED_PLACES.map(({ area, icon, key, path }) => ({
      id: area,
      label: t('search.goTo', { screen: t(`rail.${area}`) }),
      icon,
      keys: `g ${key}`,
      run: () => navigate(path),
    })),
    {
      id: 'file',
      label: t('search.chooseFile'),
      icon: IconFileImport,
      run: () => {
        void askForFiles().then((files) => {
          if (files.length === 0) return;
          navigate('/import');
          take(files);
        });
      },
    },
    ...(moment.isReplay
      ? [
          {
            id: 'today',
            label: t('search.toToday'),
            icon: IconCalendarTime,
            run: moment.backToToday,
          },
        ]
      : []),
    {
      id: 'last-month',
      label: t('search.toLastMonth'),
      icon: IconCalendarTime,
      run: () => moment.setAsOf(endOfMonth(moment.today, -1)),
    },
    {
      id: 'verify',
      label: t('ledgerMenu.verify'),
      icon: IconShieldCheck,
      run: () => navigate('/settings/ledger?check=now'),
    },
    { id: 'backup', label: t('ledgerMenu.backup'), icon: IconDatabaseExport, run: backup.run },
    { id: 'light', label: t('search.light'), icon: IconSun, run: () => setColorScheme('light') },
    { id: 'dark', label: t('search.dark'), icon: IconMoon, run: () => setColorScheme('dark') },
    {
      id: 'shortcuts',
      label: t('search.shortcuts'),
      icon: IconKeyboard,
      keys: '?',
      run: openShortcuts,
    },
  ];
}
