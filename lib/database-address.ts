/** PostgreSQL's port where the address names none. */
const usualPort = '5432'

/**
 * Whether the address says itself that a pooler answers there: Neon's hosts have `-pooler.` in their
 * name, Supabase's transactions go through port 6543, and Prisma's users write `pgbouncer=true`.
 */
export function looksPooled(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { hostname, port, searchParams } = new URL(address)
  return (
    hostname.includes('-pooler.') || port === '6543' || searchParams.get('pgbouncer') === 'true'
  )
}

/** Whether both lead to one server, whoever signs in there. */
export function isSameServer(one: string, other: string): boolean {
  return serverOf(one) === serverOf(other)
}

function serverOf(address: string): string {
  const { hostname, port } = new URL(address)
  return `${hostname}:${port || usualPort}`
}
