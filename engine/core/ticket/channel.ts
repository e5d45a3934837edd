/**
 * Are the messages of a channel ticket comments? Those of chat and messaging are not: they stand in
 * a transcript elsewhere, so nothing here can know when somebody answered (design: promises §2).
 */
const UNMEASURED: ReadonlySet<string> = new Set([
  'chat',
  'messaging',
  'native_messaging',
  'business_messaging_slack_connect',
  'google_business_messages',
  'google_rcs',
  'apple_business_chat',
  'facebook_messenger',
  'instagram_dm',
  'kakaotalk',
  'line',
  'mailgun',
  'telegram',
  'twilio_sms',
  'messagebird_sms',
  'twitter_dm',
  'viber',
  'wechat',
  'whatsapp',
]);

/** False for chat and messaging; true for a channel that is unknown or not named. */
export function isMeasured(channel: string | null): boolean {
  if (channel === null) return true;
  return !UNMEASURED.has(channel) && !channel.startsWith('sunshine_conversations');
}
