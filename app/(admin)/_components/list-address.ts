/** The address of a list with its filters: what is the first of its kind is usual, and left out. */
export function listAddress(
  base: string,
  filter: { tab: string; search: string; sort: string },
  { tabs, sorts }: { tabs: readonly string[]; sorts: readonly string[] },
): string {
  const query = new URLSearchParams({
    ...(filter.tab === tabs[0] ? {} : { tab: filter.tab }),
    ...(filter.search === '' ? {} : { q: filter.search }),
    ...(filter.sort === sorts[0] ? {} : { sort: filter.sort }),
  })
  return query.size === 0 ? base : `${base}?${query}`
}
