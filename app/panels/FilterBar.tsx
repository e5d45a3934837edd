// Which part of the queue is shown? Three menus; what they say lives in the page's address.
import type { Board, PalierState } from '../../engine/http/contract.ts';
import { type Filters, isFiltered, NO_FILTERS, STATES } from '../engine/board-filters.ts';
import { useLanguage } from '../i18n/Language.tsx';

interface Props {
  readonly filters: Filters;
  readonly board: Pick<Board, 'tiers' | 'kinds' | 'queueTotal' | 'queue'> | null;
  readonly onFilters: (filters: Filters) => void;
}

export function FilterBar({ filters, board, onFilters }: Props) {
  const { texts } = useLanguage();
  const states = STATES.map((state) => [state, texts.say(`state.${state}`)] as const);
  return (
    <search className="filters" aria-label={texts.say('board.filters.label')}>
      <Menu
        label={texts.say('board.filters.tier')}
        any={texts.say('board.filters.anyTier')}
        value={filters.tier}
        options={named(board?.tiers ?? [], filters.tier)}
        onChange={(tier) => onFilters({ ...filters, tier })}
      />
      <Menu
        label={texts.say('board.filters.kind')}
        any={texts.say('board.filters.anyKind')}
        value={filters.kind}
        options={named(board?.kinds ?? [], filters.kind)}
        onChange={(kind) => onFilters({ ...filters, kind })}
      />
      <Menu
        label={texts.say('board.filters.state')}
        any={texts.say('board.filters.anyState')}
        value={filters.state}
        options={states}
        onChange={(state) => onFilters({ ...filters, state: state as PalierState | null })}
      />
      <button
        type="button"
        className="clear"
        disabled={!isFiltered(filters)}
        onClick={() => onFilters(NO_FILTERS)}
      >
        {texts.say('board.filters.clear')}
      </button>
      <p className="filters-shown">{board === null ? '' : shownText()}</p>
    </search>
  );

  function shownText(): string {
    const count = board?.queueTotal ?? 0;
    const shown = board?.queue.length ?? 0;
    if (shown < count) return texts.say('board.filters.cut', { shown, count });
    return texts.say('board.filters.shown', { count });
  }
}

/** A value in the address that the policy no longer has stays visible, so that it can be undone. */
function named(
  values: readonly string[],
  chosen: string | null,
): readonly (readonly [string, string])[] {
  const all = chosen === null || values.includes(chosen) ? values : [...values, chosen];
  return all.map((value) => [value, value]);
}

interface MenuProps {
  readonly label: string;
  readonly any: string;
  readonly value: string | null;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly onChange: (value: string | null) => void;
}

function Menu({ label, any, value, options, onChange }: MenuProps) {
  return (
    <label className={`filter${value === null ? '' : ' filter-set'}`}>
      <span className="spoken">{label}</span>
      <select value={value ?? ''} onChange={(event) => onChange(event.target.value || null)}>
        <option value="">{any}</option>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path d="M2 4l4 4 4-4" />
      </svg>
    </label>
  );
}
