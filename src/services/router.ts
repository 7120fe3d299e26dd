/** Every call and the use case that serves it; a missing or mistyped one does not compile. */
import { agingHandlers } from './aging/handlers.ts';
import { companyHandlers } from './company/handlers.ts';
import type { Router } from './context.ts';
import { customerHandlers } from './customers/handlers.ts';
import { deskHandlers } from './desk/handlers.ts';
import { exchangeHandlers } from './exchange/handlers.ts';
import { importHandlers } from './imports/handlers.ts';
import { ledgerHandlers } from './ledger/handlers.ts';
import { letterHandlers } from './letters/handlers.ts';

export const router = {
  ...deskHandlers,
  ...companyHandlers,
  ...customerHandlers,
  ...importHandlers,
  ...agingHandlers,
  ...letterHandlers,
  ...ledgerHandlers,
  ...exchangeHandlers,
} satisfies Router;
