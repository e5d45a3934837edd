/** Answers: /account/settings: what is switched on? The documented API tells no account id. */
import { type Answer, ok, route } from '../http/call.ts';

// The time zone is not among the documented settings; users carry the account's by default.
function settings(): Answer {
  return ok({
    settings: {
      branding: {
        header_color: '03363D',
        page_background_color: '333333',
        tab_background_color: '7FA239',
        text_color: 'FFFFFF',
        header_logo_url: null,
        favicon_url: null,
      },
      apps: { use: true, create_private: true, create_public: false },
      tickets: {
        agent_ticket_deletion: true,
        comments_public_by_default: true,
        is_first_comment_private_enabled: true,
        list_newest_comments_first: true,
        tagging: true,
        status_hold: true,
        assign_tickets_upon_solve: true,
        assign_default_organization: true,
        agent_can_change_requester: true,
      },
      agents: { agent_workspace: true, focus_mode: false },
      groups: { check_group_name_uniqueness: false },
      user: { tagging: true, time_zone_selection: true, multiple_organizations: false },
      active_features: {
        on_hold_status: true,
        ticket_forms: true,
        user_org_fields: true,
        business_hours: true,
        light_agents: true,
        organization_access_enabled: true,
      },
      api: { accepted_api_agreement: true, api_password_access: 'false', api_token_access: 'true' },
      limits: { attachment_size: 52_428_800 },
      localization: { locale_ids: [1] },
    },
  });
}

export const accountRoutes = [route('GET', '/account/settings', 'account', settings)];
