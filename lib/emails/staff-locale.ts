import { Prisma } from '#lib/db/generated/client.ts'

/** Of the staff `s`: the language of the link by which the person joined or set a password last. */
export const staffLocale = Prisma.sql`coalesce(
  (select locale from staff_password_resets where staff_id = s.id order by created_at desc limit 1),
  (select locale from staff_invitations where email = s.email order by created_at desc limit 1), 'ja')`
