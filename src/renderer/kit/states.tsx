/**
 * What a screen shows when it has nothing to show: loading (the shape of what comes), empty (with
 * the next thing to do), refused (the sentence, and a way on).
 */
import { Alert, Button, Skeleton } from '@mantine/core';
import { IconAlertCircle, IconInfoCircle } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../data/call-error.ts';
import './states.css';

export function EmptyState(props: {
  title: string;
  text?: ReactNode;
  /** The next thing to do: usually one button. */
  action?: ReactNode;
}) {
  const { title, text, action } = props;
  return (
    <div className="empty-state">
      <h2>{title}</h2>
      {text !== undefined && <p>{text}</p>}
      {action}
    </div>
  );
}

/** The sentence of the engine, as text; never a stack. */
export function ErrorState(props: { error: CallError; onRetry?: () => void; title?: string }) {
  const { t } = useTranslation();
  const { error, onRetry, title } = props;
  return (
    <Alert
      role="alert"
      variant="outline"
      color="red"
      icon={<IconAlertCircle size={18} />}
      title={title ?? t('error.title')}
      className="error-state"
    >
      <ErrorSentence error={error} />
      {onRetry && (
        <div style={{ marginTop: 8 }}>
          <Button variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        </div>
      )}
    </Alert>
  );
}

export function ErrorSentence(props: { error: CallError }) {
  const { t } = useTranslation();
  const { error } = props;
  // A lost connection has a sentence of its own; only a bug has nothing to say to a person.
  const isBug = error.code === 'internal' && error.ref !== 'connection';
  return (
    <>
      {isBug ? t('error.internal') : error.message}
      {isBug && <span className="soft"> {t('error.reference', { ref: error.ref })}</span>}
    </>
  );
}

/** One sentence to know, set apart quietly; nothing is wrong. */
export function Note(props: {
  icon?: ComponentType<{ size?: number; stroke?: number }>;
  children: ReactNode;
}) {
  const { icon: Icon = IconInfoCircle, children } = props;
  return (
    <p className="note" role="note">
      <Icon size={16} stroke={1.6} />
      <span>{children}</span>
    </p>
  );
}

/** Rows of the right height with bars of the right width; `columns` are relative widths. */
export function TableSkeleton(props: { columns: readonly number[]; rows?: number }) {
  const { columns, rows = 12 } = props;
  const { t } = useTranslation();
  return (
    <div className="table-skeleton" role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="table-skeleton-row">
          {columns.map((width, column) => (
            <div key={column} style={{ flex: width }}>
              <Skeleton height={10} radius="sm" width={`${55 + ((row * 7 + column * 13) % 40)}%`} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
