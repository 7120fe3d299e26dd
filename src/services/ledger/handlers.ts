import type { Handlers } from '../context.ts';

export const ledgerHandlers = {} as Handlers<'invoices' | 'receipts' | 'creditNotes' | 'allocations' | 'disputes' | 'reversals' | 'journal' | 'facts'>;
