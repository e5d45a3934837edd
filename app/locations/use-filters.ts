// Which filters are set? Those in the page's address, which changes with them, so that the back
// button undoes a choice.
import { useCallback } from 'react';
import { type Filters, filtersFrom, searchWith } from '../engine/board-filters.ts';
import { changeSearch, useSearch } from './use-address.ts';

export function useFilters(): readonly [Filters, (filters: Filters) => void] {
  const search = useSearch();
  const set = useCallback((filters: Filters) => {
    changeSearch(searchWith(window.location.search, filters), 'push');
  }, []);
  return [filtersFrom(search), set];
}
