import { headers } from 'next/headers'
import { readNetwork } from '#app/_request/browser.ts'
import { leaveFlash } from '#app/_request/flash.ts'
import { rememberStaff } from '#app/_request/known-browser.ts'
import { isFresh, readStaff } from '#lib/auth/require.ts'
import { countGuess } from '#lib/auth/sign-in/guesses.ts'
import { addPasskey, passkeyOptions, signInWithPasskey } from '#lib/auth/sign-in/passkeys.ts'

type Context = { params: Promise<{ path: string[] }> }

/** Only what a passkey needs; every other address of the sign-in library is not there. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const path = (await params).path.join('/')
  const caller = { headers: await headers(), network: await readNetwork() }
  if (path === 'passkey/sign-in') return answer(await passkeyOptions('sign-in', caller), 429)
  if (path !== 'passkey/register') return answer(null, 404)
  return (await whoMayAdd())
    ? answer(await passkeyOptions('register', caller), 429)
    : answer(null, 403)
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const path = (await params).path.join('/')
  if (path === 'passkey/sign-in') {
    const caller = {
      headers: await headers(),
      network: await readNetwork(),
      before: await readStaff(),
    }
    const staffId = await signInWithPasskey((await bodyOf(request)).answer, caller)
    if (staffId === null) {
      await countGuess({ action: 'guess.passkey', staffId, network: caller.network })
      return answer(null, 401)
    }
    await rememberStaff(staffId)
    return answer(true, 200)
  }
  if (path !== 'passkey/register') return answer(null, 404)
  const staff = await whoMayAdd()
  if (!staff) return answer(null, 403)
  const { answer: given, name } = await bodyOf(request)
  const asked = { answer: given, name: typeof name === 'string' ? name : '' }
  const added = await addPasskey(asked, { headers: await headers(), staffId: staff.id })
  if (added) await leaveFlash('passkey-added')
  return answer(added || null, 400)
}

/** A new way in asks for a second factor of the last five minutes (auth/roles.ts, account.secure). */
async function whoMayAdd() {
  const staff = await readStaff()
  return staff && isFresh(staff) ? staff : null
}

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await request.json()
    return typeof body === 'object' && body !== null ? { ...body } : {}
  } catch {
    return {}
  }
}

function answer(value: unknown, otherwise: number): Response {
  const status = value === null ? otherwise : 200
  return Response.json(value, { status, headers: { 'cache-control': 'no-store' } })
}
