/** One contract: whether letters may cite it and why, what was agreed, its clauses and its scans. */
import { useMemo, useState, type ReactNode } from 'react';
import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { formatTerms } from '../../../../domain/terms/format-terms.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useAction } from '../../../data/use-call.ts';
import { formatDate } from '../../../format/format.ts';
import { SidePanel } from '../../../frame/panel/side-panel.tsx';
import { Facts, Rule, Section } from '../../../kit/explain/panel-parts.tsx';
import { usePanelSize } from '../../../kit/explain/use-panel-size.ts';
import { Papers } from '../../../kit/papers/papers.tsx';
import { ErrorState } from '../../../kit/states.tsx';
import { clauseFigure, validText } from './contract-words.ts';
import classes from './contracts.module.css';
import type { ContractView } from '../../../../contract/told.ts';
import { Chip } from '../../../kit/chip.tsx';
import { DialogFoot } from '../../../kit/form/dialog-foot.tsx';

export function ContractPanel(props: {
  readonly view: ContractView;
  readonly onChange: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation(['contracts', 'profile']);
  const { view } = props;
  const { contract } = view;
  const { isReplay } = useMoment();
  const size = usePanelSize();
  const [isRetiring, setRetiring] = useState(false);
  const target = useMemo(
    () => ({ kind: 'contract', customer: contract.customer, number: contract.number }) as const,
    [contract.customer, contract.number],
  );
  const date = (on: typeof contract.signedByUsOn): string => (on === null ? '–' : formatDate(on));
  return (
    <SidePanel
      title={t('contracts:contracts.panelTitle', { number: contract.number })}
      subtitle={contract.title}
      size={size}
      onClose={props.onClose}
      footer={
        isReplay ? undefined : (
          <>
            <Button variant="default" onClick={props.onChange}>
              {t('contracts:contracts.change')}
            </Button>
            <Button variant="subtle" color="gray" onClick={() => setRetiring(true)}>
              {t('contracts:contracts.retire')}
            </Button>
          </>
        )
      }
    >
      <Section>
        <Chip tone={view.isCitable ? 'good' : 'plain'}>
          {t(view.isCitable ? 'contracts:contracts.citable' : 'contracts:contracts.notCitable')}
        </Chip>
        <Rule>{view.because}</Rule>
      </Section>
      <Section>
        <Facts
          facts={[
            [t('contracts:contracts.terms'), formatTerms(contract.terms)],
            [t('contracts:form.priceBasis'), contract.priceBasis],
            [t('contracts:form.method'), t(`profile:methods.${contract.paymentMethod}`)],
            [t('contracts:form.currency'), contract.currency],
            [t('contracts:contracts.valid'), validText(contract, t)],
            [t('contracts:form.signedByUsOn'), date(contract.signedByUsOn)],
            [t('contracts:form.signedByCustomerOn'), date(contract.signedByCustomerOn)],
            [t('contracts:form.termsInitialledOn'), date(contract.termsInitialledOn)],
            [t('contracts:form.governingLaw'), contract.governingLaw],
            [t('contracts:form.jurisdiction'), contract.jurisdiction],
            [t('contracts:form.notes'), contract.notes],
          ]}
        />
      </Section>
      <Section title={t('contracts:contracts.clauses')}>
        {contract.clauses.length === 0 && <Rule>{t('contracts:contracts.noClauses')}</Rule>}
        {contract.clauses.map((clause, index) => (
          <div key={index} className={classes.clause}>
            <strong>
              {clause.number} · {t(`contracts:clause.kinds.${clause.kind}`)}
            </strong>{' '}
            <span className="soft">{clauseFigure(clause, t)}</span>
            <p>{clause.text}</p>
          </div>
        ))}
      </Section>
      <Papers target={target} />
      {isRetiring && (
        <RetireDialog
          view={view}
          onClose={() => setRetiring(false)}
          onRetired={() => {
            setRetiring(false);
            props.onClose();
          }}
        />
      )}
    </SidePanel>
  );
}

function RetireDialog(props: {
  readonly view: ContractView;
  readonly onClose: () => void;
  readonly onRetired: () => void;
}): ReactNode {
  const { t } = useTranslation(['contracts', 'common']);
  const { number, customer } = props.view.contract;
  const retire = useAction('contracts.retire');
  return (
    <Modal opened onClose={props.onClose} title={t('contracts:contracts.retireTitle', { number })}>
      <p style={{ marginTop: 0 }}>{t('contracts:contracts.retireText')}</p>
      {retire.error !== null && <ErrorState error={retire.error} />}
      <DialogFoot>
        <Button variant="default" onClick={props.onClose}>
          {t('common:cancel')}
        </Button>
        <Button
          loading={retire.isRunning}
          onClick={() => {
            void retire.run({ customer, number }).then((result) => {
              if (!result.ok) return;
              notifications.show({ message: t('contracts:contracts.retired', { number }) });
              props.onRetired();
            });
          }}
        >
          {t('contracts:contracts.retireNow')}
        </Button>
      </DialogFoot>
    </Modal>
  );
}
