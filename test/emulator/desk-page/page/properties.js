// What can be set on a ticket? Each control saves at once, as the chosen agent, through the API, or
// joins the draft when an app stands beside the ticket; the tier belongs to the organization and is
// saved there, as an administrator.
import { change } from './composer.js';
import { field, fill, h, select } from './dom.js';
import { shared } from './shared.js';
import { PRIORITIES, STATUSES } from './words.js';

const NONE = { value: '', label: '–' };

/** How a choice is kept: unsaved beside an app, as Zendesk does, or saved at once. */
function keepersOf(view, draft) {
  const save = (ticket) => change(`/api/v2/tickets/${view().id}.json`, { ticket });
  const idOf = (title) => shared.choices.fieldIds[title];
  return {
    setTicket: (name, value) => {
      if (draft.isKept) return draft.put({ name, value, saved: view()[name], label: name });
      const isSolving = name === 'status' && value === 'solved';
      return save({ [name]: value, ...(isSolving && { assignee_id: shared.agentId }) });
    },
    setField: (title, given) => {
      const value = given === '' ? null : given;
      if (!draft.isKept) return save({ custom_fields: [{ id: idOf(title), value }] });
      const saved = view().values[title];
      return draft.put({ name: `field:${idOf(title)}`, value, saved, label: title });
    },
  };
}

/** The controls above the conversation; `saved` gives the ticket as it was read last. */
export function properties(saved, draft) {
  const view = () => draft.over(saved(), shared.choices.fieldIds);
  const { setTicket, setField } = keepersOf(saved, draft);
  const element = h('div', { class: 'properties', role: 'group', 'aria-label': 'Properties' });
  let shown = '';

  function chooser(label, options, value, save, isDisabled = false) {
    const control = select(options, value, { disabled: isDisabled || view().isClosed });
    control.addEventListener('change', () => save(control.value));
    return field(label, control);
  }

  function statusChooser() {
    // "New" cannot be chosen again, and "Closed" only where it is already so.
    const { status } = view();
    const offered = STATUSES.filter(
      ({ value }) => value === status || !['new', 'closed'].includes(value),
    );
    return chooser('Status', offered, status, (value) => setTicket('status', value));
  }

  function tierChooser() {
    const { organizationId, tier } = view();
    const admin = shared.choices.agents.find(({ role }) => role === 'admin');
    const body = (value) => ({ organization: { organization_fields: { support_tier: value } } });
    return chooser(
      'Tier (organization’s)',
      tier === null ? [NONE, ...shared.choices.tiers] : shared.choices.tiers,
      tier ?? '',
      (value) => change(`/api/v2/organizations/${organizationId}.json`, body(value), admin?.id),
      organizationId === null,
    );
  }

  function replacedTick() {
    const box = h('input', { type: 'checkbox', disabled: view().isClosed });
    box.checked = view().values.palier_replaced === true;
    box.addEventListener('change', () => setField('palier_replaced', box.checked));
    return h('label', { class: 'tick' }, box, 'Part replaced');
  }

  function update() {
    const { status, priority, tier, values, isClosed, organizationId } = view();
    const { palier_kind: kind, palier_component: component, palier_replaced: replaced } = values;
    const told = [status, priority, tier, kind, component, replaced, isClosed, organizationId];
    const now = JSON.stringify([told, shared.choices.fieldIds, shared.choices.tiers]);
    if (now === shown) return;
    shown = now;
    const focused = [...element.querySelectorAll('select, input')].indexOf(document.activeElement);
    const hasFields = shared.choices.fieldIds.palier_kind !== null;
    fill(
      element,
      statusChooser(),
      chooser('Priority', PRIORITIES, priority ?? '', (value) =>
        setTicket('priority', value === '' ? null : value),
      ),
      hasFields &&
        chooser('Kind', [NONE, ...shared.choices.kinds], kind ?? '', (value) =>
          setField('palier_kind', value),
        ),
      tierChooser(),
      hasFields &&
        chooser('Component', [NONE, ...shared.choices.components], component ?? '', (value) =>
          setField('palier_component', value),
        ),
      hasFields && replacedTick(),
    );
    element.querySelectorAll('select, input')[focused]?.focus();
  }

  return { element, update };
}
