import { channelContract } from '../contract/channel-contract.ts';
import { channelFailure, fakeChannel } from './fake-channel.ts';

/** Does the fake keep the channel's contract, keyed and not? */
describe.each(['slack', 'mail'] as const)('fakeChannel %s', (name) => {
  channelContract(async () => {
    const channel = fakeChannel(name);
    return {
      channel,
      arrived: async () =>
        channel.sent.map((message) => ({
          words: `${message.title} ${message.text} ${message.link}`,
          identity: channel.keyed ? message.key : null,
        })),
      async answer(how) {
        const retryable = how !== 'refuseForGood';
        channel.fail(how === 'accept' ? null : channelFailure({ retryable }));
      },
      async close() {},
    };
  });
});
