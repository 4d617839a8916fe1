import { z } from 'zod'
import type { AuditRow } from '#lib/audit/list-audit.ts'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'
import { entryOf, hourSchema } from './guesses.ts'

/** More accounts than that are not attacked within an hour; the log will name them all. */
const mostShown = 100

const openSchema = hourSchema.extend({ at: z.date(), name: z.string().nullable() })

/** What the audit log will say of hours that are not over yet, of one account or of all. */
export async function listOpenGuesses(subject: string): Promise<AuditRow[]> {
  const open = await rows(db(), openSchema)`
    select g.action, g.subject, g.count, g.network, g.networks, g.hour as at, f.name,
      to_char(g.hour at time zone coalesce(shop.facts->>'timeZone', 'UTC'), 'YYYY-MM-DD HH24:MI') as hour
    from guesses g left join shop on true left join staff f on f.id = g.subject
    where ${subject} in ('', g.subject) order by g.hour desc, g.count desc, g.action, g.subject limit ${mostShown}`
  return open.map((row) => ({
    ...entryOf(row),
    id: `${row.hour} ${row.action} ${row.subject}`,
    at: row.at,
    name: null,
    subjectName: row.name,
    hash: '',
  }))
}
