import { z } from 'zod'
import { staffRoles } from '#lib/auth/roles.ts'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'

const staffSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(staffRoles),
  authenticator: z.boolean(),
  passkeys: z.number(),
  seenAt: z.date().nullable(),
})
export type StaffRow = z.output<typeof staffSchema>

/** Everybody who can sign in, owners first. */
export async function listStaff(): Promise<StaffRow[]> {
  return rows(db(), staffSchema)`
    select s.id, s.name, s.email, s.role::text, coalesce(s.two_factor_enabled, false) as authenticator,
      (select count(*)::int from staff_passkeys p where p.user_id = s.id) as passkeys, s.seen_at as "seenAt"
    from staff s where s.removed_at is null order by s.role, s.name, s.id limit 500`
}

const invitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(staffRoles),
  invitedBy: z.string(),
  createdAt: z.date(),
  expiresAt: z.date(),
  over: z.boolean(),
})
export type InvitationRow = z.output<typeof invitationSchema>

/** Who was invited and has not joined; `over`: the link is too old. */
export async function listInvitations(): Promise<InvitationRow[]> {
  return rows(db(), invitationSchema)`
    select i.id, i.email, i.role::text, coalesce(s.name, i.invited_by) as "invitedBy",
      i.created_at as "createdAt", i.expires_at as "expiresAt", i.expires_at <= now() as over
    from staff_invitations i left join staff s on s.id = i.invited_by
    where i.accepted_at is null order by i.created_at desc, i.id limit 500`
}
