/** Lists: what screens use of this kit. */
import './words.css';

export { DataGrid, type GridGroups } from './data-grid.tsx';
export { ReportGrid, type ReportExtras } from './report-grid.tsx';
export { PagedGrid } from './paged-grid.tsx';
export type { GridColumn, GridTotal } from './columns/column.ts';
export { amountOrDash, commonCurrency, moneyColumn, ZERO_MARK } from './columns/money-column.ts';
export { customerColumn, customerLink } from './columns/customer-column.tsx';
export { ExportMenu } from './out/export-menu.tsx';
