import lighthouse from 'lighthouse'
import type { Browser } from 'playwright'
import { type BenchPage, weigh } from './pages.ts'
import { atMost, exactly, type Measured, median, spread } from './report.ts'

type Site = {
  browser: Browser
  debugPort: number
  emptyUrl: string
  pages: BenchPage[]
  cookie: string
}

/** JavaScript on first load over an empty Next app's. */
export async function measureScripts({
  browser,
  emptyUrl,
  pages,
  cookie,
}: Site): Promise<Measured[]> {
  const empty = await weigh(browser, emptyUrl, '')
  const lines: Measured[] = []
  for (const { name, url } of pages) {
    const bytes = await weigh(browser, url, cookie)
    const what = `${name}: ${bytes} bytes of JavaScript (gzip) over ${empty} of an empty app`
    lines.push({ id: `web.js.${name}`, what, unit: '×', ...atMost(1.05, bytes / empty) })
  }
  return lines
}

/** Lighthouse, mobile, rounds interleaved with the empty app's. */
export async function measureLighthouse(site: Site, rounds: number): Promise<Measured[]> {
  const empty: number[] = []
  const seen = new Map<string, Scores[]>()
  for (let round = 0; round < rounds; round += 1) {
    empty.push((await audit(site, site.emptyUrl)).performance)
    for (const { name, url } of site.pages)
      seen.set(name, [...(seen.get(name) ?? []), await audit(site, url)])
  }
  console.log(`  web.lighthouse: performance of the empty app ${spread(empty)}`)
  for (const page of site.pages)
    if (median(empty) - median((seen.get(page.name) ?? []).map(performanceOf)) > mostBelow)
      await explain(site, page, rounds)
  return site.pages.flatMap(({ name, indexed }) => {
    const all = seen.get(name) ?? []
    const mid = (pick: (scores: Scores) => number) => median(all.map(pick))
    console.log(`  web.lighthouse: performance of ${name} ${spread(all.map(performanceOf))}`)
    const line = (part: string, rest: Pick<Measured, 'value' | 'goal' | 'holds'>): Measured => ({
      id: `web.lighthouse.${name}`,
      what: `${name}: ${part}, median of ${rounds}`,
      unit: '',
      ...rest,
    })
    return [
      line(
        'performance below the empty app',
        atMost(mostBelow, median(empty) - mid(performanceOf)),
      ),
      line(
        'accessibility',
        exactly(
          100,
          mid((one) => one.accessibility),
        ),
      ),
      line(
        'best practices',
        exactly(
          100,
          mid((one) => one.bestPractices),
        ),
      ),
      ...(indexed
        ? [
            line(
              'SEO',
              exactly(
                100,
                mid((one) => one.seo),
              ),
            ),
          ]
        : []),
      line(
        'layout shift',
        exactly(
          0,
          mid((one) => one.layoutShift),
        ),
      ),
      line(
        'web-font bytes',
        exactly(
          0,
          mid((one) => one.fontBytes),
        ),
      ),
      line(
        'third-party requests',
        exactly(
          0,
          mid((one) => one.thirdParty),
        ),
      ),
    ]
  })
}

/** What a page may score below the empty app in performance. */
const mostBelow = 2
const performanceOf = ({ performance }: Scores): number => performance

/** What it costs a page to have pictures, and to have styles: the same page without. */
async function explain(site: Site, { name, url }: BenchPage, rounds: number): Promise<void> {
  for (const [without, blocked] of [
    ['pictures', ['*.svg']],
    ['pictures and styles', ['*.svg', '*.css']],
  ] as const) {
    const all: number[] = []
    for (let round = 0; round < rounds; round += 1)
      all.push((await audit(site, url, blocked)).performance)
    console.log(`  web.lighthouse: performance of ${name} without ${without} ${spread(all)}`)
  }
}

type Scores = {
  performance: number
  accessibility: number
  bestPractices: number
  seo: number
  layoutShift: number
  fontBytes: number
  thirdParty: number
}

/** Lighthouse sometimes fails to record a trace; that says nothing of the page, so it looks again. */
async function audit(site: Site, url: string, blocked: readonly string[] = []): Promise<Scores> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await look(site, url, blocked)
    } catch (error) {
      if (tries === 3) throw error
      console.log(`  ${error instanceof Error ? error.message : error}: once more`)
    }
  }
}

async function look(
  { debugPort, cookie }: Site,
  url: string,
  blocked: readonly string[],
): Promise<Scores> {
  const result = await lighthouse(url, {
    port: debugPort,
    output: 'json',
    logLevel: 'silent',
    extraHeaders: { Cookie: cookie },
    blockedUrlPatterns: [...blocked],
  })
  const broken = result ? result.lhr.runtimeError : { message: 'no answer' }
  if (!result || broken) throw new Error(`Lighthouse could not look at ${url}: ${broken?.message}`)
  const { categories, audits } = result.lhr
  const score = (id: string) => Math.round((categories[id]?.score ?? 0) * 100)
  const requests = readRequests(audits['network-requests']?.details)
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
    layoutShift: audits['cumulative-layout-shift']?.numericValue ?? Number.NaN,
    fontBytes: requests
      .filter(({ resourceType }) => resourceType === 'Font')
      .reduce((sum, one) => sum + one.transferSize, 0),
    thirdParty: requests.filter(
      (one) => /^https?:/.test(one.url) && new URL(one.url).origin !== new URL(url).origin,
    ).length,
  }
}

type Request = { url: string; resourceType: string; transferSize: number }

function readRequests(details: unknown): Request[] {
  const items = details && typeof details === 'object' && 'items' in details ? details.items : []
  return Array.isArray(items) ? items : []
}
