/**
 * Invented FatturaPA files after the published schema (FPR12 1.2.2), whole and valid unless a test
 * breaks them: net 1,000.00 and 22 % VAT, from Fiori del Sole S.r.l. to Rosa S.p.A.
 *
 *     fattura([{ number: '7/26' }])      fattura([{}, { type: 'TD04', corrects: '7/26' }])
 */
export interface InventedBody {
  readonly type?: string;
  readonly number?: string;
  readonly issued?: string;
  readonly currency?: string;
  readonly total?: string | null;
  /** `DatiRitenuta`: what is withheld. */
  readonly withheld?: string | null;
  /** More of `DatiGeneraliDocumento`. */
  readonly general?: string;
  readonly corrects?: string | null;
  readonly net?: string;
  readonly vat?: string;
  /** I at once, D deferred, S split payment. */
  readonly due?: 'I' | 'D' | 'S';
  readonly lines?: string;
  /** Elements of each `DettaglioPagamento`. */
  readonly payments?: readonly string[];
}

const tag = (name: string, text: string | null): string =>
  text === null ? '' : `<${name}>${text}</${name}>`;

export const payment = (dueOn: string | null, amount: string): string =>
  `<ModalitaPagamento>MP05</ModalitaPagamento>${tag('DataScadenzaPagamento', dueOn)}${tag('ImportoPagamento', amount)}`;

export const line = (
  quantity: string,
  price: string,
  total: string,
  discount = '',
  number = '1',
): string =>
  `<DettaglioLinee><NumeroLinea>${number}</NumeroLinea><Descrizione>Rose stabilizzate</Descrizione>
   <Quantita>${quantity}</Quantita><UnitaMisura>PZ</UnitaMisura><PrezzoUnitario>${price}</PrezzoUnitario>
   ${discount}<PrezzoTotale>${total}</PrezzoTotale><AliquotaIVA>22.00</AliquotaIVA></DettaglioLinee>`;

function bodyOf(made: InventedBody): string {
  const {
    type = 'TD01',
    number = '7/26',
    issued = '2026-03-05',
    currency = 'EUR',
    total = '1220.00',
    withheld = null,
    general = '',
    corrects = null,
    net = '1000.00',
    vat = '220.00',
    due = 'I',
    lines = line('10.00', '100.00', net),
    payments = [payment('2026-04-04', '1220.00')],
  } = made;
  return `
  <FatturaElettronicaBody>
    <DatiGenerali>
      <DatiGeneraliDocumento>
        ${tag('TipoDocumento', type)}${tag('Divisa', currency)}${tag('Data', issued)}${tag('Numero', number)}
        ${withheld === null ? '' : `<DatiRitenuta><TipoRitenuta>RT02</TipoRitenuta><ImportoRitenuta>${withheld}</ImportoRitenuta><AliquotaRitenuta>20.00</AliquotaRitenuta><CausalePagamento>A</CausalePagamento></DatiRitenuta>`}
        ${general}${tag('ImportoTotaleDocumento', total)}
      </DatiGeneraliDocumento>
      <DatiOrdineAcquisto><IdDocumento>ODA-9</IdDocumento></DatiOrdineAcquisto>
      ${corrects === null ? '' : `<DatiFattureCollegate><IdDocumento>${corrects}</IdDocumento><Data>2026-03-05</Data></DatiFattureCollegate>`}
    </DatiGenerali>
    <DatiBeniServizi>
      ${lines}
      <DatiRiepilogo><AliquotaIVA>22.00</AliquotaIVA><ImponibileImporto>${net}</ImponibileImporto><Imposta>${vat}</Imposta><EsigibilitaIVA>${due}</EsigibilitaIVA></DatiRiepilogo>
    </DatiBeniServizi>
    ${payments.length === 0 ? '' : `<DatiPagamento><CondizioniPagamento>${payments.length === 1 ? 'TP02' : 'TP01'}</CondizioniPagamento>${payments.map((one) => `<DettaglioPagamento>${one}</DettaglioPagamento>`).join('')}</DatiPagamento>`}
  </FatturaElettronicaBody>`;
}

const place = (street: string, town: string): string =>
  `<Sede><Indirizzo>${street}</Indirizzo><NumeroCivico>1</NumeroCivico><CAP>00100</CAP><Comune>${town}</Comune><Provincia>RM</Provincia><Nazione>IT</Nazione></Sede>`;

export const fattura = (bodies: readonly InventedBody[], inside = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<p:FatturaElettronica versione="FPR12" xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2">
  <FatturaElettronicaHeader>
    <DatiTrasmissione><IdTrasmittente><IdPaese>IT</IdPaese><IdCodice>99999999999</IdCodice></IdTrasmittente><ProgressivoInvio>00001</ProgressivoInvio><FormatoTrasmissione>FPR12</FormatoTrasmissione><CodiceDestinatario>0000000</CodiceDestinatario></DatiTrasmissione>
    <CedentePrestatore><DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>01234567890</IdCodice></IdFiscaleIVA><Anagrafica><Denominazione>Fiori del Sole S.r.l.</Denominazione></Anagrafica><RegimeFiscale>RF01</RegimeFiscale></DatiAnagrafici>${place('Via dei Fiori', 'Roma')}</CedentePrestatore>
    <CessionarioCommittente><DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>09876543210</IdCodice></IdFiscaleIVA><Anagrafica><Denominazione>Rosa S.p.A.</Denominazione></Anagrafica></DatiAnagrafici>${place('Corso Italia', 'Milano')}</CessionarioCommittente>
  </FatturaElettronicaHeader>${bodies.map(bodyOf).join('')}${inside}
</p:FatturaElettronica>`;

export const simplified = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<ns:FatturaElettronicaSemplificata versione="FSM10" xmlns:ns="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.0">
  <FatturaElettronicaHeader>
    <CedentePrestatore><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>01234567890</IdCodice></IdFiscaleIVA><Denominazione>Fiori del Sole S.r.l.</Denominazione>${place('Via dei Fiori', 'Roma')}<RegimeFiscale>RF01</RegimeFiscale></CedentePrestatore>
    <CessionarioCommittente><IdentificativiFiscali><CodiceFiscale>RSSMRA80A01H501U</CodiceFiscale></IdentificativiFiscali><AltriDatiIdentificativi><Nome>Maria</Nome><Cognome>Rossi</Cognome>${place('Corso Italia', 'Milano')}</AltriDatiIdentificativi></CessionarioCommittente>
  </FatturaElettronicaHeader>
  <FatturaElettronicaBody>${body}</FatturaElettronicaBody>
</ns:FatturaElettronicaSemplificata>`;
