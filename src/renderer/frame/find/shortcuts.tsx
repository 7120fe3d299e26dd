/**
 * Keys that work anywhere outside a text field: `g` then the letter of a screen, `?` for this list.
 * Lists have keys of their own (`kit/table`).
 */
import { Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isTyping } from '../../kit/table/view/grid-keys.ts';
import { navigate, useRoute } from '../../routing/router.tsx';
import { KEYED_PLACES } from './places.ts';
import { isMac } from '../platform.ts';

const OPEN = 'duebook:shortcuts';
export const openShortcuts = (): void => {
  window.dispatchEvent(new Event(OPEN));
};

/** A `g` waits this long for its letter. */
const CHORD_MS = 1200;

/** In a list whose marked row can be explained, `?` asks for that. */
const explains = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('[data-explains]') !== null;

export function Shortcuts() {
  const { t } = useTranslation(['frame', 'common', 'bank']);
  const isMatching = useRoute().parts[0] === 'bank';
  const [isOpen, setOpen] = useState(false);
  const chordUntil = useRef(0);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?' && !explains(event.target)) {
        event.preventDefault();
        openShortcuts();
        return;
      }
      if (event.timeStamp < chordUntil.current) {
        chordUntil.current = 0;
        const place = KEYED_PLACES.find(({ key }) => key === event.key.toLowerCase());
        if (place !== undefined) {
          // Before the list under the focus takes the letter for its own.
          event.preventDefault();
          event.stopPropagation();
          navigate(place.path);
        }
        return;
      }
      if (event.key === 'g') chordUntil.current = event.timeStamp + CHORD_MS;
    };
    const open = (): void => setOpen(true);
    window.addEventListener('keydown', onKey, { capture: true });
    window.addEventListener(OPEN, open);
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      window.removeEventListener(OPEN, open);
    };
  }, []);

  const anywhere: readonly (readonly [readonly string[], string])[] = [
    [[isMac() ? '⌘' : 'Ctrl', 'K'], t('frame:shortcuts.palette')],
    ...KEYED_PLACES.map(
      ({ area, key }) =>
        [['g', key], t('frame:shortcuts.go', { screen: t(`frame:rail.${area}`) })] as const,
    ),
    [['Esc'], t('frame:shortcuts.escape')],
    [['?'], t('frame:shortcuts.help')],
  ];
  const lists: readonly (readonly [readonly string[], string])[] = [
    [['/'], t('frame:shortcuts.filter')],
    [['↑', '↓', 'j', 'k'], t('frame:shortcuts.rows')],
    [['Enter'], t('frame:shortcuts.open')],
    [['o'], t('frame:shortcuts.page')],
    [['Esc'], t('frame:shortcuts.back')],
    [['x'], t('frame:shortcuts.tick')],
    [['?'], t('frame:shortcuts.explain')],
  ];
  const matching: readonly (readonly [readonly string[], string])[] = [
    [['Enter'], t('bank:keys.accept')],
    [['↑', '↓', 'j', 'k'], t('bank:keys.lines')],
    [['←', '→', '1', '8'], t('bank:keys.proposals')],
    [['s'], t('bank:keys.split')],
    [['a'], t('bank:keys.onAccount')],
    [['x'], t('bank:keys.aside')],
    [['u'], t('bank:keys.undo')],
  ];
  return (
    <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('frame:shortcuts.title')}>
      {isMatching && <KeyTable title={t('bank:keys.title')} rows={matching} />}
      <KeyTable title={t('frame:shortcuts.anywhere')} rows={anywhere} />
      {!isMatching && <KeyTable title={t('frame:shortcuts.lists')} rows={lists} />}
    </Modal>
  );
}

function KeyTable(props: {
  title: string;
  rows: readonly (readonly [readonly string[], string])[];
}) {
  return (
    <section style={{ marginBottom: 14 }}>
      <h3 style={{ fontSize: '0.8125rem', margin: '0 0 6px', color: 'var(--ink-soft)' }}>
        {props.title}
      </h3>
      <dl style={{ display: 'grid', gridTemplateColumns: '120px 1fr', gap: '6px 12px', margin: 0 }}>
        {props.rows.map(([keys, what]) => (
          <div key={what} style={{ display: 'contents' }}>
            <dt style={{ display: 'flex', gap: 4 }}>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd style={{ margin: 0 }}>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
