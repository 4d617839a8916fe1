import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { requireShop } from '#lib/catalog/queries.ts'
import { charsets, csvStream } from '#lib/csv-stream.ts'
import { frameWords } from '#lib/i18n/admin/frame.ts'
import { isWhole, lists } from '../lists.ts'

/** A whole list as a file: streamed, kept in the audit log, and only for who showed a factor just now. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ list: string }> },
): Promise<Response> {
  const { list: name } = await params
  const staff = await requireStaff('customer.export', name.slice(0, 40))
  const make = Object.hasOwn(lists, name) ? lists[name] : undefined
  if (!make) return new Response('There is no such list', { status: 404 })
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const charset = charsets.find((one) => one === query.charset) ?? 'utf-8'
  const { facts, today } = await requireShop()
  const entry = { actor: staff.id, action: 'customer.export', subject: name }
  const locale = await readAdminLocale()
  if (!(await isWhole(name, query))) {
    await recordAudit({ ...entry, outcome: 'refused', detail: { charset, because: 'cut' } })
    return new Response(frameWords[locale].cut, { status: 409 })
  }
  await recordAudit({ ...entry, outcome: 'asked', detail: { charset } })
  const list = make(query, locale, facts.timeZone)
  const body = csvStream(list, charset, (rows, whole) =>
    recordAudit({ ...entry, outcome: 'done', detail: { rows, whole } }),
  )
  return new Response(body, {
    headers: {
      'content-type': `text/csv; charset=${charset}`,
      'content-disposition': `attachment; filename="${name}-${today}.csv"`,
      // Packing a million rows on the way out would take longer than reading them.
      'cache-control': 'no-store, no-transform',
    },
  })
}
