/** Would this order go out? Asked while it is typed; nothing is recorded. */
import { useState, type ReactNode } from 'react';
import { Button, Modal, SegmentedControl, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../../data/as-of.tsx';
import { useCall } from '../../../data/use-call.ts';
import { engineSentence } from '../../../format/engine-sentence.ts';
import { Chip, type ChipTone } from '../../../kit/chip.tsx';
import { MoneyField } from '../../../kit/fields/money-field.tsx';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { CurrencyField } from '../../../kit/fields/place-fields.tsx';
import { ErrorState } from '../../../kit/states.tsx';
import { DialogFoot } from '../../../kit/form/dialog-foot.tsx';
import { Pair } from '../../../kit/form/pair.tsx';
import { readGoods } from '../../../../domain/facts/case-facts.ts';
import {
  ORDER_PAYMENTS,
  type OrderAnswer,
  type OrderPayment,
} from '../../../../domain/case/supply.ts';
import classes from './case.module.css';

const TONES: Readonly<Record<OrderAnswer, ChipTone>> = {
  yes: 'good',
  part: 'event',
  ask: 'event',
  no: 'stop',
};
/** Nobody has stopped typing before. */
const SETTLED_MS = 200;

export function OrderDialog(props: {
  readonly customer: string;
  readonly name: string;
  readonly currency: string;
  readonly onHold: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('customer');
  const { input, isReplay } = useMoment();
  const [amountMinor, setAmount] = useState<number | null>(null);
  const [currency, setCurrency] = useState(props.currency);
  const [payment, setPayment] = useState<OrderPayment>('on_account');
  const [goods, setGoods] = useState('');
  const typed = { amountMinor, currency, payment, goods: [...readGoods(goods)] };
  const [asked] = useDebouncedValue(typed, SETTLED_MS);
  const answer = useCall(
    'case.order',
    { ...input, ...asked, customer: props.customer, amountMinor: asked.amountMinor ?? 1 },
    { enabled: asked.amountMinor !== null && asked.amountMinor > 0 },
  );
  const decision = asked.amountMinor === null ? undefined : answer.data;
  // Asked for only where some goods are on hold.
  const asksGoods = goods !== '' || decision?.grounds.some(({ rule }) => rule === 'goods') === true;
  return (
    <Modal opened onClose={props.onClose} size={560} title={t('order.title', { name: props.name })}>
      <Stack gap="sm">
        <Pair>
          <MoneyField
            label={t('order.amount')}
            value={amountMinor}
            onChange={setAmount}
            currency={currency}
            isPositive
            startsFocused
          />
          <CurrencyField
            label={t('order.currency')}
            value={currency}
            onChange={(value) => setCurrency(value ?? currency)}
          />
        </Pair>
        <SegmentedControl
          aria-label={t('order.payment')}
          value={payment}
          onChange={(value) => setPayment(value as OrderPayment)}
          data={ORDER_PAYMENTS.map((one) => ({ value: one, label: t(`order.payments.${one}`) }))}
        />
        {asksGoods && (
          <TextField
            label={t('order.goods')}
            placeholder={t('hold.goodsExample')}
            value={goods}
            onChange={setGoods}
            maxLength={500}
          />
        )}
        <div className={classes.answer} aria-live="polite">
          {answer.error !== null ? (
            <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
          ) : decision === undefined ? (
            <p className={classes.soft}>{t('order.type')}</p>
          ) : (
            <>
              <p className={classes.verdict}>
                <Chip tone={TONES[decision.answer]}>{t(`order.answers.${decision.answer}`)}</Chip>{' '}
                {t(`order.verdicts.${decision.answer}`)}
              </p>
              <ul>
                {decision.grounds.map(({ rule, because }) => (
                  <li key={rule}>{`${engineSentence(because)}.`}</li>
                ))}
              </ul>
              {decision.release !== null && (
                <p>
                  <strong>{t('order.goes')}</strong> {decision.release}
                </p>
              )}
            </>
          )}
        </div>
        <DialogFoot
          aside={
            !isReplay && (
              <Button variant="default" onClick={props.onHold}>
                {t('order.hold')}
              </Button>
            )
          }
        >
          <Button onClick={props.onClose}>{t('order.close')}</Button>
        </DialogFoot>
      </Stack>
    </Modal>
  );
}
