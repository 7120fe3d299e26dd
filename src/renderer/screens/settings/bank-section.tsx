/** The accounts that letters ask to be paid to. */
import { Button, Group, Modal, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBuildingBank, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BankAccountView } from '../../../contract/calls/company.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useAction, useCall } from '../../data/use-call.ts';
import { EmptyState, ErrorState } from '../../kit/states.tsx';
import { BankAccountForm } from './bank-account-form.tsx';
import { printedAccount } from '../../../domain/bank/iban.ts';
import { Chip } from '../../kit/chip.tsx';
import { DialogFoot } from '../../kit/form/dialog-foot.tsx';

export function BankSection() {
  const { t } = useTranslation(['settings', 'common']);
  const accounts = useCall('bankAccounts.list', {});
  const { isReplay } = useMoment();
  const [edited, setEdited] = useState<BankAccountView | 'new' | null>(null);
  const [retired, setRetired] = useState<BankAccountView | null>(null);

  if (accounts.error !== null)
    return <ErrorState error={accounts.error} onRetry={() => void accounts.refetch()} />;
  if (accounts.data === undefined) return <Skeleton height={160} radius="md" />;
  const add = (
    <Button
      leftSection={<IconPlus size={15} />}
      disabled={isReplay}
      onClick={() => setEdited('new')}
    >
      {t('settings:bank.add')}
    </Button>
  );
  return (
    <>
      <header className="settings-head">
        <h2>{t('settings:bank.title')}</h2>
        <p>{t('settings:bank.text')}</p>
        {accounts.data.length > 0 && add}
      </header>
      {accounts.data.length === 0 ? (
        <EmptyState
          title={t('settings:bank.none')}
          text={t('settings:bank.noneText')}
          action={add}
        />
      ) : (
        <ul className="account-list">
          {accounts.data.map((account) => (
            <li key={account.bankAccountId} className="account">
              <IconBuildingBank size={20} stroke={1.4} aria-hidden />
              <div className="account-words">
                <div className="account-number">{printedAccount(account.account)}</div>
                <div className="soft">
                  {[account.holder, account.bank, account.bic]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </div>
              </div>
              <Chip>{account.currency}</Chip>
              {account.isDefault && <Chip tone="good">{t('settings:bank.default')}</Chip>}
              <Group gap={4}>
                <Button
                  variant="default"
                  size="compact-xs"
                  disabled={isReplay}
                  aria-label={t('settings:bank.edit', { account: account.account })}
                  onClick={() => setEdited(account)}
                >
                  {t('common:change')}
                </Button>
                <Button
                  variant="subtle"
                  size="compact-xs"
                  disabled={isReplay}
                  onClick={() => setRetired(account)}
                >
                  {t('settings:bank.retire')}
                </Button>
              </Group>
            </li>
          ))}
        </ul>
      )}
      {edited !== null && (
        <BankAccountForm
          account={edited === 'new' ? null : edited}
          isFirst={accounts.data.length === 0}
          onClose={() => setEdited(null)}
        />
      )}
      {retired !== null && <RetireAccount account={retired} onClose={() => setRetired(null)} />}
    </>
  );
}

function RetireAccount(props: { account: BankAccountView; onClose: () => void }) {
  const { account, onClose } = props;
  const { t } = useTranslation(['settings', 'common']);
  const retire = useAction('bankAccounts.retire');
  return (
    <Modal opened onClose={onClose} title={t('settings:bank.retireTitle')}>
      <p style={{ marginTop: 0 }}>
        {t('settings:bank.retireText', { account: printedAccount(account.account) })}
      </p>
      {retire.error !== null && <ErrorState error={retire.error} />}
      <DialogFoot>
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button
          loading={retire.isRunning}
          onClick={() => {
            void retire.run({ bankAccountId: account.bankAccountId }).then((result) => {
              if (!result.ok) return;
              notifications.show({ message: t('settings:bank.retired') });
              onClose();
            });
          }}
        >
          {t('settings:bank.retire')}
        </Button>
      </DialogFoot>
    </Modal>
  );
}
