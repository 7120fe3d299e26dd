/** The frame of every form of the profile: fields, what is wrong with the whole, Save and Cancel. */
import type { ReactNode } from 'react';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../kit/states.tsx';
import type { ProfileSaving } from './use-profile-saving.ts';

export function PartDialog(props: {
  readonly title: string;
  readonly text?: string;
  readonly size?: number;
  readonly saving: Pick<ProfileSaving, 'error' | 'isRunning'>;
  readonly onSave: () => void;
  readonly onClose: () => void;
  /** At the left of the foot: what else can be done. */
  readonly aside?: ReactNode;
  readonly saveLabel?: string;
  readonly cannotSave?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation('common');
  return (
    <Modal opened onClose={props.onClose} size={props.size ?? 560} title={props.title}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (props.cannotSave !== true) props.onSave();
        }}
      >
        <Stack gap="sm">
          {props.text !== undefined && (
            <p className="soft" style={{ margin: 0 }}>
              {props.text}
            </p>
          )}
          {props.children}
          {props.saving.error !== null && <ErrorState error={props.saving.error} />}
          <Group justify="space-between" gap="xs">
            <div>{props.aside}</div>
            <Group gap="xs">
              <Button variant="subtle" onClick={props.onClose}>
                {t('cancel')}
              </Button>
              <Button
                type="submit"
                loading={props.saving.isRunning}
                disabled={props.cannotSave === true}
              >
                {props.saveLabel ?? t('save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
