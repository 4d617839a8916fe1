import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { row } from '#lib/db/rows.ts'
import { isLocale, type Locale } from '#lib/i18n/locale.ts'
import { resetAddress } from './ask-password-reset.ts'
import { linkHashes } from './mailed-link.ts'

const openSchema = z.object({ id: z.string(), staffId: z.string(), email: z.string() })

type OpenReset = z.output<typeof openSchema>

/** Looking uses nothing up: programs that read mails open every link. Null: used, replaced, or over. */
export async function getPasswordReset(link: string): Promise<OpenReset | null> {
  return row(db(), openSchema)`
    select r.id, r.staff_id as "staffId", s.email from staff_password_resets r join staff s on s.id = r.staff_id
    where r.link_hash = any(${linkHashes(link)}) and r.used_at is null and r.expires_at > now() and s.removed_at is null`
}

const mailedSchema = z.object({
  email: z.string(),
  name: z.string(),
  locale: z.custom<Locale>(isLocale),
  usedAt: z.date().nullable(),
  expiresAt: z.date(),
  over: z.boolean(),
  linkHash: z.string(),
  passkeys: z.array(z.string().nullable()),
  facts: z.unknown(),
})

/** What the mails about it tell; null where the person is not staff any more. */
export async function getMailedReset(
  id: string,
): Promise<(z.output<typeof mailedSchema> & { address: string }) | null> {
  const mailed = await row(db(), mailedSchema)`
    select s.email, s.name, r.locale, r.used_at as "usedAt", r.expires_at as "expiresAt",
      r.expires_at <= now() as over, r.link_hash as "linkHash", shop.facts,
      array(select p.name from staff_passkeys p where p.user_id = s.id order by p.created_at, p.id limit 50) as passkeys
    from staff_password_resets r join staff s on s.id = r.staff_id cross join shop
    where r.id = ${id} and s.removed_at is null`
  return mailed && { ...mailed, address: resetAddress(id, mailed.linkHash) }
}
