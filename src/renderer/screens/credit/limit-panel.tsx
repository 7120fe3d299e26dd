/** What uses the limit of one customer, what is left of it, and the way to the credit file. */
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../data/as-of.tsx';
import { formatDate, formatMoney, formatPoints } from '../../format/format.ts';
import { SidePanel } from '../../frame/panel/side-panel.tsx';
import { BigFigure, Facts, Section, SmallTable } from '../../kit/explain/panel-parts.tsx';
import { navigate, pathTo } from '../../routing/router.tsx';
import { LimitDialog } from './file-dialogs.tsx';
import type { LimitRow } from './limit-columns.tsx';

export function LimitPanel(props: {
  readonly of: LimitRow;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('credit');
  const { isReplay } = useMoment();
  const [isSetting, setSetting] = useState(false);
  const { of } = props;
  const { exposure, limitMinor, usedPercent, decision } = of;
  const { currency, isWhole } = exposure;
  const money = (minor: number): string => formatMoney(minor, currency);
  return (
    <SidePanel
      title={of.name}
      subtitle={[of.customer, t(`limits.states.${of.state}`)].join(' · ')}
      onClose={props.onClose}
      footer={
        <>
          {!isReplay && (
            <Button variant="default" onClick={() => setSetting(true)}>
              {t('limit.set')}
            </Button>
          )}
          <Button
            variant="default"
            rightSection={<kbd aria-hidden>o</kbd>}
            onClick={() => navigate(pathTo(['customers', of.customer], { tab: 'credit' }))}
          >
            {t('limits.panel.file')}
          </Button>
        </>
      }
    >
      <BigFigure>
        {usedPercent === null
          ? t(`limits.states.${of.state}`)
          : t('limits.panel.used', { percent: formatPoints(usedPercent) })}
      </BigFigure>
      <Section>
        <SmallTable
          columns={[
            { header: t('limits.panel.uses') },
            { header: t('limits.panel.amount'), figure: true },
          ]}
          rows={(
            [
              ['open', exposure.openMinor],
              ['overdue', exposure.overdueMinor],
              ['disputed', exposure.disputedMinor],
              ['unbilled', exposure.unbilledMinor],
              ['released', exposure.releasedMinor],
            ] as const
          ).map(([part, minor]) => ({
            key: part,
            cells: [t(`limits.panel.parts.${part}`), money(minor)],
          }))}
          total={[t('limits.columns.used'), isWhole ? money(exposure.usedMinor) : t('limits.states.unknown')]} // prettier-ignore
        />
      </Section>
      <Facts
        facts={[
          [t('limits.columns.limit'), limitMinor === null ? '' : money(limitMinor)],
          [
            t('limits.panel.left'),
            limitMinor === null || !isWhole ? '' : money(limitMinor - exposure.usedMinor),
          ],
          [t('limits.columns.until'), of.until === null ? '' : formatDate(of.until)],
          [t('limits.columns.insured'), of.insured],
          [t('limits.columns.decision'), decision === null ? '' : t(`decision.names.${decision}`)],
          [
            t('limits.columns.hold'),
            of.hold === null ? '' : t(`limits.holds.${of.hold as 'hold'}`),
          ],
        ]}
      />
      {isSetting && (
        <LimitDialog customer={of.customer} currency={currency} onClose={() => setSetting(false)} />
      )}
    </SidePanel>
  );
}
