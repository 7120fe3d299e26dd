/** Case facts by hand, judged in the same words as rows of a file. */
import type { CheckedInput } from '../../contract/api.ts';
import type { CallError } from '../../contract/call.ts';
import type { CaseFactView } from '../../contract/calls/case.ts';
import { mustSayReason, reasonMissing, reasonWanted } from '../../domain/case/reasons.ts';
import { isConceded, whyNotConceded } from '../../domain/case/strategy.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { CaseFactDraft } from '../../domain/facts/case-facts.ts';
import { itemName, readItems } from '../../domain/facts/case-text.ts';
import { NO_DRAFTS } from '../../domain/facts/drafts.ts';
import { settleCaseFacts } from '../../domain/imports/drafts/case-facts/settle-case-facts.ts';
import type {
  CaseColumn,
  WrittenCaseFact,
} from '../../domain/imports/drafts/case-facts/written-fact.ts';
import { ok, type Result } from '../../domain/result.ts';
import { recordFacts } from '../../ledger/commands/facts/record-facts.ts';
import type { ReadDb, Tx } from '../../ledger/handles.ts';
import type { WriteScope } from '../../ledger/ledger.ts';
import { caseFactRecords, namedItems } from '../../ledger/queries/case/case-facts.ts';
import { loadCases } from '../../ledger/queries/case/load-cases.ts';
import { knownCase } from '../../ledger/queries/case/known-case.ts';
import { companyAt } from '../../ledger/queries/workspace/company-at.ts';
import { liveDocuments } from '../../ledger/queries/facts/live-documents.ts';
import type { Handler, ServiceContext } from '../context.ts';
import { knownDocuments } from '../imports/known-documents.ts';
import { running } from '../imports/running.ts';
import { refuse, writing } from '../with-ledger.ts';
import { judgedCustomer } from './judging.ts';
import { factView } from './views.ts';
import { ENGLISH, render } from '../../domain/texts/render.ts';
import { capital, say, type Text } from '../../domain/texts/text.ts';

/** Codes of a row that names what is not there. */
const NOT_FOUND = ['customer_unknown', 'item_unknown', 'ends_unknown'];

type Input = CheckedInput<'case.record'>;

export const recordCaseFact: Handler<'case.record'> = (context, input) =>
  writing(context, 'case.record', input, async (tx, scope) => {
    const done = await recordWritten(context, tx, scope, [input], 'warn');
    if (!done.ok) return done;
    const [fact] = done.value.facts;
    if (fact === undefined) throw new Error('a fact was recorded and is not there');
    return ok({ fact, warnings: done.value.warnings });
  });

export const recordCaseFacts: Handler<'case.recordTogether'> = (context, input) =>
  writing(context, 'case.recordTogether', input, (tx, scope) =>
    recordWritten(context, tx, scope, input.facts, 'refuse'),
  );

/**
 * All of them or none. `withoutReason`: a call of today that does not say why the customer does not pay (D01). The
 * outcome of a call asks for it; one fact by hand is as it is in a file, and is told what is missing.
 */
async function recordWritten(
  context: ServiceContext,
  tx: Tx,
  scope: WriteScope,
  inputs: readonly Input[],
  withoutReason: 'refuse' | 'warn',
): Promise<
  Result<
    { readonly facts: readonly CaseFactView[]; readonly warnings: readonly Text[] },
    CallError<'not_found' | 'fact_refused' | 'already_recorded'>
  >
> {
  const rows: WrittenCaseFact[] = [];
  for (const [at, input] of inputs.entries()) {
    const items = readItems(input.items);
    if (!items.ok) return refuse('fact_refused', sentence(items.error), 'items');
    rows.push({
      line: at + 1,
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
    });
  }
  const today = context.clock.today();
  const company = await companyAt(tx, { asOf: today, knownAt: null });
  const known = await knownDocuments(context, tx, today);
  const said: { severity: string; code: string; column: CaseColumn; what: Text }[] = [];
  const drafts = await running(
    context.job,
    settleCaseFacts(
      rows,
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
  if (drafts.length < rows.length)
    return refuse(
      'already_recorded',
      say`${inputs.map(({ key }) => key).find((key) => key !== '') ?? ''} is in the ledger already, word for word; nothing was recorded.`,
      'key',
    );
  const warnings = said.map(({ what }) => sentence(what));
  for (const draft of drafts) {
    const missing = await whyNoCall(tx, draft, drafts, today);
    if (missing !== null && withoutReason === 'warn') warnings.push(sentence(missing));
    const why = (await whyRefused(tx, draft)) ?? (withoutReason === 'warn' ? null : missing);
    if (why !== null) return refuse('fact_refused', sentence(why), 'details');
  }
  await recordFacts(tx, scope, { ...NO_DRAFTS, caseFacts: drafts }, { batchId: null });
  const facts: CaseFactView[] = [];
  for (const draft of drafts) facts.push(await recorded(tx, draft));
  const [first] = drafts;
  scope.detail(
    drafts.length === 1
      ? { kind: first?.kind, key: first?.key, customer: first?.customer }
      : { customer: first?.customer, facts: drafts.map(({ kind, key }) => `${kind} ${key}`) },
  );
  return ok({ facts, warnings });
}

/**
 * What somebody concedes here and now has a ground (D03); what was conceded elsewhere, and comes in a file, is
 * history. By what is known on the day of the fact.
 */
async function whyRefused(db: ReadDb, draft: CaseFactDraft) {
  if (!isConceded(draft)) return null;
  const { kind, on, customer, details } = draft;
  const customerId = liveDocuments(db).customer(customer)?.customerId ?? 0;
  const [one] = await loadCases(db, { asOf: on, knownAt: null, customers: [customerId] });
  if (one === undefined) throw new Error(`${customer} is there and has no case`);
  const { approved_by: approvedBy = '', reason = '' } = details;
  return whyNotConceded({ kind, approvedBy, reason }, one);
}

/** A call of today says why the customer does not pay, where nobody knows yet (D01). */
async function whyNoCall(
  db: ReadDb,
  call: CaseFactDraft,
  together: readonly CaseFactDraft[],
  today: IsoDate,
): Promise<Text | null> {
  const { customer } = call;
  if (!mustSayReason(call, today)) return null;
  if (together.some((one) => one.kind === 'reason' && one.customer === customer)) return null;
  const found = await judgedCustomer(db, { asOf: today, knownAt: null }, customer);
  if (!found.ok) throw new Error(`${customer} is there and has no case`);
  return reasonWanted(found.value.classified.judged) === null ? null : reasonMissing(customer);
}

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
