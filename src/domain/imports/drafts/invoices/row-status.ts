/**
 * What other programs say about an invoice: void ones are not owed and refused; drafts were perhaps
 * never sent and are taken with a warning.
 */

const VOID =
  /^(?:void(?:ed)?|cancell?ed|deleted|written off|storniert|annulliert|geloscht|gelöscht|anulad[ao]|cancelad[ao]|annulée?|作废|已作废|anulēts)$/i;
const DRAFT = /^(?:draft|entwurf|borrador|brouillon|草稿|melnraksts)$/i;

const PAID =
  /^(?:paid|fully paid|paid in full|in payment|settled|closed paid|pagad[ao]|cobrad[ao]|bezahlt|beglichen|vollst[aä]ndig bezahlt|pay[eé]e?|r[eé]gl[eé]e?|acquitt[eé]e?|betaald|betalt|betald|已付款|已收款|已结清|已付|оплачен[ао]?|apmaks[aā]ts|samaks[aā]ts)$/i;

export type InvoiceState = 'void' | 'draft' | 'paid' | 'other';

export function readInvoiceState(text: string): InvoiceState {
  if (text === '') return 'other';
  return VOID.test(text) ? 'void' : DRAFT.test(text) ? 'draft' : PAID.test(text) ? 'paid' : 'other';
}

const RECEIVABLE =
  /receivable|debtors|forderung|debitoren|deudores|clientes por cobrar|cuentas por cobrar|creances|créances|clients|应收|debitori/i;

/** Is a row of a journal booked on what customers owe? */
export const isReceivable = (account: string): boolean => RECEIVABLE.test(account);
