import type { Browser } from 'playwright'
import type { AdminSite } from './admin-site.ts'
import { weigh } from './pages.ts'
import { atMost, type Measured } from './report.ts'

/** JavaScript of every page of the admin that a link leads to from another, over an empty Next app's. */
export async function measureAdminScripts(
  browser: Browser,
  site: AdminSite,
  emptyUrl: string,
): Promise<Measured> {
  const empty = await weigh(browser, emptyUrl, '')
  const ratios: number[] = []
  for (const address of await findPages(site)) {
    const bytes = await weigh(browser, `${site.url}${address}`, site.cookie)
    ratios.push(bytes / empty)
    console.log(`  admin.js: ${address}: ${bytes} bytes over ${empty}`)
  }
  const what = `JavaScript (gzip) of the heaviest of ${ratios.length} pages over an empty app`
  return { id: 'admin.js', what, unit: '×', ...atMost(1.25, Math.max(...ratios)) }
}

/** One page of each kind: ids stand for each other. */
async function findPages(site: AdminSite): Promise<string[]> {
  const seen = new Map<string, string>()
  const waiting = ['/admin']
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const kind = address.split('?')[0]?.replace(/[a-z]+_[0-9A-Za-z]{22}/g, ':id') ?? ''
    if (seen.has(kind) || kind.includes('/export/')) continue
    const html = await site.read(address, { missing: null })
    if (html === null) continue
    seen.set(kind, address)
    for (const [, href = ''] of html.matchAll(/href="(\/admin[^"]*)"/g))
      waiting.push(href.replaceAll('&amp;', '&'))
  }
  return [...seen.values()]
}
