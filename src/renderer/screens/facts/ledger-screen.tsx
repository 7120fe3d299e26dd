/** The ledger as lists: what was recorded, and how it was corrected. */
import type { ReactNode } from 'react';
import { Button, Tabs } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Screen } from '../../frame/screen.tsx';
import { navigate, pathTo, useQueryParam } from '../../routing/router.tsx';
import { DiscountList } from './discounts/discount-list.tsx';
import { InvoiceList } from './invoice-list.tsx';
import { FactList, type FactListKind } from './fact-list.tsx';
import { RecordMenu } from './record/record-menu.tsx';
import classes from './ledger.module.css';

const TABS = [
  'invoices',
  'creditNotes',
  'receipts',
  'allocations',
  'writeOffs',
  'discounts',
  'refunds',
  'disputes',
  'bankLines',
  'statements',
  'reversals',
  'journal',
] as const;

export function LedgerScreen(): ReactNode {
  const { t } = useTranslation('ledger');
  const [tabParam] = useQueryParam('tab');
  const tab = TABS.find((one) => one === tabParam) ?? 'invoices';
  return (
    <Screen
      help="ledger"
      title={t('title')}
      fill
      actions={
        <>
          <RecordMenu />
          <Button
            variant="default"
            leftSection={<IconFileImport size={15} />}
            onClick={() => navigate('/import')}
          >
            {t('imports')}
          </Button>
        </>
      }
    >
      <Tabs
        value={tab}
        onChange={(next) => navigate(pathTo(['ledger'], { tab: next }), { replace: true })}
        className={classes.tabs}
      >
        <Tabs.List px={14}>
          {TABS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`tabs.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map((one) => (
          <Tabs.Panel key={one} value={one} className={classes.panel}>
            {one === 'invoices' ? (
              <InvoiceList />
            ) : one === 'discounts' ? (
              <DiscountList />
            ) : (
              <FactList kind={one satisfies FactListKind} />
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Screen>
  );
}
