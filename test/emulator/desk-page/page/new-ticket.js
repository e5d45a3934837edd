// How does a person open a ticket as one of the customers? A short form in a dialog.
import { actAs } from './api.js';
import { field, fill, h, select } from './dom.js';
import { announce, openTicket, shared, tell } from './shared.js';
import { PRIORITIES } from './words.js';

const dialog = () => document.getElementById('dialog');

function customerOptions() {
  return shared.choices.customers.map(({ id, name, organization, tier }) => ({
    value: String(id),
    label: `${name}, ${organization} (${tier})`,
  }));
}

function form() {
  const customers = customerOptions();
  const customer = select(customers, customers[0]?.value ?? '', { required: true });
  const subject = h('input', { required: true, maxlength: 150, autocomplete: 'off' });
  const body = h('textarea', { rows: 4, required: true });
  const priority = select(PRIORITIES.slice(1), 'normal');
  const kinds = [{ value: '', label: 'leave it to triage' }, ...shared.choices.kinds];
  const kind = select(kinds, '');
  const problem = h('p', { class: 'problem', role: 'alert' });
  const send = h('button', { type: 'submit', class: 'main push' }, 'Open the ticket');

  async function submit(event) {
    event.preventDefault();
    send.disabled = true;
    const requester = Number(customer.value);
    const kindField = { id: shared.choices.fieldIds.palier_kind, value: kind.value };
    const ticket = {
      subject: subject.value,
      requester_id: requester,
      submitter_id: requester,
      priority: priority.value,
      comment: { body: body.value, public: true, author_id: requester },
      ...(kind.value !== '' && { custom_fields: [kindField] }),
    };
    try {
      const made = await actAs(shared.agentId, 'POST', '/api/v2/tickets.json', { ticket });
      dialog().close();
      announce(`Ticket #${made.ticket.id} is open.`);
      tell('changes');
      openTicket(made.ticket.id);
    } catch (error) {
      problem.textContent = error.message;
      send.disabled = false;
    }
  }

  const cancel = h('button', { type: 'button', onclick: () => dialog().close() }, 'Cancel');
  return h(
    'form',
    { onsubmit: submit },
    h('h2', { id: 'dialog-title' }, 'New ticket'),
    field('Customer', customer),
    field('Subject', subject),
    field('What happened', body),
    h('div', { class: 'pair' }, field('Priority', priority), field('Kind', kind)),
    problem,
    h('div', { class: 'composer-row' }, cancel, send),
  );
}

/** Wires the "New" button. */
export function startNewTicket() {
  document.getElementById('new-ticket').addEventListener('click', () => {
    if (shared.choices === null || shared.choices.customers.length === 0) {
      announce('No customer is known yet: let the log run for a moment.');
      return;
    }
    fill(dialog(), form());
    dialog().showModal();
    dialog().querySelector('input').focus();
  });
}
