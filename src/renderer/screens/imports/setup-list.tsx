/**
 * What a first letter still needs, as a list with a button each, right after the first invoices are in:
 * nobody should learn it from the refusals of the letters. What is done is ticked and stays in sight.
 */
import { Button } from '@mantine/core';
import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { useWorkspace } from '../../data/workspace.tsx';
import { letterNeeds, owedIn } from '../settings/letter-needs.ts';

interface Step {
  readonly key: string;
  readonly text: string;
  readonly isDone: boolean;
  readonly action: string;
  readonly to: string;
}

export function SetupList(props: { readonly goTo: (path: string) => void }) {
  const { t } = useTranslation('imports');
  const { today } = useMoment();
  const { freshness } = useWorkspace().ledger;
  const company = useCall('company.get', {});
  const accounts = useCall('bankAccounts.list', {});
  const customers = useCall('customers.list', { asOf: today, knownAt: null });
  const proposed = useCall('letters.propose', { issuedOn: today });
  const total = useCall('aging.inBase', { asOf: today, knownAt: null });
  if (
    company.data === undefined ||
    accounts.data === undefined ||
    customers.data === undefined ||
    proposed.data === undefined
  )
    return null;

  const currencies = owedIn(customers.data, company.data.currency);
  const needs = letterNeeds(company.data, accounts.data, currencies);
  const isForeign = currencies.some((currency) => currency !== company.data.currency);
  const withoutAddress = proposed.data.filter((one) =>
    one.blocks.some(({ code }) => code === 'no_address'),
  ).length;
  const steps: readonly Step[] = [
    {
      key: 'sender',
      text: t('setup.sender'),
      isDone: needs.sender.length === 0,
      action: t('setup.complete'),
      to: '/settings/company?complete=yes',
    },
    {
      key: 'account',
      text: t('setup.account', {
        currencies: (needs.accountsIn.length === 0 ? currencies : needs.accountsIn).join(', '),
      }),
      isDone: needs.accountsIn.length === 0,
      action: t('setup.add'),
      to: '/settings/bank',
    },
    {
      key: 'address',
      text:
        withoutAddress === 0
          ? t('setup.addresses')
          : t('setup.noAddress', { count: withoutAddress }),
      isDone: withoutAddress === 0,
      action: t('setup.complete'),
      to: '/letters',
    },
    ...(isForeign
      ? [
          {
            key: 'rates',
            text: t('setup.rates'),
            isDone: total.data !== undefined,
            action: t('setup.import'),
            to: '/settings/currencies',
          },
        ]
      : []),
    {
      key: 'bank',
      text: t('setup.bank'),
      isDone: freshness.bankTo !== null,
      action: t('setup.import'),
      to: '/import',
    },
  ];
  if (steps.every((step) => step.isDone)) return null;
  return (
    <section className="setup-list" aria-labelledby="setup-title">
      <h3 id="setup-title">{t('setup.title')}</h3>
      <ul>
        {steps.map(({ key, text, isDone, action, to }) => (
          <li key={key}>
            {isDone ? (
              <IconCircleCheck
                size={16}
                color="var(--good)"
                role="img"
                aria-label={t('setup.done')}
              />
            ) : (
              <IconCircle size={16} role="img" aria-label={t('setup.open')} />
            )}
            <span>{text}</span>
            {!isDone && (
              <Button variant="default" onClick={() => props.goTo(to)}>
                {action}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
