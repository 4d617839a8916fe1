import { z } from 'zod'
import { linkHashes } from '#lib/auth/password/mailed-link.ts'
import { staffRoles } from '#lib/auth/roles.ts'
import { db } from '#lib/db/client.ts'
import { row } from '#lib/db/rows.ts'
import { isLocale, type Locale } from '#lib/i18n/locale.ts'
import { joinAddress } from './invite-staff.ts'

const invitationSchema = z.object({ id: z.string(), email: z.string(), role: z.enum(staffRoles) })

type OpenInvitation = z.output<typeof invitationSchema>

/** Null: never sent, used, replaced, revoked or over, or whoever sent it may not invite any more. */
export async function getInvitation(link: string): Promise<OpenInvitation | null> {
  return row(db(), invitationSchema)`
    select id, email, role::text from staff_invitations
    where link_hash = any(${linkHashes(link)}) and accepted_at is null and expires_at > now()
      and not exists (select from staff where id = invited_by and (removed_at is not null or role <> 'owner'))`
}

const mailedSchema = invitationSchema.extend({
  locale: z.custom<Locale>(isLocale),
  expiresAt: z.date(),
  linkHash: z.string(),
  facts: z.unknown(),
})

/** What the mail tells; null where the link would not work any more. */
export async function getMailedInvitation(
  id: string,
): Promise<(z.output<typeof mailedSchema> & { address: string }) | null> {
  const mailed = await row(db(), mailedSchema)`
    select i.id, i.email, i.role::text, i.locale, i.expires_at as "expiresAt",
      i.link_hash as "linkHash", shop.facts
    from staff_invitations i cross join shop
    where i.id = ${id} and i.accepted_at is null and i.expires_at > now()`
  return mailed && { ...mailed, address: joinAddress(id, mailed.linkHash) }
}
