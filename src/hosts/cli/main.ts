/**
 * `duebook COMMAND`: what the screens do, without a window. Same engine, same services, same
 * numbers. `product.md`, "The terminal", has the forms.
 *
 *     duebook aging --ledger flores.duebook --as-of 2026-06-30 --format json
 */
import { enableCompileCache } from 'node:module';
import { keepToOwner } from '../../engine/surroundings.ts';

enableCompileCache();
keepToOwner();

// `duebook aging | head` closes the pipe early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const { runTerminal } = await import('./program.ts');
process.exitCode = await runTerminal(process.argv.slice(2));
