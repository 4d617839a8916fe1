import { parseArgs } from 'node:util'
import { inviteStaff } from '#lib/auth/invite-staff.ts'
import { staffRoles } from '#lib/auth/roles.ts'
import { closeDatabase } from '#lib/db/client.ts'

const usage = `npm run staff:invite -- <mail> [--role ${staffRoles.join('|')}]`

/** `npm run staff:invite -- mail`: a link for the first owner; later ones are invited in the admin. */
export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { role: { type: 'string', default: 'owner' } },
  })
  const role = staffRoles.find((one) => one === values.role)
  const [email] = positionals
  if (!email || !role) throw new Error(`Name an address and a role: ${usage}`)
  try {
    const invited = await inviteStaff({ email, role, invitedBy: 'command', mailIn: null })
    if (!invited.ok)
      throw new Error(
        invited.reason === 'already-staff'
          ? `${email} is staff already: change the role in the admin`
          : `${email} is no mail address: ${usage}`,
      )
    console.log(`Send this to ${invited.value.email}; it works once, for seven days:`)
    console.log(invited.value.address)
  } finally {
    await closeDatabase()
  }
}
