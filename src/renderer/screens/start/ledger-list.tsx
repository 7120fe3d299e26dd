/** The ledgers of this computer, newest first; a file that cannot be read says why. */
import { ActionIcon, Button, Loader, Menu, Modal, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconBook, IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-call.ts';
import { formatBytes, formatInstant } from '../../format/format.ts';
import { navigate } from '../../routing/router.tsx';
import { Refusal } from './refusal.tsx';
import type { LedgerEntry } from '../../../contract/told.ts';
import { DialogFoot } from '../../kit/form/dialog-foot.tsx';

export function LedgerList(props: {
  ledgers: readonly LedgerEntry[];
  /** Of ledgers in another one it is said where they are. */
  dataFolder: string;
}) {
  const { t } = useTranslation('start');
  const open = useAction('workspace.open');
  const [opening, setOpening] = useState<string | null>(null);
  const [removing, setRemoving] = useState<LedgerEntry | null>(null);
  const ledgers = [...props.ledgers].sort((a, b) => b.modifiedAt.localeCompare(a.modifiedAt));
  if (ledgers.length === 0) return <p className="start-text">{t('open.none')}</p>;
  return (
    <>
      <ul className="ledger-list">
        {ledgers.map((ledger) => (
          <li key={ledger.ledgerId} className="ledger-line">
            <UnstyledButton
              className="ledger-entry"
              disabled={ledger.problem !== null || open.isRunning}
              onClick={() => {
                setOpening(ledger.ledgerId);
                void open.run({ ledgerId: ledger.ledgerId }).then((result) => {
                  if (result.ok) navigate('/', { replace: true });
                });
              }}
            >
              {ledger.problem === null ? (
                <IconBook size={18} stroke={1.5} aria-hidden />
              ) : (
                <IconAlertTriangle size={18} stroke={1.5} aria-hidden />
              )}
              <span className="ledger-entry-words">
                <strong className="one-line" title={nameOf(ledger)}>
                  {nameOf(ledger)}
                </strong>
                <span className="soft">
                  {ledger.problem ??
                    t('open.modified', {
                      size: formatBytes(ledger.sizeBytes),
                      when: formatInstant(ledger.modifiedAt),
                    })}
                </span>
                {ledger.problem === null && ledger.folder !== props.dataFolder && (
                  <span className="soft">{t('open.in', { folder: ledger.folder })}</span>
                )}
              </span>
              {open.isRunning && opening === ledger.ledgerId && <Loader size={16} />}
            </UnstyledButton>
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon aria-label={t('open.more', { name: nameOf(ledger) })}>
                  <IconDots size={16} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => setRemoving(ledger)}>{t('open.remove')}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </li>
        ))}
      </ul>
      <Refusal error={open.error} />
      {removing !== null && <RemoveDialog ledger={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}

const nameOf = (ledger: LedgerEntry): string => ledger.company ?? ledger.fileName;

function RemoveDialog(props: { ledger: LedgerEntry; onClose: () => void }) {
  const { t } = useTranslation(['start', 'common']);
  const { ledger, onClose } = props;
  const remove = useAction('workspace.remove');
  const name = nameOf(ledger);
  return (
    <Modal opened onClose={onClose} title={t('start:remove.title', { name })}>
      <p className="start-text">{t('start:remove.text')}</p>
      <p className="start-text soft">{ledger.fileName}</p>
      <Refusal error={remove.error} />
      <DialogFoot>
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button
          loading={remove.isRunning}
          onClick={() =>
            void remove.run({ ledgerId: ledger.ledgerId }).then((result) => {
              if (!result.ok) return;
              const { folder } = result.value;
              notifications.show({ message: t('start:remove.done', { name, folder }) });
              onClose();
            })
          }
        >
          {t('start:remove.run')}
        </Button>
      </DialogFoot>
    </Modal>
  );
}
