/** The npm package brings no types; what it exports is what the CDN's script makes global. */
declare module 'zendesk_app_framework_sdk' {
  const client: NonNullable<Window['ZAFClient']>;
  export = client;
}
