import { staffRoles } from '#lib/auth/roles.ts'
import { inviteStaff } from '#lib/auth/staff/invite-staff.ts'
import { closeDatabase } from '#lib/db/client.ts'
import type { Values } from '../commands.mjs'

const usage = `npm run staff:invite -- <mail> [--role ${staffRoles.join('|')}]`

/** `npm run staff:invite -- <mail>`: a link for the first owner; later ones are invited in the admin. */
export async function run([email]: string[], { role: asked = 'owner' }: Values): Promise<void> {
  if (!email) throw new Error(`Name an address: ${usage}`)
  const role = staffRoles.find((one) => one === asked)
  if (!role) throw new Error(`There is no role ${asked}: ${staffRoles.join(', ')}`)
  try {
    const invited = await inviteStaff({ email, role, invitedBy: 'command', mailIn: null })
    if (!invited.ok) throw new Error(refusals[invited.reason](email))
    console.log(`Send this to ${invited.value.email}; it works once, for seven days:`)
    console.log(invited.value.address)
  } finally {
    await closeDatabase()
  }
}

const refusals = {
  'already-staff': (email: string) =>
    `${email} is staff already. If they cannot sign in: npm run staff:reset -- ${email}. Their role is changed in the admin, under staff`,
  'not-an-address': (email: string) => `${email} is no mail address: ${usage}`,
}
