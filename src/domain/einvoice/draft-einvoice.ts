/**
 * An e-invoice as facts: an invoice with its goods, or a credit note, with its customer and what was
 * paid before. One document is one row: new, duplicate or refused.
 *
 *     380, gross 1,801.78, prepaid 1,000.00, rounding 0.22
 *         ->  invoice 1,802.00; receipt 1,000.00 of the same day, allocated to it; 802.00 stay open
 *     381 of 100.00 for INV-7, which is in the ledger with 80.00 open
 *         ->  credit note 100.00; 80.00 allocated to INV-7, 20.00 on account
 *     the same number with the same content again    ->  duplicate
 *     the same number with another amount            ->  refused
 */
import { NO_FACTS, type FactDrafts } from '../facts/drafts.ts';
import { settlements } from '../imports/drafts/credits/settlements.ts';
import {
  sortFindings,
  totalsByCurrency,
  type DraftedFile,
  type DraftedRow,
  type RowStatus,
} from '../imports/drafts/drafted-file.ts';
import type { KnownDocuments } from '../imports/drafts/known-documents.ts';
import {
  findingOnFile,
  shortened,
  type ImportFinding,
  type Severity,
} from '../imports/findings.ts';
import type { Minor } from '../money.ts';
import { creditFacts } from './credit-facts.ts';
import type { EInvoice, EInvoiceFault, EInvoiceParty } from './einvoice.ts';
import { invoiceFacts, type DocumentFacts } from './invoice-facts.ts';
import {
  customerDraft,
  findCustomer,
  isOurs,
  plainName,
  proposeCode,
  type KnownParties,
  type OurCompany,
} from './find-customer.ts';
import { say, type Text, type TextValue } from '../texts/text.ts';

export interface EInvoiceSurroundings {
  readonly known: KnownDocuments;
  readonly parties: KnownParties;
  readonly company: OurCompany;
}

/** Name of a party as in every other import; longer ones are no names. */
const LONGEST_NAME = 200;
/** UNTDID 1001: a pro forma invoice asks for nothing. */
const PRO_FORMA = '325';

/** A document that could not be read, as a drafted file: read 1 = refused 1. */
export function refusedEInvoice(fault: EInvoiceFault): DraftedFile {
  const finding: ImportFinding = {
    severity: 'refused',
    code: fault.code,
    line: fault.line,
    column: null,
    message: fault.message,
  };
  return drafted('refused', null, [finding], null);
}

/** What will be recorded of `invoice`: read 1 = new + duplicate + refused. */
export function draftEInvoice(
  invoice: EInvoice,
  { known, parties, company }: EInvoiceSurroundings,
): DraftedFile {
  const findings: ImportFinding[] = invoice.doubts.map((doubt) =>
    findingOnFile('warning', doubt.code, doubt.message),
  );
  const tell = (severity: Severity, code: string, message: Text): void => {
    findings.push(findingOnFile(severity, code, message));
  };
  const refuse = (code: string, message: Text): DraftedFile => {
    tell('refused', code, message);
    return drafted('refused', rowOf(invoice, '', null), findings, null);
  };

  const stop = notOurs(invoice, company, tell);
  if (stop !== null) return refuse(stop.code, stop.message);
  const { buyer } = invoice;
  const found = findCustomer(buyer, parties, known);
  if (
    found === null &&
    [buyer.name, buyer.id, buyer.vatId, buyer.registration, buyer.endpoint].every(
      (text) => text === '',
    )
  )
    return refuse(
      'customer_missing',
      say`the document does not say who buys; add the buyer where it was made and export it again`,
    );
  if (buyer.name.length > LONGEST_NAME)
    return refuse(
      'value_too_long',
      say`the buyer's name "${shortened(buyer.name)}" has more than ${LONGEST_NAME} characters; shorten it where the document was made and export it again`,
    );
  const code = found ?? proposeCode(buyer, known);
  const inLedger = found === null ? null : known.customer(found);
  if (inLedger !== null && buyer.name !== '' && plainName(inLedger.name) !== plainName(buyer.name))
    tell(
      'note',
      'other_name',
      say`the buyer "${shortened(buyer.name)}" is customer "${shortened(code)}" of the ledger, "${shortened(inLedger.name)}" there; the ledger's name was kept`,
    );

  const claim = invoice.grossMinor + invoice.roundingMinor;
  const owes = invoice.kind === 'invoice' && claim > 0;
  const anew = settlements(findings);
  const facts = owes
    ? invoiceFacts(invoice, code, claim, inLedger?.terms ?? '', known, anew, tell)
    : creditFacts(invoice, code, claim, known, anew, tell);
  if (facts.status === 'refused') return refuse(facts.code, facts.message);
  const row = rowOf(invoice, code, facts);
  if (facts.status === 'duplicate') return drafted('duplicate', row, findings, null);
  if (found === null)
    tell(
      'note',
      'customer_unknown',
      say`the buyer "${shortened(buyer.name === '' ? code : buyer.name)}" is not in the ledger; a customer is made with the code "${shortened(code)}"`,
    );
  anew.finish();
  const drafts: FactDrafts = {
    ...facts.drafts,
    allocations: [...facts.drafts.allocations, ...anew.ofEarlier],
    customers:
      found === null ? [customerDraft(code, buyer, invoice.issuedOn, invoice.currency)] : [],
  };
  return { ...drafted('new', row, findings, drafts), takesBack: anew.takesBack };
}

