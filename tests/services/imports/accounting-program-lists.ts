/** What the invented lists of `tests/fixtures` must come to; added up by hand. */

/** `open`: of the invoices, less what is on account. `rows`: read = new + refused. */
export interface Expected {
  readonly file: string;
  readonly open: string;
  readonly customers: readonly string[];
  readonly rows: readonly [read: number, refused: number];
}

export const PROGRAMS: readonly Expected[] = [
  {
    file: '1c-debt-by-document.csv',
    open: '13500.50 EUR',
    customers: ['ООО Ромашка', 'ИП Семёнов'],
    rows: [2, 0],
  },
  {
    file: 'a3-facturas-emitidas.csv',
    open: '726.00 EUR',
    customers: ['43000007 Panadería Sol', '43000009 Hotel Mar SA'],
    rows: [2, 0],
  },
  {
    file: 'alegra-facturas.csv',
    open: '1059500.00 EUR',
    customers: ['Distribuidora Andina', 'Tienda La 14'],
    rows: [2, 0],
  },
  {
    file: 'contaplus-mayor-clientes.csv',
    open: '1794.70 EUR',
    customers: ['430.00012 FERRETERIA NUNEZ', '430.00044 BAZAR ORIENTE'],
    rows: [3, 0],
  },
  {
    file: 'contifico-cartera.csv',
    open: '516.00 EUR',
    customers: ['Florícola Andes SA', 'Rosas del Valle'],
    rows: [3, 0],
  },
  {
    file: 'contpaqi-cartera.csv',
    open: '1472.00 MXN',
    customers: ['0012 Abarrotes El Sol', '0031 Taller Vega'],
    rows: [3, 0],
  },
  {
    file: 'datev-opos.csv',
    open: '2761.00 EUR',
    customers: ['10001 Müller & Söhne KG', '10017 Gärtnerei Blüte'],
    rows: [3, 0],
  },
  {
    file: 'dynamics-365-bc.csv',
    open: '675.00 EUR',
    customers: ['10000 Larch Furniture', '20000 Quill Research'],
    rows: [3, 0],
  },
  {
    file: 'e-conomic-aabne-poster.csv',
    open: '11700.00 DKK',
    customers: ['1101 Nordisk Kaffe ApS', '1130 Havnens Fisk'],
    rows: [3, 0],
  },
  {
    file: 'exact-online-outstanding.csv',
    open: '815.00 EUR',
    customers: ['1002 Bakker Jansen BV', '1010 De Kroon NV'],
    rows: [2, 0],
  },
  {
    file: 'factusol-facturas.csv',
    open: '242.00 EUR',
    customers: ['15 Gestoría Plaza', '22 Motos Rápido'],
    rows: [2, 0],
  },
  {
    file: 'fortnox-kundfakturor.csv',
    open: '4250.50 SEK',
    customers: ['77 Svea Bageri AB', '81 Norrlands Trä'],
    rows: [2, 0],
  },
  {
    file: 'holded-facturas.csv',
    open: '363.00 EUR',
    customers: ['Estudio Norte', 'Café Luna'],
    rows: [2, 0],
  },
  {
    file: 'jumis-debitori.csv',
    open: '1060.50 EUR',
    customers: ['K-12 SIA Ziedu Nams', 'K-15 AS Jūras Vējš'],
    rows: [2, 0],
  },
  {
    file: 'kingdee-receivables.csv',
    open: '11760.00 CNY',
    customers: ['K001 上海花卉有限公司', 'K002 北京园艺公司'],
    rows: [3, 0],
  },
  { file: 'lexoffice-belege.csv', open: '100.00 EUR', customers: ['Ida Vogel'], rows: [3, 1] },
  {
    file: 'lexware-offene-posten.csv',
    open: '259.50 EUR',
    customers: ['10021 Café Kranz', '10044 Bäckerei Ost'],
    rows: [2, 0],
  },
  {
    file: 'moneybird-facturen.csv',
    open: '121.00 EUR',
    customers: ['Studio Ploeg', 'Fietsen Smit'],
    rows: [2, 0],
  },
  {
    file: 'netsuite-open-invoices.csv',
    open: '2140.00 USD',
    customers: ['C1021 Pacific Mills', 'C1030 Atlas Tools'],
    rows: [3, 0],
  },
  {
    file: 'odoo-invoices.csv',
    open: '1134.00 USD',
    customers: ['Lumen Interiors, Brenda', 'Vivid Walls'],
    rows: [3, 0],
  },
  {
    file: 'pennylane-factures.csv',
    open: '120.00 EUR',
    customers: ['Épicerie Dubois', 'Garage Martin'],
    rows: [2, 0],
  },
  {
    file: 'quickbooks-ar-aging-detail.csv',
    open: '805.25 EUR',
    customers: ['Cedar Works', 'Dale Foods'],
    rows: [5, 1],
  },
  {
    file: 'quickbooks-desktop-open-invoices.csv',
    open: '3155.10 EUR',
    customers: ['Abbey Stores', 'Corner Deli'],
    rows: [3, 0],
  },
  {
    file: 'quickbooks-online-open-invoices.csv',
    open: '6650.00 EUR',
    customers: ['Aroma Coffee House', 'Bella Tiles'],
    rows: [6, 0],
  },
  {
    file: 'sage200-es-vencimientos.csv',
    open: '1084.70 EUR',
    customers: ['430000012 Ferretería Núñez SL', '430000044 Bazar Oriente SA'],
    rows: [2, 0],
  },
  {
    file: 'sage50-aged-debtors-detailed.csv',
    open: '1250.40 EUR',
    customers: ['ASH001 Ashford Garages', 'BLU002 Blue Door Hotel'],
    rows: [4, 0],
  },
  {
    file: 'sap-fbl5n.txt',
    open: '2121.00 EUR',
    customers: ['100234 Iberica Flores SA'],
    rows: [4, 0],
  },
  {
    file: 'sevdesk-rechnungen.csv',
    open: '119.00 EUR',
    customers: ['1012 Werkstatt Rot', '1013 Haus am See'],
    rows: [2, 0],
  },
  {
    file: 'siigo-cartera.csv',
    open: '1059500.00 EUR',
    customers: ['900123456 Distribuidora Andina', '800765432 Tienda La 14'],
    rows: [2, 0],
  },
  {
    file: 'tally-bills-receivable.csv',
    open: '141600.00 EUR',
    customers: ['Kapoor & Sons', 'Gupta Stores'],
    rows: [2, 0],
  },
  {
    file: 'xero-aged-receivables-detail.csv',
    open: '711.40 EUR',
    customers: ['Harbour Freight', 'West Bay Inn'],
    rows: [3, 0],
  },
  {
    file: 'xero-invoices.csv',
    open: '527.40 GBP',
    customers: ['Harbour Freight', 'Marina Supplies', 'West Bay Inn'],
    rows: [4, 0],
  },
];

/** Lists of customers, each as `code name`. */
export const CUSTOMERS: readonly (readonly [file: string, ...customers: string[]])[] = [
  [
    '1c-counterparties.csv',
    '000000012 Общество с ограниченной ответственностью Ромашка',
    '000000015 Индивидуальный предприниматель Семёнов',
  ],
  ['a3-clientes.csv', '43000007 Panadería Sol', '43000009 Hotel Mar SA'],
  ['datev-debitoren.csv', '10001 Müller & Söhne KG', '10017 Gärtnerei Blüte'],
  ['e-conomic-kunder.csv', '1101 Nordisk Kaffe ApS', '1130 Havnens Fisk'],
  ['exact-online-relaties.csv', '1002 Bakker Jansen BV', '1010 De Kroon NV'],
  ['holded-contactos.csv', 'Café Luna SL', 'Taller Sol SA'],
  ['kingdee-customers.csv', 'K001 上海花卉有限公司', 'K002 北京园艺公司'],
  ['odoo-partners.csv', 'L-1 Lumen Interiors', 'V-2 Vivid Walls'],
  ['xero-contacts.csv', 'H001 Harbour Freight', 'W002 West Bay Inn'],
];
