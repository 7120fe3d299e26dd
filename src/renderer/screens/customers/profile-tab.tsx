/** Everything known about how one customer pays; what is not known yet is one short list of what helps. */
import { Fragment, type ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail, ProfileView } from '../../../contract/calls/customers.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { ErrorState } from '../../kit/states.tsx';
import { isBlankPart, PROFILE_PARTS, type ProfilePart } from './profile/blank-parts.ts';
import { AvoidSheet } from './profile/sheets/avoid-sheet.tsx';
import { ContactsSheet } from './profile/sheets/contacts-sheet.tsx';
import { DetailsSheet } from './profile/sheets/details-sheet.tsx';
import { DocumentsSheet } from './profile/sheets/documents-sheet.tsx';
import { NamesSheet } from './profile/sheets/names-sheet.tsx';
import { NotesSheet } from './profile/sheets/notes-sheet.tsx';
import { PayingSheet } from './profile/sheets/paying-sheet.tsx';
import { ProcessSheet } from './profile/sheets/process-sheet.tsx';
import classes from './profile/profile.module.css';

export function ProfileTab(props: {
  readonly detail: CustomerDetail;
  readonly onMerge: () => void;
}): ReactNode {
  const { detail } = props;
  const { customer } = detail.profile;
  const { isReplay } = useMoment();
  const answer = useCall('customers.profile', { customer });
  return (
    <div className={classes.profile}>
      <DetailsSheet detail={detail} isReadOnly={isReplay} />
      {answer.error !== null ? (
        <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data === undefined ? (
        <Skeleton height={180} radius="md" className={classes.wide} />
      ) : (
        <Known
          view={answer.data}
          customer={customer}
          isReadOnly={isReplay}
          onMerge={props.onMerge}
        />
      )}
    </div>
  );
}

interface KnownProps {
  readonly view: ProfileView;
  readonly customer: string;
  readonly isReadOnly: boolean;
  readonly onMerge: () => void;
}

function Known(props: KnownProps): ReactNode {
  const { t } = useTranslation('profile');
  const { view } = props;
  const isBlank = (part: ProfilePart): boolean => isBlankPart(part, view);
  const filled = PROFILE_PARTS.filter((part) => !isBlank(part));
  const blank = PROFILE_PARTS.filter(isBlank);
  return (
    <>
      {filled.map((part) => (
        <Fragment key={part}>{sheetOf(part, props, false)}</Fragment>
      ))}
      {blank.length > 0 && (
        <section className={classes.wide} aria-label={t('blank')}>
          <header className={classes.sheetHead}>
            <h2>{t('blank')}</h2>
          </header>
          {blank.map((part) => (
            <Fragment key={part}>{sheetOf(part, props, true)}</Fragment>
          ))}
        </section>
      )}
    </>
  );
}

function sheetOf(part: ProfilePart, props: KnownProps, isBlank: boolean): ReactNode {
  const { view, customer, isReadOnly } = props;
  const given = { customer, profile: view.profile, isReadOnly, isBlank };
  switch (part) {
    case 'contacts':
      return <ContactsSheet {...given} />;
    case 'paying':
      return <PayingSheet {...given} nextPayOn={view.nextPayOn} />;
    case 'process':
      return <ProcessSheet {...given} />;
    case 'documents':
      return <DocumentsSheet {...given} />;
    case 'avoid':
      return <AvoidSheet {...given} />;
    case 'names':
      return (
        <NamesSheet
          customer={customer}
          view={view}
          isReadOnly={isReadOnly}
          isBlank={isBlank}
          onMerge={props.onMerge}
        />
      );
    case 'notes':
      return <NotesSheet {...given} />;
  }
}
