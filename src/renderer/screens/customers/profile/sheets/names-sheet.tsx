/**
 * Under which names, codes and accounts this customer is known, and who was merged into it. Matching
 * bank lines and bringing in lists go by these.
 */
import { useState, type ReactNode } from 'react';
import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CustomerAlias, ProfileView } from '../../../../../contract/calls/customers.ts';
import { useAction } from '../../../../data/use-call.ts';
import { formatDate, formatInstant } from '../../../../format/format.ts';
import { ErrorState } from '../../../../kit/states.tsx';
import { UnmergeDialog } from '../../merges/unmerge-dialog.tsx';
import { TextField } from '../../../../kit/fields/text-field.tsx';
import { FormDialog } from '../../../../kit/form/form-dialog.tsx';
import { Sheet, SheetButton } from './sheet.tsx';
import { Chip } from '../../../../kit/chip.tsx';
import classes from '../profile.module.css';

export function NamesSheet(props: {
  readonly customer: string;
  readonly view: ProfileView;
  readonly isReadOnly: boolean;
  readonly isBlank: boolean;
  readonly onMerge: () => void;
}): ReactNode {
  const { t } = useTranslation('profile');
  const { view, isReadOnly } = props;
  const [isAdding, setAdding] = useState(false);
  const [undone, setUndone] = useState<ProfileView['merges'][number] | null>(null);
  const accounts = view.aliases.filter((alias) => alias.kind === 'account');
  const names = view.aliases.filter((alias) => alias.kind !== 'account');
  return (
    <Sheet
      title={t('names.title')}
      wide
      action={
        isReadOnly ? undefined : (
          <span className={classes.actions}>
            <Button size="compact-xs" variant="default" onClick={props.onMerge}>
              {t('names.merge')}
            </Button>
            <SheetButton
              isBlank={props.isBlank}
              add={t('names.add')}
              onClick={() => setAdding(true)}
            />
          </span>
        )
      }
      dialog={
        <>
          {isAdding && <AliasDialog customer={props.customer} onClose={() => setAdding(false)} />}
          {undone !== null && <UnmergeDialog merge={undone} onClose={() => setUndone(null)} />}
        </>
      }
      {...(props.isBlank && { empty: t('names.empty') })}
    >
      <div className={classes.threeCols}>
        <section>
          <h3>{t('names.aliases')}</h3>
          {names.length === 0 && <p className={classes.quiet}>{t('names.noAliases')}</p>}
          <AliasList aliases={names} isReadOnly={isReadOnly} />
        </section>
        <section>
          <h3>{t('names.accounts')}</h3>
          {accounts.length === 0 && <p className={classes.quiet}>{t('names.noAccounts')}</p>}
          <AliasList aliases={accounts} isReadOnly={isReadOnly} />
        </section>
        <section>
          <h3>{t('names.legal')}</h3>
          <ul className={classes.rows}>
            {view.names.map(({ name, effectiveOn }, index) => (
              <li key={`${effectiveOn} ${name}`} className={classes.alias}>
                <span className={classes.aliasValue}>
                  {name} {index === 0 && <Chip>{t('names.now')}</Chip>}
                </span>
                <span className="soft">{t('names.since', { date: formatDate(effectiveOn) })}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
      {view.merges.length > 0 && (
        <section className={classes.merges}>
          <h3>{t('names.merges')}</h3>
          <ul className={classes.rows}>
            {view.merges.map((merge) => (
              <li key={merge.mergeId} className={classes.line}>
                <span>
                  <strong>{merge.fromName}</strong> <span className="soft">{merge.from}</span>{' '}
                  {merge.reason}
                </span>
                <span className={classes.actions}>
                  <span className="soft">{formatInstant(merge.recordedAt)}</span>
                  {!isReadOnly && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={t('names.undoMergeOf', { name: merge.fromName })}
                      onClick={() => setUndone(merge)}
                    >
                      {t('names.undoMerge')}
                    </Button>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Sheet>
  );
}

function AliasList(props: {
  readonly aliases: readonly CustomerAlias[];
  readonly isReadOnly: boolean;
}): ReactNode {
  const { t } = useTranslation('profile');
  const remove = useAction('customers.removeAlias');
  const take = async (alias: CustomerAlias): Promise<void> => {
    const result = await remove.run({ aliasId: alias.aliasId });
    if (result.ok) notifications.show({ message: t('names.removed', { value: alias.value }) });
  };
  return (
    <>
      <ul className={classes.rows}>
        {props.aliases.map((alias) => (
          <li key={alias.aliasId} className={classes.alias}>
            <span className={classes.aliasValue}>{alias.value}</span>
            <span className="soft" title={formatInstant(alias.recordedAt)}>
              {alias.kind === 'code' ? `${t('names.code')} · ` : ''}
              {t(`names.origin.${alias.origin}`)}
            </span>
            {!props.isReadOnly && (
              <ActionIcon
                size="sm"
                aria-label={t('names.remove', { value: alias.value })}
                disabled={remove.isRunning}
                onClick={() => void take(alias)}
              >
                <IconX size={13} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {remove.error !== null && <ErrorState error={remove.error} />}
    </>
  );
}

const KINDS = ['name', 'account', 'code'] as const;

function AliasDialog(props: {
  readonly customer: string;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('profile');
  const [kind, setKind] = useState<(typeof KINDS)[number]>('name');
  const [value, setValue] = useState('');
  const add = useAction('customers.addAlias');
  const refused = add.error?.code === 'alias_taken' || add.error?.at === 'value';
  return (
    <FormDialog
      title={t('names.add')}
      text={t('names.addText')}
      saving={{ error: refused ? null : add.error, isRunning: add.isRunning }}
      onSave={() => {
        void add.run({ customer: props.customer, kind, value }).then((result) => {
          if (!result.ok) return;
          notifications.show({ message: t('names.added', { value: result.value.value }) });
          props.onClose();
        });
      }}
      onClose={props.onClose}
    >
      <SegmentedControl
        aria-label={t('names.kind')}
        value={kind}
        onChange={(next) => setKind(KINDS.find((one) => one === next) ?? 'name')}
        data={KINDS.map((one) => ({ value: one, label: t(`names.kinds.${one}`) }))}
      />
      <TextField
        label={t(`names.kinds.${kind}`)}
        placeholder={t(`names.examples.${kind}`)}
        data-autofocus
        required
        maxLength={200}
        value={value}
        error={refused ? add.error?.message : undefined}
        onChange={(text) => {
          setValue(text);
          if (refused) add.reset();
        }}
      />
    </FormDialog>
  );
}
