/**
 * In or out, as banks write it beside an amount without a sign.
 *
 *     readDirection('Af') = readDirection('D') = readDirection('Soll')  ->  -1
 *     readDirection('Bij') = readDirection('CRDT') = readDirection('+') ->  1
 */

const OUT = new Set(
  'd|dr|dbit|debit|debet|debits|débit|débito|debito|af|s|soll|-|out|withdrawal|cargo|adeudo|uit|belastung|借|借方|支出|d-|o|outgoing|outflow|ausgang|ausgabe|abgang|sortie|salida|gasto|egreso|saida|despesa|uscita|addebito|dare|uitgave|ud|udgift|ut|utgift|expense|wydatek|obciazenie|winien|wn|vydaj|odchozi|odchozí|terheles|terhelés|izdevumi|rashod|расход|списание|дебет|дт|付|转出'.split(
    '|',
  ),
);
const IN = new Set(
  'c|cr|crdt|credit|credits|crédit|crédito|credito|bij|h|haben|+|in|deposit|abono|ingreso|gutschrift|k|kredits|贷|贷方|收入|i|incoming|inflow|eingang|einnahme|zugang|entree|entrée|recette|entrada|receita|entrata|accredito|avere|inkomst|ind|indtægt|inn|inntekt|intäkt|income|przychod|przychód|uznanie|ma|prijem|příjem|prichozi|příchozí|jovairas|jóváírás|ienemumi|ieņēmumi|приход|поступление|зачисление|кредит|кт|收|转入'.split(
    '|',
  ),
);

/** Null when the cell says neither. */
export function readDirection(text: string): 1 | -1 | null {
  const value = text.trim().toLowerCase().replace(/\.$/, '');
  if (OUT.has(value)) return -1;
  return IN.has(value) ? 1 : null;
}
