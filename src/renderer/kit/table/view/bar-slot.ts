/**
 * Where the tools of a list stand: in the title row of the screen when there is one, so that title,
 * filters and actions take one line; over the list itself in panels and dialogs.
 */
import { createContext } from 'react';

export interface BarSlot {
  readonly element: HTMLElement;
  /** Brings the tools in sight where a small window folds them away. */
  reveal(): void;
}

export const BarSlotContext = createContext<BarSlot | null>(null);

/** True for a list that has a panel open beside it: it shows name, amount and state alone. */
export const BesidePanelContext = createContext(false);
