import { printPasswordReset } from '#lib/auth/password/ask-password-reset.ts'
import { resetFactor } from '#lib/auth/sign-in/reset-factor.ts'
import { isAddress } from '#lib/auth/staff/invite-staff.ts'
import { closeDatabase } from '#lib/db/client.ts'
import type { Values } from '../commands.mjs'

/**
 * `npm run staff:reset -- <mail>`: a link to set another password, for somebody who cannot sign in and whom no
 * owner can help. `--factor` also forgets the authenticator: the next sign-in enrols another one.
 */
export async function run([email]: string[], { factor }: Values): Promise<void> {
  if (!email) throw new Error('Name an address: npm run staff:reset -- <mail>')
  if (!isAddress(email))
    throw new Error(`${email} is no mail address: npm run staff:reset -- <mail>`)
  try {
    const reset = await printPasswordReset(email)
    if (!reset)
      throw new Error(
        `Nobody of the staff has the address ${email}: npm run staff:invite -- ${email}`,
      )
    if (factor) await resetFactor({ staffId: reset.staffId, by: 'command' })
    console.log(`Open this as ${email}; it works once, for 30 minutes:`)
    console.log(reset.address)
    console.log(
      factor
        ? 'The authenticator, recovery codes and passkeys count no more: signing in enrols a new one.'
        : 'Signing in then asks for the second factor as ever; if that is lost too: --factor.',
    )
  } finally {
    await closeDatabase()
  }
}
