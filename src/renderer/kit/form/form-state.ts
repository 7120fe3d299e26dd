/**
 * What a form knows of its fields: which of them cannot be saved as they are, and whether the person
 * has been told. An empty field is no mistake while somebody is still typing the one above it; once
 * Save was pressed it is.
 *
 *     Save with the number empty  ->  "This is needed." below it, the cursor in it, nothing saved
 *     "31.02.2026" in a date      ->  said while typing; Save goes back there
 */
import { createContext, useContext, useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';

export interface FormState {
  /** Save was pressed at least once. */
  readonly isTold: boolean;
  /** What is missing is found when the whole is read, and said in words of its own. */
  readonly isReadWhole: boolean;
  /** Nothing is saved until the returned function is called. */
  readonly block: (field: string) => () => void;
}

/** Null outside a form, where each field answers for itself. */
export const FormContext = createContext<FormState | null>(null);

/** What to say beside a field: what cannot be read, at once; that it is needed, once told. */
export function useFieldCheck(field: {
  readonly problem?: string | null;
  readonly isMissing: boolean;
}): string | undefined {
  const { t } = useTranslation();
  const form = useContext(FormContext);
  const id = useId();
  const { problem = null } = field;
  const isMissing = field.isMissing && form?.isReadWhole !== true;
  const isBlocked = problem !== null || isMissing;
  const block = form?.block;
  useEffect(() => (isBlocked ? block?.(id) : undefined), [isBlocked, block, id]);
  if (problem !== null) return problem;
  return isMissing && form?.isTold === true ? t('field.required') : undefined;
}
