/**
 * The paper about a hold or a plan, or to our own sales representative about a customer, as a PDF.
 *
 * What it says of the account is the case on the day of the fact, as it was known when the fact was recorded:
 * so it is the same paper whenever it is printed, whatever was paid, corrected or merged since. Who writes and
 * to which address is as of today, because the post goes there now. Whether there is a paper at all is asked at
 * the moment of the call: of what has ended there is none, and none once insolvency proceedings are open.
 */
import type { CallError } from '../../contract/call.ts';
import type { NoticeFile } from '../../contract/calls/case.ts';
import { unprintableIn } from '../../documents/fonts/text-runs.ts';
import type { NoticePrint } from '../../documents/notice/notice-print.ts';
import type { JudgedCase } from '../../domain/case/judged-case.ts';
import type { CaseFact } from '../../domain/case/live-facts.ts';
import { holdGrounds } from '../../domain/case/supply.ts';
import { instantOf, laterOf, NEVER, type Instant, type IsoDate } from '../../domain/dates.ts';
import { readGoods } from '../../domain/facts/case-facts.ts';
import { languageCaution } from '../../domain/letters/language.ts';
import { accountFor, type Recipient, type Sender } from '../../domain/letters/parties.ts';
import { unprintableCaution } from '../../domain/letters/proposal.ts';
import { partyBlocks } from '../../domain/letters/required-content.ts';
import { offendingPhrases } from '../../domain/letters/text-check.ts';
import {
  composeHoldNotice,
  holdLevelOf,
  holdNoticeFacts,
  isShown,
} from '../../domain/notices/hold-notice.ts';
import type {
  FactNoticeKind,
  NoticeContent,
  NoticeKind,
  NoticeParties,
} from '../../domain/notices/notice.ts';
import {
  composePlanConfirmation,
  planConfirmationFacts,
} from '../../domain/notices/plan-confirmation.ts';
import { composeRepNotice, repNoticeFacts } from '../../domain/notices/rep-notice.ts';
import { ok, type Result } from '../../domain/result.ts';
import { ENGLISH, render } from '../../domain/texts/render.ts';
import { day, list, say, type Text } from '../../domain/texts/text.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import type { Moment } from '../../ledger/moment.ts';
import { loadCases } from '../../ledger/queries/case/load-cases.ts';
import { recordedFacts } from '../../ledger/queries/case/recorded-facts.ts';
import { contractList } from '../../ledger/queries/contracts/contract-list.ts';
import { customersAt } from '../../ledger/queries/customers/customers-at.ts';
import { survivors } from '../../ledger/queries/customers/survivors.ts';
import { bankAccounts } from '../../ledger/queries/workspace/bank-accounts.ts';
import { companyAt } from '../../ledger/queries/workspace/company-at.ts';
import type { Handler } from '../context.ts';
import { contractOf } from '../contracts/contracts.ts';
import { safeName } from '../letters/preview.ts';
import { NOTICE } from '../letters/wordings.ts';
import { refuse, withLedger } from '../with-ledger.ts';
import { judgedCustomer, judgingAt } from './judging.ts';

type Refused = CallError<'not_found' | 'blocked'>;
type Noticed = Result<
  { readonly content: NoticeContent; readonly printedAt: Instant; readonly cautions: readonly Text[] }, // prettier-ignore
  Refused
>;

const FILE_NAMES: Readonly<Record<NoticeKind, string>> = {
  hold: 'hold notice',
  plan: 'plan confirmation',
  rep: 'rep notice',
};

export const printNotice: Handler<'case.notice'> = (context, input) =>
  withLedger<NoticeFile, 'not_found' | 'blocked'>(context, async (ledger) => {
    const today = context.clock.today();
    const composed = await ledger.read((db) =>
      input.kind === 'rep'
        ? composeForRep(db, input)
        : compose(db, { ...input, kind: input.kind }, today),
    );
    if (!composed.ok) return composed;
    const { content, printedAt, cautions } = composed.value;
    const job: NoticePrint = { kind: 'notice', content, printedAt };
    return ok({
      fileName: `${FILE_NAMES[input.kind]} ${safeName(input.key)}.pdf`,
      mediaType: 'application/pdf',
      bytes: await context.print(job),
      cautions,
    });
  });

interface Asked extends Moment {
  readonly kind: FactNoticeKind;
  readonly key: string;
}

/** The fact at the moment asked about, with the case then, and the instant it was recorded. */
interface Found {
  readonly fact: CaseFact;
  readonly judged: JudgedCase;
  readonly recordedFor: number;
  readonly recordedAt: Instant;
}

async function find(db: ReadDb, { kind, key, asOf, knownAt }: Asked): Promise<Found | null> {
  const moment: Moment = { asOf, knownAt };
  const rows = await recordedFacts(db, kind, key);
  const merged = await survivors(db, moment);
  const customers = [...new Set(rows.map(({ customerId: id }) => merged.get(id) ?? id))];
  const judging = await judgingAt(db, moment);
  for (const one of await loadCases(db, { ...moment, customers, withHistory: true })) {
    const fact = one.facts.find((each) => each.kind === kind && each.key === key);
    const row = rows.find(({ id }) => id === fact?.id);
    if (fact !== undefined && row !== undefined)
      return {
        fact,
        judged: judging.judge(one).judged,
        recordedFor: row.customerId,
        recordedAt: row.recordedAt,
      };
  }
  return null;
}

