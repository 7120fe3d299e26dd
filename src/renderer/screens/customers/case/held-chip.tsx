/**
 * The hold that counts, beside the name of the customer: a click says since when and why, and leads to the paper
 * for the customer and to its end.
 */
import { useRef, useState, type ReactNode } from 'react';
import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../../data/as-of.tsx';
import { formatDate } from '../../../format/format.ts';
import { Chip } from '../../../kit/chip.tsx';
import { NoticeDialog } from '../../../kit/notices/notice-dialog.tsx';
import type { Case } from './case-band.tsx';
import { EndDialog } from './end-dialog.tsx';
import type { HoldLevel } from './hold-level.ts';
import classes from './case.module.css';

export function HeldChip(props: { readonly of: Case }): ReactNode {
  const { t } = useTranslation('customer');
  const { isReplay } = useMoment();
  const [isOpen, setOpen] = useState(false);
  const [asked, ask] = useState<'notice' | 'end' | null>(null);
  const chip = useRef<HTMLButtonElement>(null);
  const { hold } = props.of;
  if (hold === null) return null;
  const { key, customer, since, ground } = hold;
  const level = hold.level as HoldLevel;
  const words = t('case.hold', { date: formatDate(since), ground });
  const close = (): void => {
    ask(null);
    // The choice in the menu that opened the dialog is gone.
    chip.current?.focus();
  };
  return (
    <>
      <Menu opened={isOpen} onChange={setOpen} position="bottom-start" width={300}>
        <Menu.Target>
          <UnstyledButton
            ref={chip}
            className={classes.held}
            title={words}
            aria-label={t('case.heldSince', { level: t(`case.holds.${level}`), words })}
          >
            <Chip tone={level === 'watch' ? 'plain' : 'stop'}>
              {t(`case.holds.${level}`)}
              <IconChevronDown size={12} stroke={2} aria-hidden />
            </Chip>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown data-popover-open={isOpen || undefined}>
          <Menu.Label className={classes.heldWords}>{words}</Menu.Label>
          {level !== 'watch' && (
            <Menu.Item onClick={() => ask('notice')}>{t('notice.hold.button')}</Menu.Item>
          )}
          {!isReplay && (
            <Menu.Item onClick={() => ask('end')}>{t('case.ends.hold.button')}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {asked === 'notice' && <NoticeDialog of={{ kind: 'hold', key }} onClose={close} />}
      {asked === 'end' && (
        <EndDialog ending={{ kind: 'hold', key, customer, words }} onClose={close} />
      )}
    </>
  );
}
