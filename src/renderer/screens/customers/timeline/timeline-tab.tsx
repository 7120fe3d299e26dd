/**
 * Everything that happened with a customer in one stream, newest first. The engine filters and
 * searches, so a group of a busy customer shows all of its events and not those among the newest.
 */
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { Button, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../../../contract/calls/customers.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { formatDate } from '../../../format/format.ts';
import { PagedGrid } from '../../../kit/table/index.ts';
import { navigate, useQueryParam } from '../../../routing/router.tsx';
import { docOf, documentOf, pathOf } from './leads-to.ts';
import { timelineColumns } from './timeline-columns.tsx';
import { kindsOf, TIMELINE_GROUPS } from './timeline-events.ts';
import { TimelinePanel } from './timeline-panel.tsx';

const rowKey = (entry: TimelineEntry): string => entry.id;

export function TimelineTab(props: { readonly customer: string }): ReactNode {
  const { t } = useTranslation(['timeline', 'ledger']);
  const { customer } = props;
  const moment = useMoment();
  const [show, setShow] = useQueryParam('show');
  const [doc, setDoc] = useQueryParam('doc');
  const [active, setActive] = useState<string | null>(null);
  const group = TIMELINE_GROUPS.find((one) => one === show) ?? null;
  const input = useMemo(
    () => ({
      ...moment.input,
      customer,
      kinds: group === null ? null : [...kindsOf(group)],
    }),
    [moment.input, customer, group],
  );
  const leadTo = useCallback(
    (entry: TimelineEntry) => pathOf(entry, customer, group),
    [customer, group],
  );
  const columns = useMemo(() => timelineColumns(t, leadTo), [t, leadTo]);
  const document = documentOf(doc);
  return (
    <>
      <PagedGrid
        name="timeline"
        label={t('label')}
        call="customers.timeline"
        input={input}
        columns={columns}
        rowKey={rowKey}
        openKey={active}
        onFollow={(entry) => {
          setActive(entry.id);
          // An open panel follows the list; what opens elsewhere leaves it as it is.
          const next = docOf(entry);
          if (document !== null && next !== null) setDoc(next);
        }}
        onOpen={(entry) => {
          setActive(entry.id);
          const next = docOf(entry);
          const path = leadTo(entry);
          if (next !== null) setDoc(next);
          else if (path !== null) navigate(path);
        }}
        isMuted={(entry) => entry.reversed}
        countText={(count) => t('count', { count })}
        filterHint={t('search')}
        left={
          <Select
            aria-label={t('show')}
            w={136}
            allowDeselect={false}
            value={group ?? 'all'}
            onChange={(value) => setShow(value === 'all' ? null : value)}
            data={[
              { value: 'all', label: t('all') },
              ...TIMELINE_GROUPS.map((one) => ({ value: one, label: t(`groups.${one}`) })),
            ]}
          />
        }
        empty={
          group === null
            ? {
                title: t('emptyTitle', { date: formatDate(moment.asOf) }),
                text: t('emptyText'),
              }
            : {
                title: t('noneOfKind', {
                  group: t(`groups.${group}`),
                  date: formatDate(moment.asOf),
                }),
                action: (
                  <Button variant="default" onClick={() => setShow(null)}>
                    {t('showAll')}
                  </Button>
                ),
              }
        }
        autoFocus
      />
      {document !== null && (
        <TimelinePanel document={document} customer={customer} onClose={() => setDoc(null)} />
      )}
    </>
  );
}
