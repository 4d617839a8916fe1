import { db } from '#lib/db/client.ts'
import { redirected } from '#lib/signups/testing.ts'
import { control, decide, sessionsOf } from '#lib/signups/testing-smartpay.ts'
import {
  type AskedOperation,
  askTokenOperation,
} from '#lib/tokens/operations/ask-token-operation.ts'
import { settleToken } from './settle-token.ts'

/** A token that its shopper agreed to; answers our id. */
export async function activeToken(browser: string): Promise<string> {
  const { signupId, tokenId } = await redirected(browser)
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  return tokenId
}

export function ask(
  tokenId: string,
  action: AskedOperation['action'],
  staffId = 'somebody',
  shown: AskedOperation['shown'] = null,
) {
  const why = { reason: 'compromised', note: '', staffId, batchId: null } as const
  return askTokenOperation({ tokenId, action, shown, ...why })
}

export async function asked(tokenId: string, action: AskedOperation['action']): Promise<string> {
  const operation = await ask(tokenId, action)
  if (!operation.ok) throw new Error(`Not asked: ${operation.reason}`)
  return operation.value
}

export async function statusOf(tokenId: string) {
  const { status } = await db().token.findUniqueOrThrow({
    where: { id: tokenId },
    select: { status: true },
  })
  return status
}

export async function operationStatus(id: string): Promise<string> {
  const { status, failure } = await db().tokenOperation.findUniqueOrThrow({
    where: { id },
    select: { status: true, failure: true },
  })
  return failure === null ? status : `${status}: ${failure}`
}

/** What Smartpay calls our token. */
export async function smartpayIdOf(tokenId: string): Promise<string> {
  const { signupId } = await db().token.findUniqueOrThrow({
    where: { id: tokenId },
    select: { signupId: true },
  })
  const [session] = await sessionsOf(signupId)
  if (!session) throw new Error(`Smartpay knows no session of ${signupId}`)
  return session.token
}

/** The ledger about one token: its state there, every change of it, and how often it was told to change. */
export async function judge(smartpayId: string) {
  const { tokens, events, requests }: Ledger = await control('ledger', 'GET')
  return {
    status: tokens[smartpayId]?.status,
    changes: Object.values(events).filter(({ eventData }) => eventData.data.id === smartpayId)
      .length,
    calls: requests.filter(
      ({ method, path }) => /^(PUT|DELETE)$/.test(method) && path.includes(smartpayId),
    ).length,
  }
}

type Ledger = {
  tokens: Record<string, { status: string }>
  events: Record<string, { eventData: { data: { id: string } } }>
  requests: { method: string; path: string }[]
}
