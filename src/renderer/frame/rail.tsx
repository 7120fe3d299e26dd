/** The left rail: where you can go. Words beside the icons, or icons alone when it is narrow. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useRoute } from '../routing/router.tsx';
import { PLACES } from './find/places.ts';

export function Rail() {
  const { t } = useTranslation('frame');
  const { parts } = useRoute();
  const [wantsNarrow, setNarrow] = useLocalStorage({
    key: 'duebook.rail-narrow',
    defaultValue: false,
  });
  // At 200 % zoom a 1280 px window is 640 px wide: the words would take the workspace away.
  const isCramped = useMediaQuery('(max-width: 799px)') ?? false;
  const narrow = wantsNarrow || isCramped;
  const Toggle = narrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;

  return (
    <nav className="rail no-print" data-narrow={narrow || undefined} aria-label={t('rail.label')}>
      <ul className="rail-list">
        {PLACES.map(({ area, icon: Icon, key }) => {
          const name = t(`rail.${area}`);
          return (
            <li key={area} data-last={area === 'settings' || undefined}>
              <Tooltip label={`${name} (g ${key})`} position="right" disabled={!narrow}>
                <Link
                  to={`/${area}`}
                  className="rail-link"
                  aria-current={parts[0] === area ? 'page' : undefined}
                  aria-label={name}
                >
                  <Icon size={18} stroke={1.6} aria-hidden />
                  {!narrow && <span title={name}>{name}</span>}
                </Link>
              </Tooltip>
            </li>
          );
        })}
      </ul>
      {!isCramped && (
        <ActionIcon
          className="rail-toggle"
          onClick={() => setNarrow(!wantsNarrow)}
          aria-label={t(narrow ? 'rail.expand' : 'rail.collapse')}
        >
          <Toggle size={17} stroke={1.5} />
        </ActionIcon>
      )}
    </nav>
  );
}
