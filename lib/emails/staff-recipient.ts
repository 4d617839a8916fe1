import { z } from 'zod'
import { storedFactsSchema } from '#lib/catalog/stored.ts'
import { db } from '#lib/db/client.ts'
import { row } from '#lib/db/rows.ts'
import { locales } from '#lib/i18n/locale.ts'

const staffSchema = z.object({
  name: z.string(),
  email: z.string(),
  locale: z.enum(locales),
  facts: storedFactsSchema,
})

/**
 * To whom of the staff a mail goes, in the language of the link by which the person joined or set a password last, with the
 * shop's facts. Null: nobody of that id works here.
 */
export function getStaffRecipient(staffId: string) {
  return row(db(), staffSchema)`
    select s.name, s.email, shop.facts::text as facts, coalesce(
      (select locale from staff_password_resets where staff_id = s.id order by created_at desc limit 1),
      (select locale from staff_invitations where email = s.email order by created_at desc limit 1), 'ja') as locale
    from staff s cross join shop where s.id = ${staffId} and s.removed_at is null`
}
