/** One exact match beside the list: what the bank says, where the money goes, and why. */
import type { ReactNode } from 'react';
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MatchRow } from '../../../../contract/told.ts';
import { formatDate, formatMoney } from '../../../format/format.ts';
import { SidePanel } from '../../../frame/panel/side-panel.tsx';
import { BigFigure, Rule } from '../../../kit/explain/panel-parts.tsx';
import { Link, pathTo } from '../../../routing/router.tsx';
import { Reasons, ShareTable } from '../proposal-card.tsx';

export function SurePanel(props: {
  readonly row: MatchRow;
  readonly isTicked: boolean;
  readonly onTick: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('bank');
  const { line, best } = props.row;
  return (
    <SidePanel
      title={line.counterparty === '' ? t('noPayer') : line.counterparty}
      subtitle={
        <>
          {formatDate(line.bookedOn)}
          {best !== null && (
            <>
              {' · '}
              <Link to={pathTo(['customers', best.customer])}>{best.name}</Link>
            </>
          )}
        </>
      }
      onClose={props.onClose}
      footer={
        <Checkbox label={t('sureList.take')} checked={props.isTicked} onChange={props.onTick} />
      }
    >
      <BigFigure>{formatMoney(line.leftMinor, line.currency)}</BigFigure>
      <Rule>{line.text === '' ? t('noText') : line.text}</Rule>
      {best !== null && (
        <>
          <ShareTable proposal={best} />
          <Reasons proposal={best} />
        </>
      )}
    </SidePanel>
  );
}
