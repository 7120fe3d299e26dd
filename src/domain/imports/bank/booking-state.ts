/**
 * Whether a bank calls a movement booked. What is only announced, or was taken back before it was
 * booked, moves no money.
 *
 *     bookingState('Gebucht') = bookingState('COMPLETED')  ->  'booked'
 *     bookingState('vorgemerkt') = bookingState('FAILED')  ->  'not_booked'
 */
import { plainHeader } from '../columns/plain-header.ts';

const BOOKED =
  /^(?:umsatz )?(?:booked|gebucht|completed|complete|settled|sent|posted|paid|cleared|success(?:ful)?|executed|ausgefuhrt|udfort|utford|genomford|effectue|comptabilise|contabilizado|realizado|ejecutado|eseguito|contabilizzato|verwerkt|geboekt|zaksiegowana|zrealizowana|izpildits|成功|已入账|交易成功)$/;
const NOT_BOOKED =
  /^(?:umsatz )?(?:pending|reverted|failed|declined|cancelled|canceled|blocked|denied|rejected|returned|expired|vorgemerkt|offen|storniert|abgelehnt|venter|afvist|annulleret|reserverad|reserveret|pendiente|rechazad[oa]|anulad[oa]|retenid[oa]|en attente|refuse|annule|in attesa|rifiutato|annullato|in behandeling|gereserveerd|geweigerd|oczekujaca|odrzucona|atcelts|noraidits|gaida|处理中|失败|已撤销|交易失败)$/;

/** Null when the cell says neither. */
export function bookingState(text: string): 'booked' | 'not_booked' | null {
  const plain = plainHeader(text);
  if (BOOKED.test(plain)) return 'booked';
  return NOT_BOOKED.test(plain) ? 'not_booked' : null;
}
