import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { staffAuth } from '#lib/auth/staff-auth.ts'
import { env } from '#lib/env.ts'

export type Device = { register(challenge: string): unknown; signIn(challenge: string): unknown }

/** A device with one passkey, which checks who holds it: as much of WebAuthn as an answer needs. */
export function device(): Device {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)
  const name = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' }
  const answer = (response: Record<string, Buffer>) => ({
    ...name,
    clientExtensionResults: {},
    response: Object.fromEntries(
      Object.entries(response).map(([field, bytes]) => [field, bytes.toString('base64url')]),
    ),
  })
  return {
    register(challenge) {
      const key = [bytes('a5010203262001215820'), unpadded(x), bytes('225820'), unpadded(y)]
      const credential = [Buffer.alloc(16), bytes('0010'), id, ...key]
      const data = Buffer.concat([heldBySomebody(0x45), ...credential])
      // {"fmt": "none", "attStmt": {}, "authData": …} in CBOR
      const head = bytes('a363666d74646e6f6e656761747453746d74a0686175746844617461')
      return answer({
        clientDataJSON: clientData('webauthn.create', challenge),
        attestationObject: Buffer.concat([head, bytes('58'), Buffer.from([data.length]), data]),
      })
    },
    signIn(challenge) {
      const clientDataJSON = clientData('webauthn.get', challenge)
      const authenticatorData = heldBySomebody(0x05)
      const signed = Buffer.concat([authenticatorData, sha256(clientDataJSON)])
      const signature = sign('sha256', signed, privateKey)
      return answer({ clientDataJSON, authenticatorData, signature })
    },
  }
}

/** What the browser is asked for, and its cookies afterwards. */
export async function challengeOf(
  purpose: 'sign-in' | 'register',
  cookie = '',
): Promise<{ challenge: string; headers: Headers }> {
  const asked = { headers: new Headers({ cookie }), asResponse: true } as const
  const { api } = staffAuth()
  const response =
    purpose === 'register'
      ? await api.generatePasskeyRegistrationOptions(asked)
      : await api.generatePasskeyAuthenticationOptions(asked)
  const { challenge } = await response.json()
  const set = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  return { challenge, headers: new Headers({ cookie: [cookie, ...set].join('; ') }) }
}

/** Flags: somebody is there and was checked; with or without a new credential. Devices may count no uses. */
function heldBySomebody(flags: number): Buffer {
  const site = sha256(Buffer.from(new URL(env().appUrl).hostname))
  return Buffer.concat([site, Buffer.from([flags]), Buffer.alloc(4)])
}

function clientData(type: string, challenge: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin: env().appUrl }))
}

function bytes(hex: string): Buffer {
  return Buffer.from(hex, 'hex')
}

function unpadded(text: string): Buffer {
  return Buffer.from(text, 'base64url')
}

function sha256(data: Buffer): Buffer {
  return createHash('sha256').update(data).digest()
}
