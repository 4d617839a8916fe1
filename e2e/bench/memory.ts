import { underLoad } from './load.ts'
import { atMost, type Measured } from './report.ts'
import { residentMb } from './resident.ts'
import { Visitor } from './visitor.ts'

type Measurable = { url: string; pid: number }

const connections = 16

/**
 * What people and robots ask of a storefront, in turn: pages, files, addresses that are not there, forms that
 * are filled in, and the door of the admin.
 */
const reads = [
  '/ja',
  '/en',
  '/ja/plans/seasons',
  '/en/plans/year',
  '/ja/plans/drip/subscribe',
  '/ja/legal/commerce',
  '/en/legal/privacy',
  '/ja/plans/nothing-here',
  '/wp-login.php',
  '/icon.svg',
  '/admin',
  '/admin/sign-in',
  '/api/health',
  '/api/postcodes/1050011',
]

/** Resident memory after so many mixed requests, over an empty Next app's after as many. */
export async function measureMemory(
  shop: Measurable,
  empty: Measurable,
  requests: number,
): Promise<Measured[]> {
  const half = requests / 2
  await askMixed(shop.url, half)
  const atHalf = residentMb(shop.pid)
  await askMixed(shop.url, half)
  const atEnd = residentMb(shop.pid)
  await askEmpty(empty.url, requests)
  const ofEmpty = residentMb(empty.pid)
  console.log(
    `  web.memory: ${Math.round(atHalf)} MB after ${half}, ${Math.round(atEnd)} MB after ${requests}, the empty app ${Math.round(ofEmpty)} MB`,
  )
  const what = `after ${requests} mixed requests`
  return [
    {
      id: 'web.memory',
      what: `memory of the storefront ${what} over an empty app's after as many`,
      unit: '×',
      ...atMost(1.5, atEnd / ofEmpty),
    },
    {
      id: 'web.memory.growth',
      what: `memory of the storefront ${what} over that after half of them`,
      unit: '×',
      ...atMost(1.05, atEnd / atHalf),
    },
  ]
}

async function askMixed(url: string, requests: number): Promise<void> {
  const jobs = Array.from({ length: requests }, (_, index) => () => {
    // Every tenth is somebody who fills in the form, which is a page and a form.
    if (index % 20 === 0) return fillIn(url)
    return get(`${url}${reads[index % reads.length]}`)
  })
  await underLoad(jobs, connections)
}

async function fillIn(url: string): Promise<void> {
  const path = await new Visitor(url).toConfirmation()
  if (!path.endsWith('/confirm')) throw new Error(`The form led to ${path}`)
}

async function askEmpty(url: string, requests: number): Promise<void> {
  const jobs = Array.from({ length: requests }, () => () => get(url))
  await underLoad(jobs, connections)
}

async function get(url: string): Promise<void> {
  const answer = await fetch(url, { redirect: 'manual' })
  await answer.arrayBuffer()
  if (answer.status >= 500 && !url.endsWith('/api/health'))
    throw new Error(`${url} answered ${answer.status}`)
}
