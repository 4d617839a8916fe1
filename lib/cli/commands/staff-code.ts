import { localCode, localOwner } from '#lib/auth/staff/local-owner.ts'
import { closeDatabase } from '#lib/db/client.ts'

/** `npm run staff:code -- [mail]`: the current second factor, in a local run. */
export async function run([email = localOwner.email]: string[]): Promise<void> {
  console.log(await readCode(email))
}

/** What the command prints. Throws for who has no second factor. */
export async function readCode(email: string): Promise<string> {
  try {
    const code = await localCode(email)
    if (code === null) throw new Error(`Nobody with a second factor has the address ${email}`)
    return code
  } finally {
    await closeDatabase()
  }
}
