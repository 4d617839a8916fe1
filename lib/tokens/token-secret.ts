import { keyedHash, seal, unseal } from '#lib/crypto.ts'
import { env } from '#lib/env.ts'

/** What the token row keeps of Smartpay's id: sealed to read, hashed to find, four characters to show. */
type TokenSecret = { sealedId: string; idHash: string; idLast4: string }

/** @param tokenId our row's id: the sealed value opens in that row only. */
export function sealTokenId(tokenId: string, smartpayId: string): TokenSecret {
  return {
    sealedId: seal(env().appSecret, `token:${tokenId}`, smartpayId),
    idHash: keyedHash(env().appSecret, 'token-lookup', smartpayId),
    idLast4: smartpayId.slice(-4),
  }
}

export function openTokenId(tokenId: string, sealedId: string): string {
  return unseal(env().appSecret, `token:${tokenId}`, sealedId)
}
