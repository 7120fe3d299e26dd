/** Everything known about how one customer pays: who, when, by which way, under which names. */
import type { ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import type { CustomerDetail, ProfileView } from '../../../contract/calls/customers.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { ErrorState } from '../../kit/states.tsx';
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

function Known(props: {
  readonly view: ProfileView;
  readonly customer: string;
  readonly isReadOnly: boolean;
  readonly onMerge: () => void;
}): ReactNode {
  const { view, customer, isReadOnly } = props;
  const part = { customer, profile: view.profile, isReadOnly };
  return (
    <>
      <ContactsSheet {...part} />
      <PayingSheet {...part} nextPayOn={view.nextPayOn} />
      <ProcessSheet {...part} />
      <DocumentsSheet {...part} />
      <AvoidSheet {...part} />
      <NamesSheet customer={customer} view={view} isReadOnly={isReadOnly} onMerge={props.onMerge} />
      <NotesSheet {...part} />
    </>
  );
}
