/** By which ways the engine reaches people, and with which words: alerts and letters. */
import type { Channel } from './ports/channel.ts';
import type { Context } from './run/context.ts';
import { alertDelivery } from './run/deliver-alerts.ts';
import { isStopped } from './run/deliver-fields.ts';
import { letterDelivery } from './run/deliver-letters.ts';
import type { Deliveries } from './run/supervise.ts';
import { chargeMessage } from './run/tell-billing.ts';
import { tellingFor } from './run/telling.ts';
import type { Settings } from './settings.ts';
import { wordAlert } from './wording/alert.ts';
import { wordsOf } from './wording/spoken.ts';

/** The turns that send what is owed; alerts and letters go apart. */
export function deliveries(
  settings: Settings,
  context: Context,
  channels: readonly Channel[],
  wake: () => void,
  signal: AbortSignal,
): Deliveries {
  const mail = channels.find(({ name }) => name === 'mail') ?? null;
  return {
    alerts: alertsOf(settings, context, channels, wake, signal),
    letters: letterDelivery({ context, mail, wake, signal }),
  };
}

function alertsOf(
  settings: Settings,
  context: Context,
  channels: readonly Channel[],
  wake: () => void,
  signal: AbortSignal,
) {
  return alertDelivery({
    store: context.store,
    clock: context.clock,
    channels,
    digestAfter: () => context.policies.current().alerts.digestAfter,
    maySend: async () => !(await isStopped(context)),
    word: (body) =>
      body.kind === 'charge'
        ? chargeMessage(body)
        : {
            ...wordAlert(body, tellingFor(context)),
            lateMark: wordsOf(settings.language).say('alert.lateMark'),
            link: 'ticketId' in body ? linkOf(settings, body.ticketId) : null,
          },
    troubles: context.troubles,
    log: context.log,
    changed: context.changed,
    wake,
    signal,
  });
}

/** Where people see a ticket. */
export function linkOf(settings: Settings, ticketId: number): string {
  return (settings.ticketUrl ?? '#{id}').replace('{id}', String(ticketId));
}
