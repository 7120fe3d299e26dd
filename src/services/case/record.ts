/** One case fact by hand, judged in the same words as a row of a file. */
import type { CaseFactView } from '../../contract/calls/case.ts';
import type { CaseFactDraft } from '../../domain/facts/case-facts.ts';
import { itemName, readItems } from '../../domain/facts/case-text.ts';
import { NO_DRAFTS } from '../../domain/facts/drafts.ts';
import {
  settleCaseFacts,
  type CaseColumn,
  type WrittenCaseFact,
} from '../../domain/imports/drafts/case-facts/settle-case-facts.ts';
import { ok } from '../../domain/result.ts';
import { recordFacts } from '../../ledger/commands/facts/record-facts.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { caseFactRecords, namedItems } from '../../ledger/queries/case/case-facts.ts';
import { knownCase } from '../../ledger/queries/case/known-case.ts';
import { companyAt } from '../../ledger/queries/workspace/company-at.ts';
import { liveDocuments } from '../../ledger/queries/facts/live-documents.ts';
import type { Handler } from '../context.ts';
import { knownDocuments } from '../imports/known-documents.ts';
import { running } from '../imports/running.ts';
import { refuse, writing } from '../with-ledger.ts';
import { factView } from './views.ts';
import { ENGLISH, render } from '../../domain/texts/render.ts';
import { capital, say, type Text } from '../../domain/texts/text.ts';

/** Codes of a row that names what is not there. */
const NOT_FOUND = ['customer_unknown', 'item_unknown', 'ends_unknown'];

export const recordCaseFact: Handler<'case.record'> = (context, input) =>
  writing(context, 'case.record', input, async (tx, scope) => {
    const items = readItems(input.items);
    if (!items.ok) return refuse('fact_refused', sentence(items.error), 'items');
    const row: WrittenCaseFact = {
      line: 1,
      status: 'new',
      key: input.key,
      kind: input.kind,
      customer: input.customer,
      items: items.value,
      on: input.on,
      until: input.until,
      currency: input.currency ?? '',
      amount: input.amount ?? '',
      person: input.person,
      note: input.note,
      details: input.details,
      about: input.ends,
      draft: null,
    };
    const today = context.clock.today();
    const company = await companyAt(tx, { asOf: today, knownAt: null });
    const known = await knownDocuments(context, tx, today);
    const said: { severity: string; code: string; column: CaseColumn; what: Text }[] = [];
    const facts = await running(
      context.job,
      settleCaseFacts(
        [row],
        // Two equal calls on one day are two calls: only what has a key of its own is told again.
        { ...known, caseFacts: { ...knownCase(tx), onDay: () => [] } },
        company.currency,
        (severity, code, _row, column, what) => said.push({ severity, code, column, what }),
      ),
    );
    const refused = said.find(({ severity }) => severity === 'refused');
    if (refused !== undefined)
      return refuse(
        NOT_FOUND.includes(refused.code) ? 'not_found' : 'fact_refused',
        sentence(refused.what),
        refused.column,
      );
    const [draft] = facts;
    if (draft === undefined)
      return refuse(
        'already_recorded',
        say`${input.key} is in the ledger already, word for word; nothing was recorded.`,
        'key',
      );
    await recordFacts(tx, scope, { ...NO_DRAFTS, caseFacts: [draft] }, { batchId: null });
    scope.detail({ kind: draft.kind, key: draft.key, customer: draft.customer });
    return ok({
      fact: await recorded(tx, draft),
      warnings: said.map(({ what }) => sentence(what)),
    });
  });

/** `700.00 is more than …` as a whole sentence. */
const sentence = (what: Text): Text =>
  /[.!?]$/.test(render(what, ENGLISH)) ? say`${capital(what)}` : say`${capital(what)}.`;

async function recorded(db: ReadDb, draft: CaseFactDraft): Promise<CaseFactView> {
  const customerId = liveDocuments(db).customer(draft.customer)?.customerId ?? 0;
  const rows = await caseFactRecords(db, {
    asOf: draft.on,
    knownAt: null,
    customerIds: [customerId],
    kinds: [draft.kind],
  });
  const row = rows.filter((one) => one.key === draft.key && one.kind === draft.kind).at(-1);
  if (row === undefined) throw new Error(`${draft.key} was recorded and is not there`);
  return factView(row, namedItems(row.items).map(itemName));
}
