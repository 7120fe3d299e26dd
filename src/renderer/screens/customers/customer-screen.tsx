/** One customer: what stands open, everything that happened, and the profile that letters need. */
import { useCallback, useState, type ReactNode } from 'react';
import { Button, Skeleton, Tabs } from '@mantine/core';
import { IconCash, IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { Screen } from '../../frame/screen.tsx';
import { ErrorState } from '../../kit/states.tsx';
import { Link, navigate, pathTo, useQueryParam } from '../../routing/router.tsx';
import { ContractsTab } from './contracts/contracts-tab.tsx';
import { CustomerHead } from './customer-head.tsx';
import { MergeDialog } from './merges/merge-dialog.tsx';
import { OpenItemsTab } from './open-items-tab.tsx';
import { ProfileTab } from './profile-tab.tsx';
import { ReceiptDialog } from './receipt-dialog.tsx';
import { TimelineTab } from './timeline/timeline-tab.tsx';
import classes from './customer.module.css';

const TABS = ['items', 'timeline', 'profile', 'contracts'] as const;
type Tab = (typeof TABS)[number];
const NONE: ReadonlySet<string> = new Set();

export function CustomerScreen(props: { readonly customer: string }): ReactNode {
  const { t } = useTranslation('customer');
  const moment = useMoment();
  const answer = useCall('customers.get', { ...moment.input, customer: props.customer });
  const [tabParam, setTabParam] = useQueryParam('tab');
  const [ticked, setTicked] = useState(NONE);
  const [isReceiving, setReceiving] = useState(false);
  const [merging, setMerging] = useQueryParam('merge');
  const closeReceipt = useCallback(() => setReceiving(false), []);
  const tab: Tab = TABS.find((one) => one === tabParam) ?? 'items';
  const detail = answer.data;

  const propose = (): void =>
    navigate(pathTo(['letters'], { customers: props.customer, items: [...ticked].join(',') }));

  return (
    <Screen
      help="customer"
      fill
      title={detail?.profile.name ?? props.customer}
      subtitle={
        <>
          <Link to="/customers">{t('back')}</Link>
          <span> · {props.customer}</span>
        </>
      }
      actions={
        moment.isReplay || detail === undefined ? undefined : (
          <>
            <Button leftSection={<IconMail size={15} />} onClick={propose}>
              {ticked.size === 0
                ? t('proposeLetter')
                : t('proposeLetterOf', { count: ticked.size })}
            </Button>
            <Button
              variant="default"
              leftSection={<IconCash size={15} />}
              onClick={() => setReceiving(true)}
            >
              {t('recordReceipt')}
            </Button>
          </>
        )
      }
    >
      {answer.error !== null ? (
        <div className={classes.pad}>
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
        </div>
      ) : (
        <>
          {detail === undefined ? (
            <div className={classes.pad}>
              <Skeleton height={54} />
            </div>
          ) : (
            <CustomerHead
              detail={detail}
              onProfile={() =>
                navigate(
                  pathTo(['customers', detail.profile.customer], {
                    tab: 'profile',
                    edit: 'details',
                  }),
                )
              }
            />
          )}
          <Tabs value={tab} onChange={setTabParam} className={classes.tabs}>
            <Tabs.List className={classes.tabList}>
              {TABS.map((one) => (
                <Tabs.Tab key={one} value={one}>
                  {t(`tabs.${one}`)}
                  {one === 'items' && detail !== undefined && (
                    <span className="soft"> {detail.openItems.length}</span>
                  )}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value="items" className={classes.panel}>
              <OpenItemsTab
                customer={props.customer}
                detail={detail}
                ticked={ticked}
                onTicked={setTicked}
              />
            </Tabs.Panel>
            <Tabs.Panel value="timeline" className={classes.panel}>
              <TimelineTab customer={props.customer} />
            </Tabs.Panel>
            <Tabs.Panel value="profile" className={classes.panelScroll}>
              {detail !== undefined && (
                <ProfileTab detail={detail} onMerge={() => setMerging('choose')} />
              )}
            </Tabs.Panel>
            <Tabs.Panel value="contracts" className={classes.panelScroll}>
              {detail !== undefined && <ContractsTab detail={detail} />}
            </Tabs.Panel>
          </Tabs>
        </>
      )}
      {isReceiving && detail !== undefined && (
        <ReceiptDialog detail={detail} ticked={ticked} onClose={closeReceipt} />
      )}
      {merging !== null && detail !== undefined && !moment.isReplay && (
        <MergeDialog
          into={props.customer}
          from={null}
          onClose={() => setMerging(null)}
          onMerged={(into) =>
            navigate(pathTo(['customers', into], { tab: 'profile' }), { replace: true })
          }
        />
      )}
    </Screen>
  );
}
