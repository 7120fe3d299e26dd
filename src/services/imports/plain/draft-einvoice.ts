/** E-invoices against the ledger: whose it is, whether it is known, what it would record. */
import type { PreviewEInvoice } from '../../../contract/calls/imports.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { draftEInvoices } from '../../../domain/einvoice/draft-einvoice.ts';
import type { EInvoice } from '../../../domain/einvoice/einvoice.ts';
import {
  plainName,
  plainTaxId,
  type KnownParties,
} from '../../../domain/einvoice/find-customer.ts';
import type { DraftedFile } from '../../../domain/imports/drafts/drafted-file.ts';
import { ok, type Ok } from '../../../domain/result.ts';
import { readEInvoices } from '../../../formats/in/einvoice/read-einvoice.ts';
import type { ReadDb } from '../../../ledger/handles.ts';
import { matchPayers } from '../../../ledger/queries/bank/match-facts.ts';
import { customersAt } from '../../../ledger/queries/customers/customers-at.ts';
import { companyAt } from '../../../ledger/queries/workspace/company-at.ts';
import type { ServiceContext } from '../../context.ts';
import type { Draft } from '../draft.ts';
import { knownDocuments } from '../known-documents.ts';
import type { Upload } from '../uploads.ts';

/** A document that cannot be read is a draft as well: read 1 = refused 1, with the sentence. */
export async function draftUploadedEInvoice(
  context: ServiceContext,
  db: ReadDb,
  upload: Upload,
): Promise<Ok<Draft>> {
  const today = context.clock.today();
  const file = readEInvoices(upload.bytes);
  const company = await companyAt(db, { asOf: today, knownAt: null });
  const drafted = draftEInvoices(file, {
    known: await knownDocuments(context, db, today),
    parties: await knownParties(db, today),
    company: { name: company.name, taxId: company.vatNumber },
  });
  const [only, ...others] = file.documents;
  const einvoice =
    only?.ok === true && others.length === 0 ? einvoiceView(only.value, drafted) : null;
  return ok({ drafted, headers: [], statements: [], einvoice });
}

/** Tax ids as they stand in the profiles; names in force, earlier ones and aliases. */
async function knownParties(db: ReadDb, today: IsoDate): Promise<KnownParties> {
  const byTaxId = new Map<string, string>();
  for (const { code, taxId } of await customersAt(db, { asOf: today, knownAt: null })) {
    const plain = plainTaxId(taxId);
    if (plain !== '' && !byTaxId.has(plain)) byTaxId.set(plain, code);
  }
  // A name that two customers have says nothing.
  const byName = new Map<string, string | null>();
  for (const { customer, names } of matchPayers(db))
    for (const name of new Set(names.map(plainName))) {
      const other = byName.get(name);
      byName.set(name, other === undefined || other === customer ? customer : null);
    }
  return {
    byTaxId: (id) => byTaxId.get(id) ?? null,
    byName: (name) => byName.get(plainName(name)) ?? null,
  };
}

function einvoiceView(invoice: EInvoice, drafted: DraftedFile): PreviewEInvoice {
  const [row] = drafted.rows;
  return {
    syntax: invoice.syntax,
    kind: invoice.kind,
    number: invoice.number,
    issuedOn: invoice.issuedOn,
    dueOn: row?.dueOn ?? invoice.dueOn,
    currency: invoice.currency,
    grossMinor: invoice.grossMinor,
    prepaidMinor: invoice.prepaidMinor,
    payableMinor: invoice.payableMinor,
    seller: invoice.seller.name,
    buyer: invoice.buyer.name,
    customer: row?.customer ?? '',
    isNewCustomer: drafted.facts.customers > 0,
    lines: invoice.lines.map(({ description, quantity, unit, unitPrice, netMinor }) => ({
      description,
      quantity,
      unit,
      unitPrice,
      netMinor,
    })),
  };
}
