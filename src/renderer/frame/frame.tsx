/**
 * The frame around every screen: rail, top bar, the tinted bar of the past. A file dropped anywhere in it is taken to the import.
 */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useEscapeOfPopovers } from '../kit/over-the-screen.ts';
import { CommandPalette } from './find/command-palette.tsx';
import { DropOverlay } from './drop/drop-overlay.tsx';
import { Rail } from './rail.tsx';
import { ReplayBar } from './bar/replay-bar.tsx';
import { Shortcuts } from './find/shortcuts.tsx';
import { TroubleBar } from './bar/trouble-bar.tsx';
import { TopBar } from './bar/top-bar.tsx';
import './frame.css';

export function Frame(props: { children: ReactNode }) {
  const { t } = useTranslation('frame');
  useEscapeOfPopovers();
  return (
    <>
      <div className="frame">
        <a
          href="#work"
          className="skip-link"
          onClick={(event) => {
            // The hash is the address of the screen; only the focus moves.
            event.preventDefault();
            document.getElementById('work')?.focus();
          }}
        >
          {t('skip')}
        </a>
        <TopBar />
        <TroubleBar />
        <ReplayBar />
        <Rail />
        <div className="work">
          <main id="work" className="work-main" tabIndex={-1}>
            {props.children}
          </main>
        </div>
      </div>
      <CommandPalette />
      <Shortcuts />
      <DropOverlay />
    </>
  );
}