/**
 * Why it is no claim of ours, or null. Refused is what can only be wrong: a pro forma, an invoice in
 * which we are the buyer. A seller that merely looks different is a warning, because many sellers write
 * their name in several ways.
 */
function notOurs(
  invoice: EInvoice,
  company: OurCompany,
  tell: (severity: Severity, code: string, message: Text) => void,
): { readonly code: string; readonly message: Text } | null {
  const { seller, buyer, number } = invoice;
  if (invoice.typeCode === PRO_FORMA)
    return {
      code: 'pro_forma',
      message: say`"${shortened(number)}" is a pro forma invoice (type 325), which asks for no money; bring in the invoice itself`,
    };
  if (isOurs(seller, company)) return null;
  if (isOurs(buyer, company))
    return {
      code: 'purchase',
      message: say`"${shortened(number)}" is an invoice that ${named(seller)} sent to this company; the ledger keeps what customers owe, so enter it where purchases are kept`,
    };
  tell(
    'warning',
    'other_seller',
    say`the seller is ${named(seller)}, and this ledger is of ${withTaxId(company.name, company.taxId)}; check that the invoice is yours`,
  );
  return null;
}

const named = ({ name, vatId }: EInvoiceParty): TextValue => {
  if (name !== '') return withTaxId(name, vatId);
  return vatId === '' ? say`"somebody without a name"` : say`"somebody without a name" (${vatId})`;
};

/** `"Florería Sol" (ESB12345674)` */
const withTaxId = (name: string, taxId: string): TextValue =>
  taxId === '' ? say`"${shortened(name)}"` : say`"${shortened(name)}" (${taxId})`;

function rowOf(invoice: EInvoice, customer: string, facts: DocumentFacts | null): DraftedRow {
  const draft = facts?.status === 'new' ? facts.drafts.invoices[0] : undefined;
  const claim = invoice.grossMinor + invoice.roundingMinor;
  return {
    line: 1,
    status: 'new',
    document: invoice.number,
    customer,
    name: invoice.buyer.name,
    issuedOn: invoice.issuedOn,
    dueOn: draft?.instalments.at(-1)?.dueOn ?? invoice.dueOn,
    settledOn: null,
    currency: invoice.currency,
    amountMinor: invoice.kind === 'credit_note' ? -Math.abs(claim) : claim,
    disputed: false,
  };
}

const NOTHING: DraftedRow = {
  line: 1,
  status: 'refused',
  document: '',
  customer: '',
  name: '',
  issuedOn: null,
  dueOn: null,
  settledOn: null,
  currency: '',
  amountMinor: null,
  disputed: false,
};

function drafted(
  status: RowStatus,
  row: DraftedRow | null,
  findings: ImportFinding[],
  drafts: FactDrafts | null,
): DraftedFile {
  const totals = totalsByCurrency();
  for (const invoice of drafts?.invoices ?? []) totals.add(invoice.currency, invoice.grossMinor);
  for (const credit of drafts?.creditNotes ?? [])
    totals.add(credit.currency, -credit.amountMinor as Minor);
  return {
    read: 1,
    new: status === 'new' ? 1 : 0,
    duplicate: status === 'duplicate' ? 1 : 0,
    refused: status === 'refused' ? 1 : 0,
    facts: {
      ...NO_FACTS,
      customers: drafts?.customers.length ?? 0,
      invoices: drafts?.invoices.length ?? 0,
      goodsLines: drafts?.invoices[0]?.lines?.length ?? 0,
      creditNotes: drafts?.creditNotes.length ?? 0,
      receipts: drafts?.receipts.length ?? 0,
      allocations: drafts?.allocations.length ?? 0,
    },
    customersNamed: drafts === null ? 0 : 1,
    totals: totals.list(),
    findings: sortFindings(findings),
    rows: [{ ...(row ?? NOTHING), status }],
    *chunks(): Generator<FactDrafts> {
      if (drafts !== null) yield drafts;
    },
  };
}
