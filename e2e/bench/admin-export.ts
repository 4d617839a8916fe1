import type pg from 'pg'
import type { AdminSite } from './admin-site.ts'
import { atLeast, atMost, type Measured } from './report.ts'
import { residentMb, workedSeconds } from './resident.ts'

/** The same rows in the same form, straight out of the database. */
const copy = `copy (
  select t.id, t.id_last4, t.status, t.customer_id, c.last_name || ' ' || c.first_name,
    c.last_name_kana || ' ' || c.first_name_kana, (select count(*) from subscriptions s where s.token_id = t.id and s.status not in ('canceled', 'ended')),
    to_char(t.created_at at time zone 'Asia/Tokyo', 'YYYY-MM-DD HH24:MI:SS'),
    to_char(t.checked_at at time zone 'Asia/Tokyo', 'YYYY-MM-DD HH24:MI:SS')
  from tokens t left join customers c on c.id = t.customer_id order by t.created_at desc, t.id desc
) to stdout with (format csv)`

/** A million rows as CSV against COPY, and what the storefront's memory grows by meanwhile. */
export async function measureExport(
  site: AdminSite,
  client: pg.Client,
  storefrontPid: number,
): Promise<Measured[]> {
  await take(site, '/admin/export/tokens?tab=disabled')
  const begunMb = residentMb(storefrontPid)
  let mostMb = begunMb
  const watch = setInterval(() => {
    mostMb = Math.max(mostMb, residentMb(storefrontPid))
  }, 100)
  const worked = workedSeconds(storefrontPid)
  const ours = await timed(() => take(site, '/admin/export/tokens'))
  clearInterval(watch)
  const own = workedSeconds(storefrontPid) - worked
  const theirs = await timed(() => client.query(copy))
  console.log(
    `  admin.export: ours ${(ours / 1_000).toFixed(1)} s, in which the storefront worked ${own.toFixed(1)} s; COPY ${(theirs / 1_000).toFixed(1)} s`,
  )
  const what = `of ${site.size} tokens as CSV`
  return [
    {
      id: 'admin.export',
      what: `speed ${what} over COPY TO STDOUT`,
      unit: '×',
      ...atLeast(0.3, theirs / ours),
    },
    {
      id: 'admin.export.memory',
      what: `growth of the storefront, ${what}`,
      unit: 'MB',
      ...atMost(64, mostMb - begunMb),
    },
  ]
}

async function take(site: AdminSite, address: string): Promise<void> {
  const answer = await site.open(address)
  const type = answer.headers.get('content-type') ?? ''
  if (!type.startsWith('text/csv')) throw new Error(`${address} answered ${answer.status} ${type}`)
  const reader = answer.body?.getReader()
  let lines = 0
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read())
    lines += linesIn(piece.value)
  if (!address.includes('tab=') && lines !== site.size + 1)
    throw new Error(`${lines} lines came instead of ${site.size + 1}`)
}

function linesIn(bytes: Uint8Array): number {
  let lines = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1
  return lines
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
