/** Whom to ask for: name, role, how and when each can be reached. The one who decides stands first. */
import { useState, type ReactNode } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import {
  CONTACT_ROLES,
  mayShowDebtTo,
  type CustomerContact,
} from '../../../../../domain/customers/profile.ts';
import { formatLanguage } from '../../../../format/format.ts';
import { ContactDialog } from '../contact-dialog.tsx';
import { hoursText } from '../hour-groups.ts';
import type { PartProps } from '../part.ts';
import { Sheet, SheetButton } from './sheet.tsx';
import { Chip } from '../../../../kit/chip.tsx';
import classes from '../profile.module.css';

const rank = (contact: CustomerContact): number => CONTACT_ROLES.indexOf(contact.role);

export function ContactsSheet(props: PartProps): ReactNode {
  const { t } = useTranslation('profile');
  const { contacts } = props.profile;
  const [edited, setEdited] = useState<number | 'new' | null>(null);
  const add = props.isReadOnly ? undefined : (
    <SheetButton isBlank={props.isBlank} add={t('contacts.add')} onClick={() => setEdited('new')} />
  );
  return (
    <Sheet
      title={t('contacts.title')}
      dialog={
        edited !== null && (
          <ContactDialog
            {...props}
            index={edited === 'new' ? contacts.length : edited}
            onClose={() => setEdited(null)}
          />
        )
      }
      wide
      action={add}
      {...(props.isBlank && { empty: t('contacts.empty') })}
    >
      <ul className={classes.rows}>
        {contacts
          .map((contact, index) => ({ contact, index }))
          .sort((a, b) => rank(a.contact) - rank(b.contact) || a.index - b.index)
          .map(({ contact, index }) => (
            <li key={index} className={classes.contact}>
              <div className={classes.who}>
                <strong>{contact.name}</strong>
                <span className="soft">{t(`roles.${contact.role}`)}</span>
                {!mayShowDebtTo(contact.role) && (
                  <Chip title={t('contacts.noDebtsHint')}>{t('contacts.noDebts')}</Chip>
                )}
                {contact.infoSource !== null && (
                  <Chip title={t(`sources.${contact.infoSource}`)}>{t('contacts.tellsUs')}</Chip>
                )}
              </div>
              <div>
                <div>{[contact.phone, contact.email].filter((one) => one !== '').join(' · ')}</div>
                <div className="soft">
                  {[
                    hoursText(contact.hours) || t('contacts.hoursUnknown'),
                    contact.timeZone.replaceAll('_', ' '),
                    contact.language === '' ? '' : formatLanguage(contact.language),
                  ]
                    .filter((one) => one !== '')
                    .join(' · ')}
                </div>
                {contact.notes !== '' && <div className={classes.quiet}>{contact.notes}</div>}
              </div>
              {!props.isReadOnly && (
                <ActionIcon
                  aria-label={t('contacts.change', { name: contact.name })}
                  onClick={() => setEdited(index)}
                >
                  <IconPencil size={15} stroke={1.6} />
                </ActionIcon>
              )}
            </li>
          ))}
      </ul>
    </Sheet>
  );
}