/** Of the customer on the day asked about: there is no fact that it is the paper of. */
async function composeForRep(
  db: ReadDb,
  { key, asOf, knownAt }: Moment & { readonly key: string },
): Promise<Noticed> {
  const found = await judgedCustomer(db, { asOf, knownAt }, key);
  if (!found.ok) return found;
  const { judging, classified } = found.value;
  const { one } = classified.judged;
  const { customer, profile } = one;
  const facts = repNoticeFacts(classified.judged, judging.policy.buckets.brokenPromiseDays);
  if (facts.overdue.length === 0)
    return refuse(
      'blocked',
      say`Nothing undisputed of customer ${customer.code} is overdue on ${day(asOf)}: there is nothing to tell the sales representative.`,
    );
  const parties = {
    reference: customer.code,
    on: asOf,
    sender: senderOf(await companyAt(db, { asOf: NEVER, knownAt: null })),
    recipient: recipientOf(customer),
    salesRep: profile.salesRep.trim(),
  };
  return ok({
    content: composeRepNotice(parties, facts, NOTICE),
    // The same day gives the same file.
    printedAt: knownAt ?? instantOf(Date.parse(`${asOf}T12:00:00.000Z`)),
    cautions: [unprintableCaution(unprintableIn(`${customer.name} ${profile.salesRep}`))].filter(
      (caution) => caution !== null,
    ),
  });
}

async function compose(db: ReadDb, asked: Asked, today: IsoDate): Promise<Noticed> {
  const { kind, key, asOf } = asked;
  const found = await find(db, asked);
  if (found === null)
    return refuse(
      'not_found',
      kind === 'hold'
        ? say`No hold has the key "${key}" on ${day(asOf)}; the list of holds has those that count.`
        : say`No plan has the key "${key}" on ${day(asOf)}; the list of plans has those there are.`,
      'key',
    );
  const { fact, judged } = found;
  const stopped = whyNone(fact, judged);
  if (stopped !== null) return refuse('blocked', stopped);

  const parties = await partiesOf(db, fact, today);
  const { sender, recipient } = parties;
  const accounts = await bankAccounts(db);
  const currency = fact.currency ?? (await companyAt(db, { asOf, knownAt: null })).currency;
  const account = accountFor(accounts, currency);
  const blocks = partyBlocks(sender, recipient, account, currency, 3).filter(
    // The notice of a hold leads to the accounts that the invoices name.
    ({ code }) => kind === 'plan' || code !== 'no_bank_account',
  );
  if (blocks.length > 0)
    return refuse(
      'blocked',
      say`No paper to customer ${recipient.customer}: ${list(
        blocks.map(({ code, message }) =>
          code === 'individual'
            ? say`the customer is an individual: consumer rules apply; seek advice first`
            : message,
        ),
        'semicolon',
      )}.`,
    );

  const then = await caseThen(db, found);
  const content =
    fact.kind === 'hold'
      ? await holdNotice(db, fact, then, parties)
      : planConfirmation(fact, then, parties, account);
  if (!content.ok) return content;
  return ok({
    content: content.value,
    printedAt: found.recordedAt,
    cautions: cautionsOf(found, recipient, parties.language),
  });
}

/** What stands against any paper about this fact; null: nothing. */
function whyNone({ kind, key, details, ended }: CaseFact, judged: JudgedCase): Text | null {
  if (ended !== null)
    return say`${key} was ended on ${day(ended.on)}: a paper would say what is not so any more. Choose an earlier day for what stood then.`;
  if (judged.insolvency === 'formal')
    return say`Insolvency proceedings of customer ${judged.one.customer.code} are open: what is written goes to the administrator, and may not ask for old debts; seek advice first.`;
  if (kind === 'hold' && holdLevelOf({ details }) === null)
    return say`${key} only watches: nothing changes for the customer, so there is nothing to tell.`;
  return null;
}

interface Parties extends NoticeParties {
  /** Of the customer; null: not known. */
  readonly language: string | null;
}

/** As of today, even where the fact is older: post goes there now. */
async function partiesOf(db: ReadDb, fact: CaseFact, today: IsoDate): Promise<Parties> {
  const company = await companyAt(db, { asOf: NEVER, knownAt: null });
  const [customer] = await customersAt(db, {
    asOf: laterOf(today, fact.on),
    knownAt: null,
    customerIds: [fact.customerId],
  });
  if (customer === undefined) throw new Error(`customer ${fact.customer} has a fact and is gone`);
  return {
    reference: fact.key,
    on: fact.on,
    sender: senderOf(company),
    recipient: recipientOf(customer),
    language: customer.language,
  };
}

