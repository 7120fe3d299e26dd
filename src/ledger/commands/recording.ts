/** What one call of `recordFacts` shares between the kinds of facts it records. */
import type { Instant } from '../../domain/dates.ts';
import type { Tx } from '../handles.ts';
import type { Movements } from '../projections/movements.ts';
import type { CustomerRegister } from './customer-register.ts';
import type { FactInserts } from './facts/fact-inserts.ts';
import type { FillableItems } from './fillable.ts';

export interface Recording {
  readonly tx: Tx;
  readonly insert: FactInserts;
  readonly customers: CustomerRegister;
  readonly fillable: FillableItems;
  readonly movements: Movements;
  readonly recordedAt: Instant;
  readonly batchId: number | null;
}
