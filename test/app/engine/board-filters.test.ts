// Do filters survive the way into the address and back?
import {
  boardQuery,
  type Filters,
  filtersFrom,
  isFiltered,
  NO_FILTERS,
  searchWith,
  zoneFrom,
} from '../../../app/engine/board-filters.ts';

describe('filtersFrom', () => {
  it('reads what searchWith wrote, whatever the names hold', () => {
    const filters: Filters = { tier: 'gold & "co"', kind: 'дело/?', state: 'atRisk' };
    expect(filtersFrom(searchWith('', filters))).toEqual(filters);
  });

  it('ignores a state that does not exist and an empty tier', () => {
    expect(filtersFrom('?state=onFire&tier=')).toEqual(NO_FILTERS);
  });
});

describe('searchWith', () => {
  it('keeps what is not a filter', () => {
    expect(searchWith('?theme=dark&tier=gold', { ...NO_FILTERS, kind: 'incident' })).toBe(
      '?theme=dark&kind=incident',
    );
  });

  it('leaves nothing behind when nothing is filtered', () => {
    expect(searchWith('?tier=gold', NO_FILTERS)).toBe('');
  });
});

describe('boardQuery', () => {
  it('asks for 500 rows, the filters and the language of the reasons', () => {
    expect(boardQuery({ ...NO_FILTERS, state: 'breached' }, 'Europe/Paris', 'fr')).toBe(
      '?limit=500&zone=Europe%2FParis&language=fr&state=breached',
    );
  });
});

describe('isFiltered', () => {
  it('is true for any one filter and false for none', () => {
    expect(isFiltered(NO_FILTERS)).toBe(false);
    for (const name of ['tier', 'kind', 'state'] as const) {
      expect(isFiltered({ ...NO_FILTERS, [name]: 'none' })).toBe(true);
    }
  });
});

describe('zoneFrom', () => {
  test.each([
    ['?zone=Asia/Tokyo', 'Asia/Tokyo'],
    ['?zone=Mars/Base', 'Europe/Paris'],
    ['', 'Europe/Paris'],
  ])('of "%s" it is %s for a viewer in Paris', (search, zone) => {
    expect(zoneFrom(search, 'Europe/Paris')).toBe(zone);
  });
});
