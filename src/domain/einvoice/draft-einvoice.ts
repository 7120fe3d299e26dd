/**
 * E-invoices as facts: an invoice with its goods, or a credit note, with its customer and what was
 * paid before. One document is one row: new, duplicate or refused. A document of a file knows those
 * before it: their customers are not made twice, their invoices can be corrected.
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
  ROWS_SHOWN,
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
import { documentsBefore } from './documents-before.ts';
import {
  claimOf,
  type EInvoice,
  type EInvoiceFault,
  type EInvoiceFile,
  type EInvoiceParty,
} from './einvoice.ts';
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
/**
 * Documents of FatturaPA that a firm writes to itself for the tax office: reverse charge, purchases
 * from abroad, goods for own use. Nobody owes them.
 */
const SELF_INVOICES = new Set([
  'TD16',
  'TD17',
  'TD18',
  'TD19',
  'TD20',
  'TD21',
  'TD22',
  'TD23',
  'TD27',
  'TD28',
  'TD29',
]);

/** One document as far as it came. */
interface DraftedDocument {
  readonly status: RowStatus;
  readonly row: DraftedRow | null;
  readonly findings: readonly ImportFinding[];
  readonly drafts: FactDrafts | null;
  /** Allocations of earlier imports that no longer count, by the ledger's id. */
  readonly takesBack?: readonly number[];
}

/** What will be recorded of `file`: read = new + duplicate + refused, a document a row. */
export function draftEInvoices(file: EInvoiceFile, around: EInvoiceSurroundings): DraftedFile {
  const isOne = file.documents.length === 1;
  const before = isOne ? null : documentsBefore(around);
  const documents = file.documents.map((read, index): DraftedDocument => {
    const document = read.ok
      ? draftDocument(read.value, { ...around, ...(before ?? {}) })
      : refusedDocument(read.error);
    if (document.drafts !== null) before?.add(document.drafts);
    if (isOne) return document;
    const number = read.ok ? read.value.number : null;
    return { ...document, findings: document.findings.map(ofDocument(index + 1, number)) };
  });
  return drafted(
    documents,
    file.doubts.map((doubt) =>
      findingOnFile(doubt.severity ?? 'warning', doubt.code, doubt.message),
    ),
  );
}

/** In a file of several each finding says which document it is about. */
const ofDocument =
  (place: number, number: string | null) =>
  (finding: ImportFinding): ImportFinding => ({
    ...finding,
    message:
      number === null
        ? say`document ${place}: ${finding.message}`
        : say`document ${place}, "${shortened(number)}": ${finding.message}`,
  });

/** A document that could not be read. */
const refusedDocument = ({ code, line, message }: EInvoiceFault): DraftedDocument => ({
  status: 'refused',
  row: null,
  findings: [{ severity: 'refused', code, line, column: null, message }],
  drafts: null,
});

function draftDocument(
  invoice: EInvoice,
  { known, parties, company }: EInvoiceSurroundings,
): DraftedDocument {
  const findings: ImportFinding[] = invoice.doubts.map((doubt) =>
    findingOnFile(doubt.severity ?? 'warning', doubt.code, doubt.message),
  );
  const tell = (severity: Severity, code: string, message: Text): void => {
    findings.push(findingOnFile(severity, code, message));
  };
  const refuse = (code: string, message: Text): DraftedDocument => {
    tell('refused', code, message);
    return { status: 'refused', row: rowOf(invoice, '', null), findings, drafts: null };
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

  const claim = claimOf(invoice);
  const owes = invoice.kind === 'invoice' && claim > 0;
  const anew = settlements(findings);
  const facts = owes
    ? invoiceFacts(invoice, code, claim, inLedger?.terms ?? '', known, anew, tell)
    : creditFacts(invoice, code, claim, known, anew, tell);
  if (facts.status === 'refused') return refuse(facts.code, facts.message);
  const row = rowOf(invoice, code, facts);
  if (facts.status === 'duplicate') return { status: 'duplicate', row, findings, drafts: null };
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
  return { status: 'new', row, findings, drafts, takesBack: anew.takesBack };
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
  if (SELF_INVOICES.has(invoice.typeCode))
    return {
      code: 'self_invoice',
      message: say`"${shortened(number)}" is of type ${invoice.typeCode}, which a firm writes for the tax office and no customer pays; bring in the invoices to customers`,
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
  const claim = claimOf(invoice);
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

/** The documents as one file; `ofFile` is said about all of them. */
function drafted(
  documents: readonly DraftedDocument[],
  ofFile: readonly ImportFinding[],
): DraftedFile {
  const drafts = documents.flatMap((document) => document.drafts ?? []);
  const count = (status: RowStatus): number =>
    documents.filter((document) => document.status === status).length;
  const facts = (of: (draft: FactDrafts) => number): number =>
    drafts.reduce((sum, draft) => sum + of(draft), 0);
  const totals = totalsByCurrency();
  for (const { invoices, creditNotes } of drafts) {
    for (const invoice of invoices) totals.add(invoice.currency, invoice.grossMinor);
    for (const credit of creditNotes) totals.add(credit.currency, -credit.amountMinor as Minor);
  }
  const takesBack = documents.flatMap((document) => document.takesBack ?? []);
  return {
    ...(takesBack.length === 0 ? {} : { takesBack }),
    read: documents.length,
    new: count('new'),
    duplicate: count('duplicate'),
    refused: count('refused'),
    facts: {
      ...NO_FACTS,
      customers: facts((draft) => draft.customers.length),
      invoices: facts((draft) => draft.invoices.length),
      goodsLines: facts((draft) => draft.invoices[0]?.lines?.length ?? 0),
      creditNotes: facts((draft) => draft.creditNotes.length),
      receipts: facts((draft) => draft.receipts.length),
      allocations: facts((draft) => draft.allocations.length),
    },
    customersNamed: new Set(
      documents.flatMap(({ drafts: some, row }) => (some === null ? [] : [row?.customer])),
    ).size,
    totals: totals.list(),
    findings: sortFindings([...ofFile, ...documents.flatMap((document) => document.findings)]),
    rows: documents
      .slice(0, ROWS_SHOWN)
      .map(({ row, status }, index) => ({ ...(row ?? NOTHING), line: index + 1, status })),
    *chunks(): Generator<FactDrafts> {
      yield* drafts;
    },
  };
}
