import { expect } from 'vitest'
import { db } from '#lib/db/client.ts'
import { registerWebhook, webhookUrl } from '#lib/events/register-webhook.ts'
import { listWebhookSecrets } from '#lib/events/webhook-secret.ts'
import { sweepSignups } from '#lib/signups/sweep-signups.ts'
import { advanceClock, confirm, draftOf, redirected } from '#lib/signups/testing.ts'
import { control, decide, sessionsOf, smartpayOrigin } from '#lib/signups/testing-smartpay.ts'
import { reconcileTokens } from '#lib/tokens/reconcile/reconcile-tokens.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { openTokenId } from '#lib/tokens/token-secret.ts'

/** One piece of work of the shop's that makes the call, what repeats it later, and what must be true then. */
type Work = {
  perform(): Promise<boolean>
  repeat(): Promise<unknown>
  check(): Promise<void>
}

/**
 * A call to Smartpay, as the shop makes it. `mends`: whether its work succeeds although the first try fails:
 * by a second try, never, or always, because the work goes on without this call.
 */
export type ShopCall = {
  method: string
  path: string
  mends: 'by a second try' | 'never' | 'always'
  prepare(browser: string): Promise<Work>
}

export const calls: Record<string, ShopCall> = {
  'create a session': {
    method: 'POST',
    path: '/checkout-sessions',
    mends: 'never',
    prepare: sessionWork,
  },
  'get a token': { method: 'GET', path: '/tokens/', mends: 'by a second try', prepare: tokenWork },
  'list tokens': { method: 'GET', path: '/tokens', mends: 'by a second try', prepare: listWork },
  'list endpoints': {
    method: 'GET',
    path: '/webhook-endpoints',
    mends: 'by a second try',
    prepare: () => endpointWork('nothing'),
  },
  'create an endpoint': {
    method: 'POST',
    path: '/webhook-endpoints',
    mends: 'by a second try',
    prepare: () => endpointWork('nothing'),
  },
  'get an endpoint': {
    method: 'GET',
    path: '/webhook-endpoints/',
    mends: 'always',
    prepare: () => endpointWork('unknown secret'),
  },
  'activate an endpoint': {
    method: 'PATCH',
    path: '/webhook-endpoints/',
    mends: 'by a second try',
    prepare: () => endpointWork('switched off'),
  },
  'delete an endpoint': {
    method: 'DELETE',
    path: '/webhook-endpoints/',
    mends: 'always',
    prepare: () => endpointWork('rotated'),
  },
}

async function sessionWork(browser: string): Promise<Work> {
  const signupId = await draftOf(browser)
  return {
    perform: async () => (await confirm(signupId, browser)).ok,
    repeat: async () => {
      await advanceClock(60_000)
      await sweepSignups()
    },
    check: async () => {
      const sessions = await sessionsOf(signupId)
      const signup = await db().signup.findUniqueOrThrow({
        where: { id: signupId },
        select: { status: true, checkoutSession: true, token: true },
      })
      expect(sessions).toMatchObject([{ id: signup.checkoutSession?.id }])
      expect(signup.status).toBe('redirected')
      const { id = '', sealedId = '' } = signup.token ?? {}
      expect(openTokenId(id, sealedId)).toBe(sessions[0]?.token)
    },
  }
}

async function tokenWork(browser: string): Promise<Work> {
  const { signupId, tokenId } = await redirected(browser)
  await decide(signupId, 'approve')
  const settle = async () => (await settleToken(tokenId, 'sweep')).ok
  return {
    perform: settle,
    repeat: settle,
    check: async () => {
      const history = await db().tokenHistory.findMany({ where: { tokenId } })
      expect(history.map(({ to }) => to)).toEqual(['requires_authorization', 'active'])
      expect(await db().subscription.findMany({ where: { tokenId } })).toHaveLength(1)
      expect(await db().email.findMany({ where: { cause: signupId } })).toHaveLength(1)
    },
  }
}

async function listWork(browser: string): Promise<Work> {
  await forgetAll()
  const { perform } = await tokenWork(browser)
  await perform()
  const books = () =>
    db().token.findMany({
      orderBy: { id: 'asc' },
      omit: { answeredAt: true, checkedAt: true, listedAt: true },
    })
  const before = await books()
  const compare = async () => (await reconcileTokens()).ok
  return {
    perform: compare,
    repeat: compare,
    check: async () => {
      expect(await reconcileTokens()).toMatchObject({ ok: true, value: { differences: [] } })
      expect(await books()).toEqual(before)
    },
  }
}

/** A Smartpay that knows of nothing, and a shop that knows of no token and no endpoint there. */
async function forgetAll(): Promise<void> {
  await control('reset')
  await control('webhooks', 'PUT', { dropAll: true })
  await db().webhookSecret.deleteMany({})
  await db().$executeRaw`update tokens set status = 'deleted'`
}

type Standing = 'nothing' | 'unknown secret' | 'switched off' | 'rotated'

async function endpointWork(standing: Standing): Promise<Work> {
  await forgetAll()
  if (standing !== 'nothing') await registerWebhook({ rotate: false })
  if (standing === 'unknown secret') await db().webhookSecret.deleteMany({})
  if (standing === 'switched off') await switchOff()
  return {
    perform: async () => (await registerWebhook({ rotate: standing === 'rotated' })).ok,
    repeat: () => registerWebhook({ rotate: false }),
    check: async () => {
      const [endpoint, ...more] = await endpoints()
      expect(endpoint).toMatchObject({ url: webhookUrl(), active: true })
      expect(more).toEqual([])
      const { secrets } = await listWebhookSecrets()
      const ours = secrets.filter(
        ({ endpointId, lasting }) => lasting && endpointId === endpoint?.id,
      )
      expect(ours).toMatchObject([{ secret: endpoint?.signingSecret }])
    },
  }
}

type Endpoint = { id: string; url: string; signingSecret: string; deletedAt?: number }

/** At Smartpay now. */
async function endpoints(): Promise<Endpoint[]> {
  const { webhookEndpoints } = await control('ledger', 'GET')
  return Object.values<Endpoint>(webhookEndpoints).filter(({ deletedAt }) => !deletedAt)
}

/** By somebody in the dashboard. */
async function switchOff(): Promise<void> {
  const [endpoint] = await endpoints()
  await fetch(`${smartpayOrigin()}/v1/webhook-endpoints/${endpoint?.id}`, {
    method: 'PATCH',
    headers: { authorization: 'Basic sk_test_sandbox' },
    body: JSON.stringify({ active: false }),
  })
}
