/**
 * One customer: the figures, then in tabs what stands open, everything that happened, how it pays, what it buys, the
 * credit file and the profile that letters need. `1`–`7` go to the tabs, `l` proposes a letter, `d` asks about deliveries, Esc goes back to the
 * list.
 */
import { use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { ActionIcon, Button, Skeleton, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowLeft, IconCash, IconTruckDelivery } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { useWorkspace } from '../../data/workspace.tsx';
import { formatCountry, formatDate } from '../../format/format.ts';
import { Screen, SMALL_WINDOW } from '../../frame/screen.tsx';
import { NoticeDialog } from '../../kit/notices/notice-dialog.tsx';
import { ErrorState } from '../../kit/states.tsx';
import { BarSlotContext, BesidePanelContext } from '../../kit/table/view/bar-slot.ts';
import { isTyping } from '../../kit/table/view/grid-keys.ts';
import { navigate, pathTo, useQueryParam } from '../../routing/router.tsx';
import { SidePanel } from '../../frame/panel/side-panel.tsx';
import { Agreements } from './case/agreements.tsx';
import { HeldChip } from './case/held-chip.tsx';
import { HoldDialog } from './case/hold-dialog.tsx';
import { OrderDialog } from './case/order-dialog.tsx';
import { CaseBand } from './case/case-band.tsx';
import caseClasses from './case/case.module.css';
import { useJudged } from './case/use-judged.ts';
import { ContractsTab } from './contracts/contracts-tab.tsx';
import { CustomerHead, MissingForLetter } from './customer-head.tsx';
import { MergeDialog } from './merges/merge-dialog.tsx';
import { OpenItemsTab } from './open-items-tab.tsx';
import { ProfileTab } from './profile-tab.tsx';
import { RiskChip } from '../signals/risk-score.tsx';
import { BehaviourTab } from '../signals/behaviour-tab.tsx';
import { PurchasesTab } from '../signals/purchases-tab.tsx';
import { CreditTab } from '../credit/credit-tab.tsx';
import { ReceiptDialog } from './receipt-dialog.tsx';
import { TimelineTab } from './timeline/timeline-tab.tsx';
import { goBack, useEscapeToList } from './way-back.ts';
import classes from './customer.module.css';

const TABS = [
  'items',
  'timeline',
  'payments',
  'purchases',
  'credit',
  'profile',
  'contracts',
] as const;
type Tab = (typeof TABS)[number];
const NONE: ReadonlySet<string> = new Set();

interface PageKeys {
  readonly onTab: (tab: Tab) => void;
  readonly propose: (() => void) | null;
  readonly ask: (() => void) | null;
}

export function CustomerScreen(props: { readonly customer: string }): ReactNode {
  const { t } = useTranslation('customer');
  const moment = useMoment();
  const answer = useCall('customers.get', { ...moment.input, customer: props.customer });
  const [tabParam, setTabParam] = useQueryParam('tab');
  const [ticked, setTicked] = useState(NONE);
  const [isReceiving, setReceiving] = useState(false);
  const [deliveries, setDeliveries] = useState<'order' | 'hold' | null>(null);
  /** Key of a hold that was just recorded. */
  const [held, setHeld] = useState<string | null>(null);
  const [merging, setMerging] = useQueryParam('merge');
  const closeReceipt = useCallback(() => setReceiving(false), []);
  const home = useWorkspace().ledger.currency;
  const tab: Tab = TABS.find((one) => one === tabParam) ?? 'items';
  const detail = answer.data;
  const judged = useJudged(props.customer);
  const { known } = judged;
  const folds = useMediaQuery(SMALL_WINDOW, undefined, { getInitialValueInEffect: false });
  const [isNextShown, setNextShown] = useState(false);
  const canAct = !moment.isReplay && detail !== undefined;
  const propose = (): void =>
    navigate(pathTo(['letters'], { customers: props.customer, items: [...ticked].join(',') }));
  useEscapeToList();
  usePageKeys({
    onTab: setTabParam,
    propose: canAct ? propose : null,
    ask: detail === undefined ? null : () => setDeliveries('order'),
  });

  return (
    <Screen
      help="customer"
      fill
      before={
        <ActionIcon
          component="a"
          href="#/customers"
          className={classes.back}
          aria-label={t('back')}
          onClick={(event) => {
            event.preventDefault();
            goBack();
          }}
        >
          <IconArrowLeft size={17} />
        </ActionIcon>
      }
      title={detail?.profile.name ?? props.customer}
      subtitle={
        <div className={classes.beside}>
          <span>
            {[
              props.customer,
              detail?.profile.country == null ? '' : formatCountry(detail.profile.country),
            ]
              .filter((one) => one !== '')
              .join(' · ')}
          </span>
          {known !== undefined && <HeldChip of={known} />}
          <RiskChip customer={props.customer} />
        </div>
      }
      actions={
        <>
          {folds && known !== undefined && (
            <Button variant="default" onClick={() => setNextShown(true)}>
              {t('case.open')}
            </Button>
          )}
          {detail !== undefined && (
            <Button
              variant="default"
              leftSection={<IconTruckDelivery size={15} />}
              rightSection={<kbd aria-hidden>d</kbd>}
              onClick={() => setDeliveries('order')}
            >
              {t('deliveries')}
            </Button>
          )}
          {canAct && (
            <>
              <Button
                variant="default"
                leftSection={<IconCash size={15} />}
                onClick={() => setReceiving(true)}
              >
                {t('recordReceipt')}
              </Button>
              <Button rightSection={<kbd aria-hidden>l</kbd>} onClick={propose}>
                {ticked.size === 0
                  ? t('proposeLetter')
                  : t('proposeLetterOf', { count: ticked.size })}
              </Button>
            </>
          )}
        </>
      }
      banner={
        detail !== undefined && (
          <MissingForLetter
            profile={detail.profile}
            onProfile={() =>
              navigate(
                pathTo(['customers', detail.profile.customer], { tab: 'profile', edit: 'details' }),
              )
            }
          />
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
              <Skeleton height={52} />
            </div>
          ) : (
            <CustomerHead detail={detail} known={known} />
          )}
          {known !== undefined && !folds && <CaseBand of={known} />}
          <TabsWithTools tab={tab} onTab={setTabParam} openItems={detail?.openItems.length}>
            <Tabs.Panel value="items" className={classes.panel}>
              <OpenItemsTab
                customer={props.customer}
                detail={detail}
                judged={judged}
                ticked={ticked}
                onTicked={setTicked}
              />
            </Tabs.Panel>
            <Tabs.Panel value="timeline" className={classes.panel}>
              <TimelineTab customer={props.customer} />
            </Tabs.Panel>
            <Tabs.Panel value="payments" className={classes.panelScroll}>
              <BehaviourTab customer={props.customer} />
            </Tabs.Panel>
            <Tabs.Panel value="purchases" className={classes.panelScroll}>
              <PurchasesTab customer={props.customer} />
            </Tabs.Panel>
            <Tabs.Panel value="credit" className={classes.panelScroll}>
              <CreditTab
                customer={props.customer}
                currency={detail?.profile.currency ?? home}
                known={known}
              />
            </Tabs.Panel>
            <Tabs.Panel value="profile" className={classes.panelScroll}>
              {detail !== undefined && (
                <ProfileTab detail={detail} onMerge={() => setMerging('choose')} />
              )}
            </Tabs.Panel>
            <Tabs.Panel value="contracts" className={classes.panelScroll}>
              {detail !== undefined && <ContractsTab detail={detail} />}
            </Tabs.Panel>
          </TabsWithTools>
          <footer className={`screen-foot ${classes.foot}`}>
            {tab === 'items' && <span>{t('shownAsOf', { date: formatDate(moment.asOf) })}</span>}
            <span className={classes.backHint}>
              {t('backToList')} <kbd>Esc</kbd>
            </span>
          </footer>
        </>
      )}
      {isNextShown && folds && known !== undefined && (
        <SidePanel title={t('case.label')} onClose={() => setNextShown(false)}>
          <div className={caseClasses.folded}>
            {detail !== undefined && <CustomerHead detail={detail} known={known} isWhole />}
            <CaseBand of={known} />
            <Agreements of={known} />
          </div>
        </SidePanel>
      )}
      {isReceiving && detail !== undefined && (
        <ReceiptDialog detail={detail} ticked={ticked} onClose={closeReceipt} />
      )}
      {deliveries === 'order' && detail !== undefined && (
        <OrderDialog
          customer={props.customer}
          name={detail.profile.name}
          currency={detail.profile.currency ?? home}
          onHold={() => setDeliveries('hold')}
          onClose={() => setDeliveries(null)}
        />
      )}
      {deliveries === 'hold' && detail !== undefined && (
        <HoldDialog
          customer={props.customer}
          name={detail.profile.name}
          onHeld={setHeld}
          onClose={() => setDeliveries(null)}
        />
      )}
      {held !== null && (
        <NoticeDialog of={{ kind: 'hold', key: held }} onClose={() => setHeld(null)} />
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

/**
 * Tabs at the left, the tools of the list in them at the right. In a small window those fold with the
 * title; beside a panel there is no room for them.
 */
function TabsWithTools(props: {
  readonly tab: Tab;
  readonly onTab: (tab: string | null) => void;
  readonly openItems: number | undefined;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation('customer');
  const [element, setElement] = useState<HTMLElement | null>(null);
  const folds = useMediaQuery(SMALL_WINDOW, undefined, { getInitialValueInEffect: false });
  const isBeside = use(BesidePanelContext);
  const inHead = use(BarSlotContext);
  const slot = useMemo(
    () => (element === null ? null : { element, reveal: () => undefined }),
    [element],
  );
  return (
    <Tabs value={props.tab} onChange={props.onTab} className={classes.tabs}>
      <div className={classes.tabRow}>
        <Tabs.List className={classes.tabList}>
          {TABS.map((one, index) => (
            <Tabs.Tab key={one} value={one} title={t('tabKey', { key: index + 1 })}>
              {t(`tabs.${one}`)}
              {one === 'items' && props.openItems !== undefined && (
                <span className="soft"> {props.openItems}</span>
              )}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {!folds && (
          <div className={classes.tabTools} data-beside={isBeside || undefined} ref={setElement} />
        )}
      </div>
      {/* Around them in every window: a dialog with what was typed outlives a change of size. */}
      <BarSlotContext value={folds ? inHead : slot}>{props.children}</BarSlotContext>
    </Tabs>
  );
}

/** `1` to `7` for the tabs; `l` for the letter, null while there is none to propose; `d` for deliveries. */
function usePageKeys({ onTab, propose, ask }: PageKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector('[aria-modal="true"]') !== null) return;
      const tab = /^[1-7]$/.test(event.key) ? TABS[Number(event.key) - 1] : undefined;
      if (tab !== undefined) onTab(tab);
      else if (event.key === 'l') propose?.();
      else if (event.key === 'd' && ask !== null) {
        // The letter must not be the first of what is typed into the dialog.
        event.preventDefault();
        ask();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onTab, propose, ask]);
}
