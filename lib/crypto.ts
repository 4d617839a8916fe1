import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** Every key of the product comes from APP_SECRET by HKDF-SHA-256, one per purpose. */
export type KeyPurpose =
  | 'seal'
  | 'token-lookup'
  | 'browser'
  | 'limit'
  | 'consent'
  | 'known-browser'
  | 'staff-session'
  | 'staff-link'
  | 'staff-invitation'
  | 'staff-reset'
  | 'staff-code'

const keyId = 'k1'

/**
 * AES-256-GCM. `identity` names the row and field the value belongs to: a value copied to another row
 * does not open there. Returns `k1.<iv>.<tag>.<text>` in base64url.
 */
export function seal(secret: string, identity: string, text: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', deriveKey(secret, 'seal'), iv)
  cipher.setAAD(Buffer.from(identity))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [
    keyId,
    ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url')),
  ].join('.')
}

/** Throws if the value was changed, belongs to another row or was sealed with another secret. */
export function unseal(secret: string, identity: string, value: string): string {
  const [id, iv, tag, sealed] = value.split('.')
  if (id !== keyId || !iv || !tag || sealed === undefined)
    throw new Error(`The sealed value of ${identity} has an unknown form`)
  const decipher = createDecipheriv(
    'aes-256-gcm',
    deriveKey(secret, 'seal'),
    Buffer.from(iv, 'base64url'),
    {
      authTagLength: 16,
    },
  )
  decipher.setAAD(Buffer.from(identity))
  decipher.setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([
    decipher.update(Buffer.from(sealed, 'base64url')),
    decipher.final(),
  ]).toString('utf8')
}

/** HMAC-SHA-256 in hex: finds a secret value again without storing it. */
export function keyedHash(
  secret: string,
  purpose: Exclude<KeyPurpose, 'seal'>,
  text: string,
): string {
  return createHmac('sha256', deriveKey(secret, purpose)).update(text).digest('hex')
}

/** Compares without telling by time how much was right. */
export function equalSecrets(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHmac('sha256', 'compare').update(text).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}

function deriveKey(secret: string, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'teiki', purpose, 32))
}
