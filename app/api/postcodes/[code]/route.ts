import { lookUpPostcode } from '#lib/customers/fields/postcode.ts'

/** What stands behind a postcode, several candidates where there are several. Public data. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ code: string }> },
): Promise<Response> {
  const { code } = await params
  const candidates = /^\d{7}$/.test(code) ? lookUpPostcode(code) : []
  return Response.json({ candidates }, { headers: { 'cache-control': 'public, max-age=86400' } })
}