const senderOf = (company: Sender): Sender => ({
  name: company.name,
  address: company.address,
  country: company.country,
  registrationNumber: company.registrationNumber,
  vatNumber: company.vatNumber,
  contact: company.contact,
  phone: company.phone,
  email: company.email,
  signatory: company.signatory,
  signatoryPosition: company.signatoryPosition,
});

const recipientOf = (customer: JudgedCase['one']['customer']): Recipient => ({
  customer: customer.code,
  name: customer.name,
  address: customer.address,
  country: customer.country,
  kind: customer.kind,
});

interface CaseThen {
  readonly judged: JudgedCase;
  readonly moment: Moment;
  readonly brokenPromiseDays: number;
}

/** The case on the day of the fact, as it was known when the fact was recorded. */
async function caseThen(db: ReadDb, { fact, recordedFor, recordedAt }: Found): Promise<CaseThen> {
  const moment: Moment = { asOf: fact.on, knownAt: recordedAt };
  const merged = await survivors(db, moment);
  const [one] = await loadCases(db, {
    ...moment,
    customers: [merged.get(recordedFor) ?? recordedFor],
    withHistory: true,
  });
  if (one === undefined) throw new Error(`${fact.key} was recorded of nobody`);
  const judging = await judgingAt(db, moment);
  return {
    judged: judging.judge(one).judged,
    moment,
    brokenPromiseDays: judging.policy.buckets.brokenPromiseDays,
  };
}

async function holdNotice(
  db: ReadDb,
  fact: CaseFact,
  { judged, moment, brokenPromiseDays }: CaseThen,
  { language: _, ...parties }: Parties,
): Promise<Result<NoticeContent, Refused>> {
  const level = holdLevelOf(fact);
  if (level === null) throw new Error(`${fact.key} has no notice`);
  const rows = await contractList(db, { ...moment, customer: judged.one.customer.code });
  const contracts = rows.map(contractOf);
  const facts = holdNoticeFacts(judged, contracts, brokenPromiseDays);
  const ownGround = (fact.details.ground ?? '').trim();
  const goods = level === 'goods' ? readGoods(fact.details.goods ?? '') : [];
  const typed = bannedIn(fact, goods.join(' '));
  if (typed !== null) return typed;
  if (!isShown(facts)) {
    // Grounds that the program offers are for the office: a suspicion, a signal.
    const offered = holdGrounds(judged, contracts).grounds.map((one) => render(one, ENGLISH));
    if (ownGround === '' || offered.includes(ownGround))
      return refuse(
        'blocked',
        say`${fact.key} rests on nothing that could be shown to the customer: on ${day(fact.on)} nothing undisputed was overdue and no promise was broken. Hold again with a ground that the customer may read, or write to them yourself.`,
      );
    const banned = bannedIn(fact, ownGround);
    if (banned !== null) return banned;
  }
  return ok(composeHoldNotice({ ...parties, level, ownGround, goods }, facts, NOTICE));
}

function planConfirmation(
  fact: CaseFact,
  { judged }: CaseThen,
  { language: _, ...parties }: Parties,
  account: ReturnType<typeof accountFor>,
): Result<NoticeContent, Refused> {
  const plan = judged.plans.find((one) => one.fact.id === fact.id);
  const facts =
    plan === undefined ? null : planConfirmationFacts(judged.one, plan, judged.calendar);
  if (facts === null || account === null)
    return refuse(
      'blocked',
      say`The instalments of ${fact.key} do not come to what was open of its invoices on ${day(fact.on)}; agree on a plan that does.`,
    );
  return (
    bannedIn(fact, facts.security) ??
    ok(composePlanConfirmation({ ...parties, account }, facts, NOTICE))
  );
}

/** What a person typed and the paper would print; null: it may stand there. */
function bannedIn({ key }: CaseFact, typed: string) {
  const banned = offendingPhrases(typed, NOTICE.letter.language);
  return banned.length === 0
    ? null
    : refuse(
        'blocked',
        say`No paper to a customer says ${list(banned.map((phrase) => `"${phrase}"`))}, and what was written down with ${key} does. End it and record it again in words that the customer may read.`,
      );
}

/** What to weigh today before it is sent. */
function cautionsOf(
  { fact, judged }: Found,
  recipient: Recipient,
  language: string | null,
): readonly Text[] {
  const asOf = judged.one.asOf;
  const isCurrent = judged.items.every(({ daysPastDue }) => daysPastDue === 0);
  const plan = judged.plans.find((one) => one.fact.id === fact.id);
  return [
    fact.kind === 'hold' && isCurrent && asOf > fact.on
      ? say`nothing is overdue any more on ${day(asOf)}; end ${fact.key} rather than send this`
      : null,
    plan?.state === 'defaulted'
      ? say`the plan is in default on ${day(asOf)}; a confirmation sent now can be read as agreeing anew`
      : null,
    languageCaution(language, NOTICE.letter.language),
    unprintableCaution(
      unprintableIn(
        [
          recipient.name,
          recipient.address.replaceAll('\n', ' '),
          fact.person,
          ...Object.values(fact.details),
        ].join(' '),
      ),
    ),
  ].filter((caution) => caution !== null);
}
