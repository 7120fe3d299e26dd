/** A contract, new or changed. What is wrong stands beside its field before anything is asked. */
import { useState, type ReactNode } from 'react';
import { Select, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { CustomerInput } from '../../../../contract/calls/customers.ts';
import { PAYMENT_METHODS, type Contract } from '../../../../domain/contracts/contract.ts';
import { readContract } from '../../../../domain/contracts/read-contract.ts';
import type { FieldFault } from '../../../../domain/customers/field-reader.ts';
import type { IsoDate } from '../../../../domain/dates.ts';
import { formatTerms } from '../../../../domain/terms/format-terms.ts';
import type { Terms } from '../../../../domain/terms/terms.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useWorkspace } from '../../../data/workspace.tsx';
import { useAction } from '../../../data/use-call.ts';
import { DateField } from '../../../kit/fields/date-field.tsx';
import { faultsOf, placed } from '../../../kit/form/placed-faults.ts';
import { AddRow, useRows } from '../../../kit/form/rows.tsx';
import { CurrencyField } from '../../../kit/fields/place-fields.tsx';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { FormDialog } from '../../../kit/form/form-dialog.tsx';
import { clauseOf, draftOf, NEW_CLAUSE } from './clause-draft.ts';
import { ClauseFields } from './clause-fields.tsx';
import { TermsField } from './terms-field.tsx';
import classes from './contracts.module.css';
import type { ContractView } from '../../../../contract/told.ts';

type Paper = Omit<Contract, 'terms' | 'clauses' | 'validFrom'> & {
  readonly validFrom: IsoDate | null;
};

const emptyPaper = (profile: CustomerInput, home: string): Paper => ({
  number: '',
  customer: profile.customer,
  title: '',
  priceBasis: '',
  paymentMethod: 'transfer',
  signedByUsOn: null,
  signedByCustomerOn: null,
  termsInitialledOn: null,
  validFrom: null,
  validTo: null,
  governingLaw: profile.governingLaw,
  jurisdiction: '',
  currency: profile.currency ?? home,
  notes: '',
});

export function ContractDialog(props: {
  readonly profile: CustomerInput;
  /** Null: a new one. */
  readonly contract: Contract | null;
  readonly onClose: () => void;
  readonly onSaved: (saved: ContractView) => void;
}): ReactNode {
  const { t } = useTranslation(['contracts', 'profile']);
  const { contract, profile } = props;
  const { today } = useMoment();
  const home = useWorkspace().ledger.currency;
  const save = useAction('contracts.save');
  const [paper, setPaper] = useState<Paper>(contract ?? emptyPaper(profile, home));
  const [termsText, setTermsText] = useState(
    contract === null ? profile.terms : formatTerms(contract.terms),
  );
  const [terms, setTerms] = useState<Terms | null>(contract?.terms ?? null);
  const clauses = useRows(contract?.clauses.map((clause) => draftOf(clause)) ?? [], NEW_CLAUSE);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const all = [...faults, ...faultsOf(save.error)];
  const wrong = placed(all);
  const set = (change: Partial<Paper>): void => setPaper((before) => ({ ...before, ...change }));

  const run = async (): Promise<void> => {
    const { number, customer, title, priceBasis, paymentMethod, currency, notes } = paper;
    const { signedByUsOn, signedByCustomerOn, termsInitialledOn, validFrom, validTo } = paper;
    const read = readContract({
      number,
      customer,
      title,
      priceBasis,
      paymentMethod,
      terms,
      signedByUsOn,
      signedByCustomerOn,
      termsInitialledOn,
      validFrom,
      validTo,
      governingLaw: paper.governingLaw,
      jurisdiction: paper.jurisdiction,
      currency,
      clauses: clauses.rows.map((draft) => clauseOf(draft, currency)),
      notes,
    });
    if (!read.ok) {
      setFaults(read.error);
      return;
    }
    setFaults([]);
    const result = await save.run({ contract: read.value });
    if (!result.ok) return;
    notifications.show({
      message: t('contracts:contracts.saved', { number: result.value.contract.number }),
    });
    props.onSaved(result.value);
  };

  const text = (field: 'number' | 'title' | 'priceBasis' | 'governingLaw' | 'jurisdiction') => ({
    label: t(`contracts:form.${field}`),
    placeholder: t(`contracts:form.${field}Example`),
    maxLength: 200,
    value: paper[field],
    error: wrong(field),
    onChange: (value: string) => set({ [field]: value }),
  });
  const date = (
    field: 'validFrom' | 'validTo' | 'signedByUsOn' | 'signedByCustomerOn' | 'termsInitialledOn',
  ) => ({
    label: t(`contracts:form.${field}`),
    value: paper[field],
    today,
    error: wrong(field),
    onChange: (on: IsoDate | null) => set({ [field]: on }),
  });

  return (
    <FormDialog
      title={
        contract === null
          ? t('contracts:form.newTitle')
          : t('contracts:form.editTitle', { number: contract.number })
      }
      size={820}
      saving={{
        error: save.error?.at === undefined ? save.error : null,
        isRunning: save.isRunning,
      }}
      isReadWhole
      onSave={() => void run()}
      onClose={props.onClose}
    >
      <fieldset className={classes.group}>
        <legend>{t('contracts:form.paper')}</legend>
        <div className={classes.grid}>
          <TextField
            {...text('number')}
            required
            maxLength={60}
            {...(contract === null ? {} : { readOnly: true, variant: 'filled' })}
            data-autofocus={contract === null || undefined}
          />
          <TextField {...text('title')} className={classes.span2} />
          <TextField {...text('priceBasis')} required className={classes.span2} />
          <CurrencyField
            label={t('contracts:form.currency')}
            value={paper.currency}
            onChange={(currency) => set({ currency: currency ?? paper.currency })}
            error={wrong('currency')}
          />
          <DateField {...date('validFrom')} required />
          <DateField {...date('validTo')} />
          <Select
            label={t('contracts:form.method')}
            allowDeselect={false}
            value={paper.paymentMethod}
            data={PAYMENT_METHODS.map((value) => ({
              value,
              label: t(`profile:methods.${value}`),
            }))}
            onChange={(value) =>
              set({
                paymentMethod: PAYMENT_METHODS.find((one) => one === value) ?? paper.paymentMethod,
              })
            }
            error={wrong('paymentMethod')}
          />
        </div>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{t('contracts:terms.group')}</legend>
        <TermsField
          text={termsText}
          onText={setTermsText}
          onTerms={setTerms}
          currency={paper.currency}
          country={profile.country}
          error={wrong('terms')}
        />
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{t('contracts:form.signing')}</legend>
        <p className="soft">{t('contracts:form.signingHint')}</p>
        <div className={classes.grid}>
          <DateField {...date('signedByUsOn')} max={today} />
          <DateField {...date('signedByCustomerOn')} max={today} />
          <DateField {...date('termsInitialledOn')} max={today} />
        </div>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{t('contracts:form.law')}</legend>
        <div className={classes.grid}>
          <TextField {...text('governingLaw')} maxLength={100} />
          <TextField {...text('jurisdiction')} className={classes.span2} />
        </div>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{t('contracts:contracts.clauses')}</legend>
        {clauses.rows.map((draft, at) => (
          <ClauseFields
            key={draft.key}
            draft={draft}
            nth={at + 1}
            currency={paper.currency}
            wrong={placed(all, `clauses[${at + 1}]`)}
            onChange={(change) => clauses.set(draft.key, change)}
            onRemove={() => clauses.remove(draft.key)}
          />
        ))}
        <AddRow onAdd={() => clauses.add()}>{t('contracts:clause.add')}</AddRow>
      </fieldset>
      <Textarea
        label={t('contracts:form.notes')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={5000}
        value={paper.notes}
        onChange={(event) => set({ notes: event.currentTarget.value })}
        error={wrong('notes')}
      />
    </FormDialog>
  );
}
