/**
 * Holds deliveries back, with the ground it rests on (domain-rules N16): what the ledger knows is offered, and
 * where no contract gives the right, that is said before it is placed. What the customer is told comes next.
 */
import { useState, type ReactNode } from 'react';
import { Alert, Radio, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../../data/as-of.tsx';
import { useAction, useCall } from '../../../data/use-call.ts';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { FormDialog } from '../../../kit/form/form-dialog.tsx';
import { HOLD_LEVELS, type HoldLevel } from './hold-level.ts';

const MOST_LETTERS = 500;

export function HoldDialog(props: {
  readonly customer: string;
  readonly name: string;
  /** It was recorded, and the customer can be told on paper. */
  readonly onHeld: (key: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('customer');
  const { customer, name } = props;
  const { input, today } = useMoment();
  const known = useCall('case.holdGrounds', { ...input, customer });
  const record = useAction('case.record');
  const [level, setLevel] = useState<HoldLevel>('hold');
  const [goods, setGoods] = useState('');
  const [typed, setGround] = useState<string | null>(null);
  const offered = known.data?.grounds ?? [];
  const ground = typed ?? offered[0] ?? '';
  const save = async (): Promise<void> => {
    const result = await record.run({
      kind: 'hold',
      customer,
      on: today,
      details: {
        level,
        ground: ground.trim(),
        ...(level === 'goods' && { goods: goods.trim() }),
      },
    });
    if (!result.ok) return;
    const { fact, warnings } = result.value;
    const [warning] = warnings;
    notifications.show({
      message:
        warning === undefined ? t('hold.done', { name }) : `${t('hold.done', { name })} ${warning}`,
    });
    props.onClose();
    if (level !== 'watch') props.onHeld(fact.key);
  };
  return (
    <FormDialog
      title={t('hold.title', { name })}
      text={t('hold.text')}
      size={600}
      saving={record}
      saveLabel={t('hold.save')}
      onSave={() => void save()}
      onClose={props.onClose}
    >
      <Radio.Group
        size="xs"
        label={t('hold.level')}
        value={level}
        onChange={(value) => setLevel(value as HoldLevel)}
      >
        <Stack gap={6} mt={6}>
          {HOLD_LEVELS.map((one) => (
            <Radio
              key={one}
              value={one}
              label={t(`case.holds.${one}`)}
              description={t(`hold.levels.${one}`)}
              data-autofocus={one === level || undefined}
            />
          ))}
        </Stack>
      </Radio.Group>
      {level === 'goods' && (
        <TextField
          label={t('hold.goods')}
          description={t('hold.goodsHint')}
          placeholder={t('hold.goodsExample')}
          value={goods}
          maxLength={MOST_LETTERS}
          onChange={setGoods}
          required
        />
      )}
      {offered.length > 1 && (
        <Radio.Group
          size="xs"
          label={t('hold.known')}
          value={offered.includes(ground) ? ground : ''}
          onChange={setGround}
        >
          <Stack gap={6} mt={6}>
            {offered.map((one) => (
              <Radio key={one} value={one} label={one} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <TextField
        label={t('hold.ground')}
        {...(level === 'watch' ? {} : { description: t('hold.groundHint') })}
        placeholder={t('hold.example')}
        value={ground}
        maxLength={MOST_LETTERS}
        onChange={setGround}
        required
      />
      {known.data !== undefined && level === 'goods' && (
        <Alert color="yellow" variant="light" p="xs">
          {known.data.goodsCaution}
        </Alert>
      )}
      {known.data?.caution != null && level !== 'watch' && (
        <Alert color="yellow" variant="light" p="xs">
          {known.data.caution}
        </Alert>
      )}
    </FormDialog>
  );
}
