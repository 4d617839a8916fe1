import { writeCursor } from '#lib/paging.ts'
import type { AdminSite } from './admin-site.ts'

const lists = ['tokens', 'customers', 'subscriptions', 'signups']

/** What people type: a family name and a given name that many have, a mail, a phone, an id, and nobody. */
const searches = [
  'サトウ',
  'ﾊﾅｺ',
  '500@example.jp',
  '090-0000-0500',
  `cus_${'500'.padStart(22, '0')}`,
  'nobody',
]

/** One view of a list: the address depends on the shop only where a place in the list stands in it. */
export type View = { list: string; name: string; at(site: AdminSite): string }

/** Every view that the lists' own pages offer: tabs, options of the filters, searches, places. */
export async function discoverViews(site: AdminSite): Promise<View[]> {
  const views: View[] = []
  for (const list of lists) {
    const html = await site.read(`/admin/${list}`, { missing: null })
    if (html === null) continue
    for (const address of addressesIn(html, `/admin/${list}`))
      views.push({ list, name: address.slice('/admin/'.length), at: () => address })
    for (const direction of ['after', 'before'] as const)
      views.push({ list, name: `${list} ${direction} the middle`, at: middleOf(list, direction) })
  }
  return views
}

function addressesIn(html: string, base: string): string[] {
  const links = [...html.matchAll(/<a href="([^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  )
  const tabs = links.filter((href) => href.startsWith(`${base}?`) && !href.includes('at='))
  const selects = [...html.matchAll(/<select[^>]* name="([^"]*)"[\s\S]*?<\/select>/g)]
  const options = selects.flatMap(([select, name]) =>
    [...select.matchAll(/<option value="([^"]+)"/g)].map(([, value]) => `${base}?${name}=${value}`),
  )
  const found = searches.map((text) => `${base}?q=${encodeURIComponent(text)}`)
  return [...new Set([base, ...tabs, ...options, ...found])]
}

/** Rows of the fixture are 20 seconds apart. */
function middleOf(list: string, direction: 'after' | 'before') {
  return ({ size }: AdminSite) => {
    const at = new Date(Date.UTC(2025, 0, 1) + size * 10_000).toISOString()
    return `/admin/${list}?at=${writeCursor({ at, id: '', direction })}`
  }
}
