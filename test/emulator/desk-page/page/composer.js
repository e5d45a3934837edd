// How does a person say something on the ticket: as an agent, in public or among colleagues, or as
// the customer? One call of the API each.
import { actAs } from './api.js';
import { field, h, select } from './dom.js';
import { saveTicket } from './saving.js';
import { attempt, shared, tell } from './shared.js';
import { statusWord } from './words.js';

const VOICES = [
  { value: 'reply', label: 'Public reply' },
  { value: 'note', label: 'Internal note' },
  { value: 'customer', label: 'Customer’s word' },
];

const NEXT = [
  { value: '', label: 'as it is' },
  ...['open', 'pending', 'hold', 'solved'].map((value) => ({ value, label: statusWord(value) })),
];

/** What the API is told; a customer's word reopens a ticket that waits or is solved. */
export function updateFor({ voice, text, status, requesterId, agentId, ticketStatus }) {
  const isCustomer = voice === 'customer';
  const reopens = isCustomer && ['pending', 'hold', 'solved'].includes(ticketStatus);
  const next = reopens ? 'open' : isCustomer ? '' : status;
  return {
    ticket: {
      comment: {
        body: text,
        public: voice !== 'note',
        author_id: isCustomer ? requesterId : agentId,
      },
      ...(next !== '' && { status: next }),
      ...(next === 'solved' && { assignee_id: agentId }),
    },
  };
}

/** Sends what is said, and with an agent's word all that is not saved yet. */
async function send(view, draft, said) {
  const { ticket } = updateFor(said);
  if (said.voice === 'customer') {
    await actAs(said.agentId, 'PUT', `/api/v2/tickets/${view.id}.json`, { ticket });
    return;
  }
  await saveTicket(view.id, { ...draft.body(said.agentId), ...ticket });
  draft.drop();
}

/** What the empty field says. */
function promptOf(voice, name) {
  return {
    reply: `Answer ${name} in public…`,
    note: 'Tell your colleagues; the customer does not see it…',
    customer: `Write as ${name}…`,
  }[voice];
}

/** The text of the reply, as an app beside the ticket may read and write it. */
function commentIn(text, voice) {
  const put = (words) => {
    text.value = words;
  };
  return {
    text: () => text.value,
    type: () => (voice.value === 'note' ? 'internalNote' : 'publicReply'),
    put,
    append: (words) => put(text.value === '' ? words : `${text.value}\n${words}`),
  };
}

/** The form under the conversation; `view` gives the ticket as it was read last. */
export function composer(view, draft) {
  const text = h('textarea', { rows: 3, 'aria-label': 'Message', required: true });
  const voice = select(VOICES, 'reply', { name: 'voice' });
  const status = select(NEXT, '', { name: 'next-status' });
  const problem = h('p', { class: 'problem', role: 'alert' });
  const button = h('button', { type: 'submit', class: 'main push' }, 'Send');
  const statusField = field('Status', status);
  const form = h(
    'form',
    { class: 'composer', 'data-voice': 'reply', onsubmit: submit },
    text,
    problem,
    h('div', { class: 'composer-row' }, field('Say', voice), statusField, button),
  );

  function dress() {
    const isCustomer = voice.value === 'customer';
    form.dataset.voice = voice.value;
    statusField.hidden = isCustomer;
    text.placeholder = promptOf(voice.value, view().requester?.name ?? 'the customer');
  }

  async function submit(event) {
    event.preventDefault();
    problem.textContent = '';
    if (text.value.trim() === '') {
      problem.textContent = 'Write something first.';
      return text.focus();
    }
    button.disabled = true;
    const said = {
      voice: voice.value,
      text: text.value.trim(),
      status: status.value,
      requesterId: view().requester?.id,
      agentId: shared.agentId,
      ticketStatus: view().status,
    };
    try {
      await send(view(), draft, said);
      text.value = '';
      status.value = '';
    } catch (error) {
      problem.textContent = error.message;
    }
    button.disabled = false;
    tell('changes');
    return text.focus();
  }

  voice.addEventListener('change', dress);
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });

  return {
    element: form,
    comment: commentIn(text, voice),
    update: () => {
      dress();
      const isClosed = view().isClosed;
      for (const control of form.elements) control.disabled = isClosed;
      if (isClosed) text.placeholder = 'This ticket is closed: Zendesk takes no more updates.';
    },
  };
}

/** Runs a change of the ticket as the chosen agent and lets everybody read again. */
export async function change(path, body, userId = shared.agentId) {
  await attempt(() => actAs(userId, 'PUT', path, body));
  tell('changes');
}
