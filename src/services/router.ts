/**
 * The use case that serves a call, loaded with the first call of its topic: the terminal's `aging`
 * must not wait for the calendars of two hundred countries that letters need.
 *
 * A topic that is missing here, or a call that its topic does not serve, does not compile.
 */
import type { CallName } from '../contract/api.ts';
import type { Handler, Handlers } from './context.ts';

type Topic = CallName extends infer Name
  ? Name extends `${infer T}.${string}`
    ? T
    : never
  : never;

const factHandlers = async () => (await import('./facts/handlers.ts')).factHandlers;
const companyHandlers = async () => (await import('./company/handlers.ts')).companyHandlers;
const contractHandlers = async () => (await import('./contracts/handlers.ts')).contractHandlers;
const workspaceHandlers = async () => (await import('./workspace/handlers.ts')).workspaceHandlers;

const topics: { readonly [T in Topic]: () => Promise<Handlers<T>> } = {
  workspace: workspaceHandlers,
  jobs: workspaceHandlers,
  company: companyHandlers,
  bankAccounts: companyHandlers,
  customers: async () => (await import('./customers/handlers.ts')).customerHandlers,
  imports: async () => (await import('./imports/handlers.ts')).importHandlers,
  aging: async () => (await import('./aging/handlers.ts')).agingHandlers,
  letters: async () => (await import('./letters/handlers.ts')).letterHandlers,
  exchange: async () => (await import('./exchange/handlers.ts')).exchangeHandlers,
  invoices: factHandlers,
  receipts: factHandlers,
  creditNotes: factHandlers,
  allocations: factHandlers,
  disputes: factHandlers,
  reversals: factHandlers,
  journal: factHandlers,
  facts: factHandlers,
  writeOffs: factHandlers,
  refunds: factHandlers,
  contracts: contractHandlers,
  terms: contractHandlers,
  attachments: contractHandlers,
  bank: async () => (await import('./bank/handlers.ts')).bankHandlers,
  policy: async () => (await import('./policy/handlers.ts')).policyHandlers,
  worklist: async () => (await import('./worklist/handlers.ts')).worklistHandlers,
  buckets: async () => (await import('./buckets/handlers.ts')).bucketHandlers,
  case: async () => (await import('./case/handlers.ts')).caseHandlers,
  credit: async () => (await import('./credit/handlers.ts')).creditHandlers,
  signals: async () => (await import('./signals/handlers.ts')).signalHandlers,
  interest: async () => (await import('./interest/handlers.ts')).interestHandlers,
  rates: async () => (await import('./rates/handlers.ts')).rateHandlers,
};

/** `undefined` only when a topic does not serve what the contract names, which is a bug. */
export async function handlerOf<K extends CallName>(name: K): Promise<Handler<K> | undefined> {
  const topic = name.slice(0, name.indexOf('.')) as Topic;
  const handlers = (await topics[topic]()) as Readonly<Partial<Record<CallName, unknown>>>;
  return handlers[name] as Handler<K> | undefined;
}

/** Loads every topic, for a host that stays: the first letter must not wait for what it needs. */
export const loadEveryTopic = (): Promise<unknown> =>
  Promise.all(Object.values(topics).map((load) => load()));
