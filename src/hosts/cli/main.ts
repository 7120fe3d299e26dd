/**
 * `duebook COMMAND`: what the screens do, without a window. Same engine, same services, same
 * numbers. `product.md`, "The terminal", has the forms.
 *
 *     duebook aging --ledger flores.duebook --as-of 2026-06-30 --format json
 */
import { enableCompileCache } from 'node:module';

enableCompileCache();

const { runTerminal } = await import('./program.ts');
process.exitCode = await runTerminal(process.argv.slice(2));
