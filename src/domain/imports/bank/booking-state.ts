/**
 * Whether a bank calls a movement booked. What is only announced, or was taken back before it was
 * booked, moves no money.
 *
 *     bookingState('Gebucht') = bookingState('COMPLETED')  ->  'booked'
 *     bookingState('vorgemerkt') = bookingState('FAILED')  ->  'not_booked'
 */
import { plainHeader } from '../columns/plain-header.ts';

const BOOKED =
  /^(?:umsatz )?(?:booked|gebucht|completed|complete|settled|sent|posted|paid|cleared|success(?:ful)?|executed|ausgefuhrt|udfort|utford|genomford|effectue|comptabilise|contabilizado|realizado|ejecutado|eseguito|contabilizzato|verwerkt|geboekt|zaksiegowana|zrealizowana|izpildits|final|finalised|finalized|processed|done|ok|valid|confirmed|reconciled|recorded|captured|verbucht|verarbeitet|abgeschlossen|erledigt|bestatigt|asentado|contabilizada|completado|completada|procesado|confirmado|valide|traite|termine|confirme|elaborato|completato|confermato|voltooid|uitgevoerd|bogfort|gennemfort|bokfort|bokford|klar|ferdig|zauctovano|zauctovana|provedeno|realizovano|konyvelt|teljesult|konyvelve|zrealizowany|wykonana|atlikta|ivykdyta|teostatud|kirjattu|toteutunut|проведен|проведено|исполнен|исполнено|выполнено|成功|已入账|交易成功|已完成|已记账)$/;
const NOT_BOOKED =
  /^(?:umsatz )?(?:pending|reverted|failed|declined|cancelled|canceled|blocked|denied|rejected|returned|expired|vorgemerkt|offen|storniert|abgelehnt|venter|afvist|annulleret|reserverad|reserveret|pendiente|rechazad[oa]|anulad[oa]|retenid[oa]|en attente|refuse|annule|in attesa|rifiutato|annullato|in behandeling|gereserveerd|geweigerd|oczekujaca|odrzucona|atcelts|noraidits|gaida|authorised|authorized|authorisation|authorization|hold|on hold|held|reserved|reservation|processing|in progress|in process|scheduled|planned|upcoming|unbooked|not booked|uncleared|unposted|waiting|awaiting|initiated|requires action|chargeback|voided|void|refused|error|autorisiert|reserviert|vorgemerkte|ausstehend|in bearbeitung|geplant|offene|gebuchte vormerkung|zuruckgewiesen|autorizado|autorizada|en proceso|en curso|programado|pendientes|denegad[oa]|devuelt[oa]|cancelad[oa]|autorise|autorisee|en cours|a venir|prevu|rejete|echoue|autorizzat[oa]|in corso|sospes[oa]|non contabilizzato|respinto|gepland|in afwachting|mislukt|geannuleerd|ikke bogfort|ikke bokfort|ej bokford|preliminar|vantande|avvist|planlagt|cekajici|nezauctovano|zamitnuto|blokace|fuggo|fuggoben|zarolt|elutasitva|rezervuota|laukia|ootel|broneeritud|odottaa|varattu|rezervets|в обработке|ожидает|отклонен|отклонено|отменен|отменено|处理中|失败|已撤销|交易失败|待入账|待处理|已取消)$/;

/** Null when the cell says neither. */
export function bookingState(text: string): 'booked' | 'not_booked' | null {
  const plain = plainHeader(text);
  if (BOOKED.test(plain)) return 'booked';
  return NOT_BOOKED.test(plain) ? 'not_booked' : null;
}
