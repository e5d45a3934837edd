/**
 * The SDK where Zendesk's own script cannot be loaded: in the demo's workspace and in tests, which
 * must work without a network. The packaged app loads Zendesk's script instead, as Zendesk asks.
 */
import ZAFClient from 'zendesk_app_framework_sdk';

window.ZAFClient ??= ZAFClient;
