/** The ledger as lists: what was recorded, and how it was corrected. */
import { useEffect, useRef, type ReactNode } from 'react';
import { SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Screen } from '../../frame/screen.tsx';
import { navigate, pathTo, useQueryParam } from '../../routing/router.tsx';
import { AgreementList } from './agreement-list.tsx';
import { BatchGrid } from './batch-grid.tsx';
import { DiscountList } from './discounts/discount-list.tsx';
import { InvoiceList } from './invoice-list.tsx';
import { FactList } from './fact-list.tsx';
import { JournalList } from './journal/journal-list.tsx';
import {
  groupOf,
  kindAt,
  LEDGER_GROUPS,
  OPEN_INVOICES,
  type LedgerGroup,
  type LedgerKind,
} from './ledger-groups.ts';
import { RecordMenu } from './record/record-menu.tsx';

export function LedgerScreen(): ReactNode {
  const { t } = useTranslation('ledger');
  const [tabParam] = useQueryParam('tab');
  const [openParam] = useQueryParam('open');
  const kind = kindAt(tabParam);
  const group = groupOf(kind);
  const isOpenOnly = kind === 'invoices' && openParam === 'yes';
  const kinds = LEDGER_GROUPS[group];
  // A group opens on the list of it that was looked at last.
  const last = useRef<Partial<Record<LedgerGroup, LedgerKind>>>({});
  useEffect(() => {
    last.current[group] = kind;
  }, [group, kind]);
  const show = (next: LedgerKind | typeof OPEN_INVOICES): void =>
    navigate(
      pathTo(['ledger'], next === OPEN_INVOICES ? { tab: 'invoices', open: 'yes' } : { tab: next }),
      { replace: true },
    );
  return (
    <Screen
      help="ledger"
      title={t('title')}
      chosen={t(isOpenOnly ? 'onlyOpen' : `tabs.${kind}`)}
      fill
      toolbar={
        <>
          <SegmentedControl
            aria-label={t('groups.label')}
            value={group}
            onChange={(next) => {
              const to = next as LedgerGroup;
              show(last.current[to] ?? LEDGER_GROUPS[to][0]);
            }}
            data={Object.keys(LEDGER_GROUPS).map((one) => ({
              value: one,
              label: t(`groups.${one as LedgerGroup}`),
            }))}
          />
          {kinds.length > 1 && (
            <Select
              aria-label={t('groups.kind')}
              w={138}
              allowDeselect={false}
              value={isOpenOnly ? OPEN_INVOICES : kind}
              onChange={(next) => show((next ?? kind) as LedgerKind)}
              data={kinds.flatMap((one) =>
                one === 'invoices'
                  ? [
                      { value: one, label: t('tabs.invoices') },
                      { value: OPEN_INVOICES, label: t('onlyOpen') },
                    ]
                  : [{ value: one, label: t(`tabs.${one}`) }],
              )}
            />
          )}
        </>
      }
      // Imports have an action of their own, and a document is none of what was imported.
      actions={kind === 'imports' ? undefined : <RecordMenu />}
    >
      <LedgerList key={kind} kind={kind} />
    </Screen>
  );
}

function LedgerList(props: { readonly kind: LedgerKind }): ReactNode {
  const { kind } = props;
  switch (kind) {
    case 'invoices':
      return <InvoiceList />;
    case 'discounts':
      return <DiscountList />;
    case 'imports':
      return <BatchGrid />;
    case 'journal':
      return <JournalList />;
    case 'promises':
    case 'plans':
    case 'disputedItems':
    case 'holds':
    case 'reasons':
    case 'concessions':
      return <AgreementList kind={kind} />;
    default:
      return <FactList kind={kind} />;
  }
}
