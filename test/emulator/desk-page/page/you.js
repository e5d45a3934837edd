// Who is the person at the page, and in which language do they work? An app is told both, as
// Zendesk tells it of the agent who is signed in.
import { actAs } from './api.js';
import { fill, h } from './dom.js';
import { attempt, hear, shared, tell } from './shared.js';

const LANGUAGES = [
  { value: 'en-US', label: 'English' },
  { value: 'fr', label: 'Français' },
  { value: 'ru-RU', label: 'Русский' },
];

const agentChoice = () => document.getElementById('agent');
const localeChoice = () => document.getElementById('locale');
const you = () => shared.choices?.agents.find(({ id }) => id === shared.agentId);

/** The people by what they may do, in the order in which they are offered. */
function agentOptions(agents) {
  const posts = [...new Set(agents.map(({ post }) => post))];
  return posts.map((post) =>
    h(
      'optgroup',
      { label: post },
      agents
        .filter((one) => one.post === post)
        .map(({ id, name }) => h('option', { value: String(id) }, name)),
    ),
  );
}

function show() {
  fill(agentChoice(), agentOptions(shared.choices?.agents ?? []));
  agentChoice().value = String(shared.agentId);
  localeChoice().value = you()?.locale ?? 'en-US';
}

/** A person's language is kept on their account, where only an administrator may write. */
async function changeLocale(locale) {
  const admin = shared.choices.agents.find(({ role }) => role === 'admin');
  const user = { locale };
  await attempt(async () => {
    await actAs(admin?.id, 'PUT', `/api/v2/users/${shared.agentId}.json`, { user });
    you().locale = locale;
    tell('agent');
  });
  show();
}

/** Wires the choice of the person and of the language. */
export function startYou() {
  fill(
    localeChoice(),
    LANGUAGES.map(({ value, label }) => h('option', { value, lang: value }, label)),
  );
  agentChoice().addEventListener('change', () => {
    shared.agentId = Number(agentChoice().value);
    show();
    tell('agent');
  });
  localeChoice().addEventListener('change', () => changeLocale(localeChoice().value));
  hear('choices', show);
}
