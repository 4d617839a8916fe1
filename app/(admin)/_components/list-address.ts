/** The address of a list with its filters: what is as usual is left out. */
export function listAddress(
  base: string,
  filter: { tab: string; search: string; sort: string },
  usual: { tab: string; sort: string },
): string {
  const query = new URLSearchParams({
    ...(filter.tab === usual.tab ? {} : { tab: filter.tab }),
    ...(filter.search === '' ? {} : { q: filter.search }),
    ...(filter.sort === usual.sort ? {} : { sort: filter.sort }),
  })
  return query.size === 0 ? base : `${base}?${query}`
}
