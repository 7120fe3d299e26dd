/**
 * `duebook detectors show|set FILE`: what the owner has set of the risk signals, as JSON. It is kept with the
 * collection policy (`signals.alarmLevel`), so it has a version, an author and a day; the rest is measured.
 *
 *     { "payment_shift": { "h": 5 } }     from 4 (more alerts) to 6 (fewer); try it first with
 *                                         duebook backtest --set h=4,5,6
 */
import type { AddCommand } from './terminal/command.ts';
import { momentOf, withFormat, withMoment, type MomentFlags } from './terminal/options.ts';
import { jsonInput } from './terminal/read-input.ts';
import { usage } from './terminal/refusal.ts';
import { answer, inLedger, verb, type VerbFlags } from './terminal/verb.ts';
import { printJson } from './terminal/write-out.ts';

const settings = (h: number) => ({ payment_shift: { h } });

/** What it may be is the engine's to say. */
function alarmLevelOf(value: unknown, file: string): unknown {
  const wanted = usage(`${file} is not {"payment_shift":{"h":5}}; nothing else can be set`);
  const only = (of: unknown, name: string): unknown => {
    const [entry, ...others] = typeof of === 'object' && of !== null ? Object.entries(of) : [];
    if (entry?.[0] !== name || others.length > 0) throw wanted;
    return entry[1];
  };
  return only(only(value, 'payment_shift'), 'h');
}

export const detectorsCommand: AddCommand = (program) => {
  const detectors = program.command('detectors').description('what risk signals are set to');
  withFormat(withMoment(detectors.command('show')), ['table', 'json'])
    .description('the settings in force, as JSON')
    .action(async (flags: MomentFlags & VerbFlags) => {
      const { policy } = await inLedger(flags, 'read', (session) =>
        session.call('policy.get', momentOf(flags)),
      );
      printJson(settings(policy.signals.alarmLevel));
    });
  verb(detectors, 'set', 'record a file as the settings from now on')
    .argument('<file>', 'JSON as `detectors show` writes it')
    .option('--note <text>', 'why', '')
    .action(async (file: string, flags: VerbFlags & { readonly note: string }) => {
      const alarmLevel = alarmLevelOf(jsonInput(file, 'policy_refused'), file);
      const { note } = flags;
      const saved = await inLedger(flags, 'write', async (session) => {
        const { policy } = await session.call('policy.get', momentOf({}));
        const changed = { ...policy, signals: { ...policy.signals, alarmLevel } };
        return session.call('policy.save', { policy: changed, note });
      });
      answer(flags, { version: saved.version }, () => `version ${saved.version} of the policy\n`);
    });
};
