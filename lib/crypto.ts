import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { AppError } from './app-error.ts'

/** APP_SECRET and, while it is being changed, the one before it. Whatever is made is made with `current`. */
export type AppSecret = { current: string; previous: string | undefined }

/**
 * Every key of the product comes from APP_SECRET by HKDF-SHA-256, one per purpose. What becomes of it when the
 * secret changes: lib/secrets/README.md.
 */
type KeyPurpose =
  | 'seal'
  | 'key-id'
  | 'token-lookup'
  | 'browser'
  | 'limit'
  | 'consent'
  | 'amendment'
  | 'known-browser'
  | 'staff-session'
  | 'staff-link'
  | 'staff-invitation'
  | 'staff-reset'
  | 'staff-code'
  | 'audit'

/** Of values sealed before keys had ids of their own: whichever secret there is may be theirs. */
const firstKeyId = 'k1'

/**
 * AES-256-GCM. `identity` names the row and field the value belongs to: a value copied to another row
 * does not open there. Returns `<key id>.<iv>.<tag>.<text>` in base64url.
 */
export function seal({ current }: AppSecret, identity: string, text: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', deriveKey(current, 'seal'), iv)
  cipher.setAAD(Buffer.from(identity))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [
    keyIdOf(current),
    ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url')),
  ].join('.')
}

/** Throws if the value was changed, belongs to another row or was sealed with neither secret. */
export function unseal(secret: AppSecret, identity: string, value: string): string {
  const [id, iv, tag, sealed] = value.split('.')
  if (!id || !iv || !tag || sealed === undefined)
    throw new AppError('A sealed value has an unknown form', { sealed: identity })
  const known = secretsOf(secret)
  const [only] = known.filter((one) => keyIdOf(one) === id)
  const fitting = id === firstKeyId ? known : only === undefined ? [] : [only]
  for (const one of fitting) {
    const text = open(one, identity, { iv, tag, sealed })
    if (text !== null) return text
  }
  throw new AppError(
    fitting.length === 0
      ? 'A value was sealed with another APP_SECRET'
      : 'A sealed value was changed, or belongs to another row or APP_SECRET',
    { sealed: identity },
  )
}

/** Null: it is not of this key and identity. */
function open(
  secret: string,
  identity: string,
  { iv, tag, sealed }: { iv: string; tag: string; sealed: string },
): string | null {
  try {
    const from = Buffer.from(iv, 'base64url')
    const key = deriveKey(secret, 'seal')
    const decipher = createDecipheriv('aes-256-gcm', key, from, { authTagLength: 16 })
    decipher.setAAD(Buffer.from(identity))
    decipher.setAuthTag(Buffer.from(tag, 'base64url'))
    const text = [decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]
    return Buffer.concat(text).toString('utf8')
  } catch {
    return null
  }
}

/** `k` and 12 hex digits: tells one secret from another and nothing about it. */
export function keyIdOf(secret: string): string {
  return `k${deriveKey(secret, 'key-id').toString('hex').slice(0, 12)}`
}

/** HMAC-SHA-256 in hex: finds a secret value again without storing it. */
export function keyedHash(secret: AppSecret, purpose: HashPurpose, text: string): string {
  return hashWith(secret.current, purpose, text)
}

/** The same with every secret that counts, the newest first: for looking up what an older one may have hashed. */
export function keyedHashes(secret: AppSecret, purpose: HashPurpose, text: string): string[] {
  return secretsOf(secret).map((one) => hashWith(one, purpose, text))
}

type HashPurpose = Exclude<KeyPurpose, 'seal' | 'key-id'>

function hashWith(secret: string, purpose: HashPurpose, text: string): string {
  return createHmac('sha256', deriveKey(secret, purpose)).update(text).digest('hex')
}

function secretsOf({ current, previous }: AppSecret): string[] {
  return previous === undefined ? [current] : [current, previous]
}

/** Compares without telling by time how much was right. */
export function equalSecrets(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHmac('sha256', 'compare').update(text).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}

/** A process knows two secrets at most, and a dozen purposes. */
const derived = new Map<string, Buffer>()

function deriveKey(secret: string, purpose: KeyPurpose): Buffer {
  const name = `${purpose} ${secret}`
  const key = derived.get(name) ?? Buffer.from(hkdfSync('sha256', secret, 'teiki', purpose, 32))
  derived.set(name, key)
  return key
}
