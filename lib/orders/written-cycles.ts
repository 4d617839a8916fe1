import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { plainDate } from '#lib/plain-date.ts'

export const writtenCyclesSchema = z.object({
  last: z.object({
    index: z.number(),
    on: z.iso.date().transform(plainDate),
    isOrder: z.boolean(),
  }),
  until: z.number(),
})

/** What `endingOf` asks about the cycles of a subscription, as JSON; null before it begins. @param id of one row of the query around it */
export function writtenCycles(id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    select json_build_object('last', json_build_object('index', w.index, 'on', w.due_on, 'isOrder', w.status = 'ordered'),
      'until', (select max(u.index) from cycles u where u.subscription_id = ${id}))
    from cycles w where w.subscription_id = ${id} and w.status in ('ordered', 'scheduled') order by w.index desc limit 1)`
}
