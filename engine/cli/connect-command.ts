import { realClock } from '../run/clock.ts';
import { readSettings } from '../settings.ts';
import { loadTiersFile } from '../tiers-file/load.ts';
import { createDeskAdmin } from '../zendesk/admin.ts';
import { type CommandResult, failure, options } from './command.ts';
import { connect } from './connect.ts';
import { problemLine } from './problem-line.ts';

/** `palier connect`: the account and the tiers file it is connected for. */

export const CONNECT_HELP = `palier connect [--plan]

Makes in Zendesk what Palier needs and lacks: ticket fields, the organization fields that tiers
match on, the webhook to PALIER_PUBLIC_URL, and the settings of the installed app. Says each step;
repeating changes nothing; --plan only says what would be done.`;

export async function connectCommand(args: readonly string[]): Promise<CommandResult> {
  const read = options(args, { flags: ['plan'] });
  if ('problem' in read) return failure(read.problem);
  const environment = readSettings(process.env);
  if ('problems' in environment) return failure(environment.problems.join('\n'));
  const { settings } = environment;
  if (settings.zendesk === null) {
    return failure(
      'No account is named: set ZENDESK_SUBDOMAIN, ZENDESK_CLIENT_ID and ZENDESK_CLIENT_SECRET.',
    );
  }
  const tiers = await loadTiersFile(settings.tiersPath);
  if ('problems' in tiers) {
    return failure(tiers.problems.map((one) => problemLine(settings.tiersPath, one)).join('\n'));
  }
  const clock = realClock();
  const admin = createDeskAdmin({
    zendesk: settings.zendesk,
    budgetShare: settings.budgetShare,
    now: () => clock.now(),
    report: () => undefined,
  });
  const wanted = {
    policy: tiers.policy,
    publicUrl: settings.publicUrl,
    dataPath: settings.dataPath,
    isPlan: read.flags.has('plan'),
  };
  await connect(wanted, admin, (line) => {
    process.stdout.write(`${line}\n`);
  });
  return { exitCode: 0, out: '' };
}
