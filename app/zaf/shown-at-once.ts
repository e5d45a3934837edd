/** So many tickets, or people, Zendesk's `show_many` shows in one question. */
export const SHOWN_AT_ONCE = 100;
