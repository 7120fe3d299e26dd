/** How the workspace looks on this computer; kept in the window, not in the ledger. */
import { Button, SegmentedControl, Select, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { openShortcuts } from '../../frame/find/shortcuts.tsx';

export function DisplaySection() {
  const { t } = useTranslation(['settings', 'frame']);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <header className="settings-head">
        <h2>{t('settings:display.title')}</h2>
      </header>
      <section className="settings-sheet">
        <h3>{t('settings:display.scheme')}</h3>
        <SegmentedControl
          aria-label={t('settings:display.scheme')}
          value={colorScheme}
          data={(['light', 'dark', 'auto'] as const).map((value) => ({
            value,
            label: t(`frame:scheme.${value}`),
          }))}
          onChange={setColorScheme}
        />
      </section>
      <section className="settings-sheet">
        <Select
          maw={260}
          label={t('settings:display.language')}
          description={t('settings:display.languageHint')}
          inputWrapperOrder={['label', 'input', 'description']}
          value="en"
          allowDeselect={false}
          data={[{ value: 'en', label: t('settings:display.english') }]}
        />
      </section>
      <section className="settings-sheet">
        <h3>{t('settings:display.keyboard')}</h3>
        <Button variant="default" onClick={openShortcuts}>
          {t('settings:display.shortcuts')}
        </Button>
      </section>
    </>
  );
}
