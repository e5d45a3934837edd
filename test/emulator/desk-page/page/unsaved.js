// What is not saved yet, and how is it saved or thrown away? One line above the reply.
import { fill, h } from './dom.js';
import { saveTicket } from './saving.js';
import { shared, tell } from './shared.js';
import { fieldWord, statusWord } from './words.js';

function valueWord(name, value) {
  if (value === null || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.join(', ') || '–';
  return name === 'status' ? statusWord(value) : String(value);
}

/** The strip of one ticket; hidden while everything is saved. */
export function unsavedStrip(view, draft) {
  const words = h('p', { class: 'small' });
  const problem = h('p', { class: 'problem', role: 'alert' });
  const save = h('button', { type: 'button', class: 'main', onclick: saveAll }, 'Save changes');
  const drop = h('button', { type: 'button', onclick: () => draft.drop() }, 'Discard');
  const element = h(
    'div',
    { class: 'unsaved', role: 'group', 'aria-label': 'Not saved yet', hidden: true },
    h('div', {}, words, problem),
    save,
    drop,
  );

  async function saveAll() {
    save.disabled = true;
    problem.textContent = '';
    try {
      await saveTicket(view().id, draft.body(shared.agentId));
      draft.drop();
    } catch (error) {
      problem.textContent = error.message;
    }
    save.disabled = false;
    tell('changes');
  }

  return {
    element,
    update() {
      element.hidden = draft.isEmpty;
      if (draft.isEmpty) problem.textContent = '';
      const parts = draft
        .entries()
        .map(([name, { value, label }]) => `${fieldWord(label)} ${valueWord(name, value)}`);
      fill(words, 'Not saved yet: ', parts.join(', '));
    },
  };
}
