/** 200 while the process answers at all: for whoever restarts it. Asks neither the database nor anybody else. */
export async function GET(_request: Request): Promise<Response> {
  return Response.json({ ok: true }, { headers: { 'cache-control': 'no-store' } })
}
