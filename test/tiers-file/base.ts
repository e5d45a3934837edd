/** The small valid file that the other tests break; its lines are counted in their expectations. */
export const BASE = `{
  "version": "1", "effectiveFrom": "2026-01-01T00:00:00Z",
  "currency": "EUR", "timeZone": "Europe/Paris", "languages": ["en"],
  "calendars": {
    "always": { "open": "24x7" },
    "office": { "week": { "mon-fri": ["09:00-12:30", "13:30-18:00"] }, "holidays": [{ "country": "FR" }] }
  },
  "kinds": {
    "incident": { "handling": "25m" },
    "replacement": { "handling": "20m", "components": { "disk": "A" } }
  },
  "triage": [{ "when": { "form": "Hardware" }, "kind": "replacement" }],
  "default": "standard",
  "tiers": {
    "standard": {
      "people": "office",
      "promises": { "firstReply": { "*": "4h" }, "replacement": { "A": { "within": "24h", "calendar": "always" } } }
    },
    "premium": {
      "match": [{ "organizationField": "tier", "is": "premium" }], "people": "always",
      "promises": { "firstReply": { "*": "1h" }, "replacement": { "*": "12h" } }
    }
  },
  "alerts": { "thresholds": [{ "at": 0.75, "to": "assignee" }] }
}
`;

/** The base with one text exchanged; throws when the text is not there exactly once. */
export function edited(from: string, to: string): string {
  const parts = BASE.split(from);
  if (parts.length !== 2) throw new Error(`"${from}" stands ${parts.length - 1} times in the base`);
  return parts.join(to);
}

/** The base with a further section before the tiers, on line 14 from column 3 on. */
export function withSection(section: string): string {
  return edited('"tiers": {', `${section},\n  "tiers": {`);
}
