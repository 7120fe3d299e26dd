/** The ledgers of this computer, newest first; a file that cannot be read says why. */
import { Loader, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconBook } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-call.ts';
import { formatBytes, formatInstant } from '../../format/format.ts';
import { navigate } from '../../routing/router.tsx';
import { Refusal } from './refusal.tsx';
import type { LedgerEntry } from '../../../contract/told.ts';

export function LedgerList(props: {
  ledgers: readonly LedgerEntry[];
  /** Of ledgers in another one it is said where they are. */
  dataFolder: string;
}) {
  const { t } = useTranslation('start');
  const open = useAction('workspace.open');
  const [opening, setOpening] = useState<string | null>(null);
  const ledgers = [...props.ledgers].sort((a, b) => b.modifiedAt.localeCompare(a.modifiedAt));
  if (ledgers.length === 0) return <p className="start-text">{t('open.none')}</p>;
  return (
    <>
      <ul className="ledger-list">
        {ledgers.map((ledger) => (
          <li key={ledger.ledgerId}>
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
                <strong className="one-line" title={ledger.company ?? ledger.fileName}>
                  {ledger.company ?? ledger.fileName}
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
          </li>
        ))}
      </ul>
      <Refusal error={open.error} />
    </>
  );
}
