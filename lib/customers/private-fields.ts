import { seal, unseal } from '#lib/crypto.ts'
import { env } from '#lib/env.ts'

/**
 * The date of birth is sealed wherever it rests; everything else a shopper types is not. It opens with
 * the id it was sealed for: a signup's line, or a customer.
 */
export function sealPrivate<Fields extends { dateOfBirth?: string | undefined }>(
  ownerId: string,
  fields: Fields,
): Fields {
  return fields.dateOfBirth
    ? { ...fields, dateOfBirth: seal(env().appSecret, identityOf(ownerId), fields.dateOfBirth) }
    : fields
}

export function unsealPrivate<Fields extends { dateOfBirth?: string | undefined }>(
  ownerId: string,
  fields: Fields,
): Fields {
  return fields.dateOfBirth
    ? { ...fields, dateOfBirth: unseal(env().appSecret, identityOf(ownerId), fields.dateOfBirth) }
    : fields
}

function identityOf(ownerId: string): string {
  return `date-of-birth:${ownerId}`
}
