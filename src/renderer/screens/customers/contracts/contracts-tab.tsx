/** What was agreed on paper with one customer, and every file kept with it. */
import { useMemo, useState, type ReactNode } from 'react';
import { Button, Skeleton, UnstyledButton } from '@mantine/core';
import { IconPaperclip, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../../../../contract/calls/customers.ts';
import { formatTerms } from '../../../../domain/terms/format-terms.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useCall } from '../../../data/use-call.ts';
import { Papers } from '../../../kit/papers/papers.tsx';
import { ErrorState } from '../../../kit/states.tsx';
import { useQueryParam } from '../../../routing/router.tsx';
import { ContractDialog } from './contract-dialog.tsx';
import { ContractPanel } from './contract-panel.tsx';
import { validText } from './contract-words.ts';
import classes from './contracts.module.css';
import type { ContractView } from '../../../../contract/told.ts';
import { Chip } from '../../../kit/chip.tsx';

export function ContractsTab(props: { readonly detail: CustomerDetail }): ReactNode {
  const { t } = useTranslation('contracts');
  const { isReplay } = useMoment();
  const { profile } = props.detail;
  const { customer } = profile;
  const contracts = useCall('contracts.list', { customer });
  const [number, setNumber] = useQueryParam('contract');
  const [edited, setEdited] = useState<ContractView | 'new' | null>(null);
  const target = useMemo(() => ({ kind: 'customer', customer }) as const, [customer]);
  const selected = contracts.data?.find((one) => one.contract.number === number);
  const add = (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={<IconPlus size={13} />}
      onClick={() => setEdited('new')}
    >
      {t('contracts.new')}
    </Button>
  );
  return (
    <div className={classes.tab} data-drop-around>
      <section className={classes.sheet} aria-label={t('contracts.title')}>
        <header className={classes.head}>
          <h2>{t('contracts.title')}</h2>
          {!isReplay && contracts.data !== undefined && add}
        </header>
        {contracts.error !== null ? (
          <ErrorState error={contracts.error} onRetry={() => void contracts.refetch()} />
        ) : contracts.data === undefined ? (
          <Skeleton height={90} />
        ) : contracts.data.length === 0 ? (
          <p className={classes.none}>
            <strong>{t('contracts.none')}</strong> <span>{t('contracts.noneText')}</span>
          </p>
        ) : (
          <ContractTable
            contracts={contracts.data}
            selected={number}
            onSelect={(one) => setNumber(one)}
          />
        )}
      </section>
      <section className={classes.sheet}>
        <Papers target={target} />
      </section>
      {selected !== undefined && edited === null && (
        <ContractPanel
          view={selected}
          onChange={() => setEdited(selected)}
          onClose={() => setNumber(null)}
        />
      )}
      {edited !== null && (
        <ContractDialog
          profile={profile}
          contract={edited === 'new' ? null : edited.contract}
          onClose={() => setEdited(null)}
          onSaved={(saved) => {
            setEdited(null);
            setNumber(saved.contract.number);
          }}
        />
      )}
    </div>
  );
}

function ContractTable(props: {
  readonly contracts: readonly ContractView[];
  readonly selected: string | null;
  readonly onSelect: (number: string) => void;
}): ReactNode {
  const { t } = useTranslation('contracts');
  return (
    <div className={classes.tableBox}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('contracts.number')}</th>
            <th scope="col">{t('contracts.titleField')}</th>
            <th scope="col">{t('contracts.terms')}</th>
            <th scope="col">{t('contracts.valid')}</th>
            <th scope="col">{t('contracts.letters')}</th>
            <th scope="col">{t('contracts.scans')}</th>
          </tr>
        </thead>
        <tbody>
          {props.contracts.map((view) => {
            const { contract } = view;
            return (
              <tr
                key={contract.number}
                data-selected={contract.number === props.selected || undefined}
              >
                <th scope="row">
                  <UnstyledButton
                    className={classes.open}
                    aria-label={t('contracts.open', { number: contract.number })}
                    onClick={() => props.onSelect(contract.number)}
                  >
                    {contract.number}
                  </UnstyledButton>
                </th>
                <td>{contract.title}</td>
                <td data-nowrap>{formatTerms(contract.terms)}</td>
                <td data-nowrap>{validText(contract, t)}</td>
                <td data-nowrap>
                  <CitableChip view={view} />
                </td>
                <td>
                  {view.attachments > 0 && (
                    <span className={classes.scans}>
                      <IconPaperclip size={14} stroke={1.6} aria-hidden /> {view.attachments}
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function CitableChip(props: { readonly view: ContractView }): ReactNode {
  const { t } = useTranslation('contracts');
  const { isCitable, because } = props.view;
  return (
    <Chip tone={isCitable ? 'good' : 'plain'} title={because}>
      {t(isCitable ? 'contracts.citable' : 'contracts.notCitable')}
    </Chip>
  );
}
