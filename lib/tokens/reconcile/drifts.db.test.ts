import { beforeEach, describe, expect, test } from 'vitest'
import { audited } from '#lib/audit/testing.ts'
import { db } from '#lib/db/client.ts'
import { compareNow } from '#lib/jobs/compare-now.ts'
import { listRuns } from '#lib/jobs/list-runs.ts'
import { jobNamed } from '#lib/jobs/registry.ts'
import { runJob } from '#lib/jobs/run-job.ts'
import { budgetOf } from '#lib/queue/budget.ts'
import { createSession } from '#lib/sandbox/testing.ts'
import { advanceClock, draftOf, redirected } from '#lib/signups/testing.ts'
import {
  control,
  decide,
  moveToken,
  sessionsOf,
  smartpayOrigin,
  withSmartpay,
} from '#lib/signups/testing-smartpay.ts'
import { checkToken } from '#lib/tokens/check-token.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { judge } from '#lib/tokens/testing.ts'
import { fixDrift } from './fix-drift.ts'
import { getLastComparison, listDrifts } from './list-drifts.ts'
import { recheckTokens } from './recheck-tokens.ts'

withSmartpay()

beforeEach(async () => {
  await control('reset')
  await db().$executeRaw`update tokens set status = 'deleted'`
  await db().$executeRaw`delete from token_drifts`
  await db().$executeRaw`delete from job_runs`
})

async function approved(browser: string) {
  const { signupId, tokenId } = await redirected(browser)
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  const [session] = await sessionsOf(signupId)
  return { tokenId, smartpayId: session?.token ?? '' }
}

/** Without waiting for the day's turn. */
function compare() {
  return runJob(jobNamed('comparison'), budgetOf(60_000), { now: true })
}

async function statusOf(tokenId: string): Promise<string> {
  return (await db().token.findUniqueOrThrow({ where: { id: tokenId } })).status
}

async function callsToSmartpay(): Promise<number> {
  const { requests } = await control('ledger', 'GET')
  return requests.length
}

describe('asking Smartpay at once', () => {
  test('a look at a token moves everything to its state, and is kept', async () => {
    const { tokenId, smartpayId } = await approved('looked-at')
    await moveToken(smartpayId, 'disable')
    expect(await checkToken(tokenId, 'somebody')).toBe('looked')
    expect(await statusOf(tokenId)).toBe('disabled')
    expect(await audited(tokenId)).toEqual([
      'token.look asked somebody',
      'token.look done somebody',
    ])
  })

  test('one that Smartpay does not answer changes nothing, and is kept too', async () => {
    const { tokenId, smartpayId } = await approved('no-answer')
    await moveToken(smartpayId, 'disable')
    await control('faults', 'POST', { kind: 'status', status: 503, method: 'GET', times: 4 })
    expect(await checkToken(tokenId, 'somebody')).toBe('silent')
    expect(await statusOf(tokenId)).toBe('active')
    expect((await audited(tokenId)).at(-1)).toBe('token.look unknown somebody')
  })

  test('a token that is not there is not asked for', async () => {
    expect(await checkToken('tok_none', 'somebody')).toBe('unknown-token')
    expect(await audited('tok_none')).toEqual([])
  })

  test('a comparison keeps who asked for it and what was found', async () => {
    const { smartpayId } = await approved('compared')
    await moveToken(smartpayId, 'disable')
    expect(await compareNow('somebody')).toMatchObject({
      complete: true,
      counts: { here: 1, there: 1, differences: 1 },
    })
    const last = await db().auditEntry.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(last).toMatchObject({ action: 'drift.compare', outcome: 'done', detail: { count: 1 } })
  })
})

describe('the kept result', () => {
  test('is looked at without asking Smartpay', async () => {
    const { tokenId, smartpayId } = await approved('kept')
    await moveToken(smartpayId, 'disable')
    await redirected('uncompared')
    expect(await compare()).toMatchObject({ counts: { here: 1, there: 1, differences: 1 } })
    const before = await callsToSmartpay()
    expect(await listDrifts()).toMatchObject([
      {
        kind: 'other-state',
        here: 'active',
        there: 'disabled',
        tokenId,
        name: '山田 花子',
        usedBy: 1,
        sumMinor: 7800,
      },
    ])
    expect(await getLastComparison()).toMatchObject({ there: 1, differences: 1, isSilent: false })
    expect(await callsToSmartpay()).toBe(before)
    expect(await statusOf(tokenId)).toBe('active')
  })

  test('stays where Smartpay does not answer', async () => {
    const { smartpayId } = await approved('silent')
    await moveToken(smartpayId, 'disable')
    await compare()
    await control('faults', 'POST', { kind: 'outage', times: 1_000 })
    expect(await compare()).toMatchObject({ status: 'failed', because: 'silent' })
    expect(await listDrifts()).toHaveLength(1)
    expect(await getLastComparison()).toMatchObject({ there: 1, differences: 1, isSilent: true })
    // What broke here is not said to be Smartpay's silence.
    await db()
      .$executeRaw`update job_runs set detail = '{"because":"error"}' where name = 'comparison'`
    expect(await getLastComparison()).toMatchObject({ there: 1, differences: 1, isSilent: false })
  })

  test('is renewed once a day, by one of many', async () => {
    await approved('daily')
    const runs = await Promise.all(Array.from({ length: 5 }, () => runJob(jobNamed('comparison'))))
    expect(runs.filter(({ status }) => status === 'done')).toHaveLength(1)
    expect(await runJob(jobNamed('comparison'))).toMatchObject({ status: 'not_due' })
    await advanceClock(25 * 3_600_000)
    expect(await runJob(jobNamed('comparison'))).toMatchObject({ status: 'done', complete: true })
  })
})

describe('a difference that was kept', () => {
  test('goes when its token is settled in any other way', async () => {
    const { tokenId, smartpayId } = await approved('settled')
    await moveToken(smartpayId, 'disable')
    await runJob(jobNamed('comparison'))
    expect(await listRuns()).toMatchObject([{ name: 'comparison', open: 1 }])
    await settleToken(tokenId, 'webhook')
    expect(await listDrifts()).toEqual([])
    expect(await listRuns()).toMatchObject([{ name: 'comparison', open: 0 }])
  })

  test('stays while Smartpay does not answer', async () => {
    const { tokenId, smartpayId } = await approved('unheard')
    await moveToken(smartpayId, 'disable')
    await compare()
    await control('faults', 'POST', { kind: 'outage', times: 1_000 })
    await settleToken(tokenId, 'webhook')
    expect(await listDrifts()).toHaveLength(1)
  })

  test('is not kept of a token that was settled while all were compared', async () => {
    const { tokenId, smartpayId } = await approved('meanwhile')
    await control('faults', 'POST', { kind: 'trickle', delayMs: 1_000 })
    const calls = await callsToSmartpay()
    const compared = compare()
    await expect.poll(callsToSmartpay).toBeGreaterThan(calls)
    await moveToken(smartpayId, 'disable')
    await settleToken(tokenId, 'webhook')
    expect(await compared).toMatchObject({ counts: { differences: 0 } })
    expect(await listDrifts()).toEqual([])
  })
})

describe('a comparison', () => {
  test('says of what it finds again since when it was found, and lets it be due anew', async () => {
    const { tokenId, smartpayId } = await approved('lasting')
    const { token } = await createSession(smartpayOrigin(), {})
    await control(`tokens/${token.id}/approve`)
    await moveToken(smartpayId, 'disable')
    await compare()
    const first = await listDrifts()
    expect(first.map(({ kind }) => kind)).toEqual(['other-state', 'unknown-here'])
    const since = first.map(({ foundAt }) => foundAt)
    await advanceClock(3_600_000)
    await db().$executeRaw`update tokens set checked_at = teiki_now() where id = ${tokenId}`
    await advanceClock(3_600_000)
    await compare()
    expect((await listDrifts()).map(({ foundAt }) => foundAt)).toEqual(since)
    expect(await recheckTokens()).toMatchObject({ looked: 1, failed: 0 })
  })

  test('says of what it finds in another state that it is new', async () => {
    const { smartpayId } = await approved('changing')
    await moveToken(smartpayId, 'disable')
    await compare()
    const [first] = await listDrifts()
    await advanceClock(3_600_000)
    await moveToken(smartpayId, 'delete')
    await compare()
    const [later] = await listDrifts()
    expect(later).toMatchObject({ kind: 'not-there' })
    expect(later?.foundAt.getTime()).toBeGreaterThan(first?.foundAt.getTime() ?? 0)
  })

  test('makes what differs due at once', async () => {
    const { tokenId, smartpayId } = await approved('due')
    await moveToken(smartpayId, 'disable')
    await compare()
    expect(await recheckTokens()).toMatchObject({ looked: 1, failed: 0 })
    expect(await statusOf(tokenId)).toBe('disabled')
    expect(await recheckTokens()).toMatchObject({ looked: 0 })
  })

  test('puts off no second look at a token that Smartpay did not know', async () => {
    const { tokenId } = await approved('second-look')
    const unknown = { kind: 'status', status: 404, errorCode: 'token.not-found' }
    await control('faults', 'POST', { ...unknown, method: 'GET', times: 1 })
    expect(await settleToken(tokenId, 'sweep')).toEqual({ ok: true, value: 'suspected' })
    await advanceClock(3_600_000)
    expect(await compare()).toMatchObject({ counts: { here: 1, there: 1, differences: 0 } })
    expect(await recheckTokens()).toMatchObject({ looked: 1, failed: 0 })
    expect((await db().token.findUniqueOrThrow({ where: { id: tokenId } })).missingSince).toBe(null)
  })

  test('finds a token absent that a clock far ahead has looked at', async () => {
    const { tokenId, smartpayId } = await approved('ahead')
    await moveToken(smartpayId, 'delete')
    await db().$executeRaw`
      update tokens set checked_at = teiki_now() + interval '400 days' where id = ${tokenId}`
    expect(await compare()).toMatchObject({ counts: { here: 1, there: 0, differences: 1 } })
  })
})

describe('mending', () => {
  test('takes Smartpay’s word for a token of another state, once', async () => {
    const { tokenId, smartpayId } = await approved('other')
    await moveToken(smartpayId, 'disable')
    await compare()
    const [drift] = await listDrifts()
    const answers = await Promise.all([
      fixDrift(drift?.id ?? '', 'one'),
      fixDrift(drift?.id ?? '', 'other'),
    ])
    expect(answers.toSorted()).toEqual(['gone', 'mended'])
    expect(await statusOf(tokenId)).toBe('disabled')
    expect(await listDrifts()).toEqual([])
    const audit = await db().auditEntry.findMany({ where: { subject: tokenId } })
    expect(audit.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'drift.mend asked',
      'drift.mend done',
    ])
  })

  test('asks anew: what changed back meanwhile stays', async () => {
    const { tokenId, smartpayId } = await approved('back')
    await moveToken(smartpayId, 'disable')
    await compare()
    await moveToken(smartpayId, 'enable')
    const [drift] = await listDrifts()
    expect(await fixDrift(drift?.id ?? '', 'somebody')).toBe('mended')
    expect(await statusOf(tokenId)).toBe('active')
  })

  test('takes over that a token is gone', async () => {
    const { tokenId, smartpayId } = await approved('gone')
    await moveToken(smartpayId, 'delete')
    await compare()
    const [drift] = await listDrifts()
    expect(drift).toMatchObject({ kind: 'not-there', there: null })
    expect(await fixDrift(drift?.id ?? '', 'somebody')).toBe('suspected')
    expect(await statusOf(tokenId)).toBe('active')
    await advanceClock(3_600_000)
    expect(await fixDrift(drift?.id ?? '', 'somebody')).toBe('mended')
    expect(await statusOf(tokenId)).toBe('deleted')
  })

  test('disables at Smartpay what nobody here knows, and then leaves it', async () => {
    const signupId = await draftOf('unknown')
    const { token } = await createSession(smartpayOrigin(), { reference: signupId })
    await control(`tokens/${token.id}/approve`)
    await compare()
    const [drift] = await listDrifts()
    expect(drift).toMatchObject({ kind: 'unknown-here', there: 'active', signupId })
    expect(JSON.stringify(await db().tokenDrift.findMany())).not.toContain(token.id)
    expect(await fixDrift(drift?.id ?? '', 'somebody')).toBe('mended')
    await compare()
    const [left] = await listDrifts()
    expect(left).toMatchObject({ kind: 'unknown-here', there: 'disabled' })
    expect(await fixDrift(left?.id ?? '', 'somebody')).toBe('no-remedy')
  })

  test('disables nothing while as many are missing as are unknown here: the list may be another’s', async () => {
    const { smartpayId } = await approved('missing')
    await moveToken(smartpayId, 'delete')
    const signupId = await draftOf('as-many')
    const { token } = await createSession(smartpayOrigin(), { reference: signupId })
    await control(`tokens/${token.id}/approve`)
    await compare()
    const drifts = await listDrifts()
    expect(drifts).toMatchObject([
      { kind: 'not-there', isDoubtful: true },
      { kind: 'unknown-here', there: 'active', signupId, isDoubtful: true },
    ])
    expect(await fixDrift(drifts[1]?.id ?? '', 'somebody')).toBe('no-remedy')
    expect((await judge(token.id)).status).toBe('active')
  })

  test.each([
    ['that names nothing of this shop', { reference: 'of_another' }],
    ['that names nothing', {}],
  ])('leaves a token alone %s: it may be somebody else’s', async (_name, more) => {
    const { token } = await createSession(smartpayOrigin(), more)
    await control(`tokens/${token.id}/approve`)
    await compare()
    const [drift] = await listDrifts()
    expect(drift).toMatchObject({ kind: 'unknown-here', there: 'active', signupId: null })
    expect(await fixDrift(drift?.id ?? '', 'somebody')).toBe('no-remedy')
    expect((await judge(token.id)).status).toBe('active')
  })

  test('disables nothing that became known here after it was compared', async () => {
    const { tokenId, smartpayId } = await approved('known-since')
    const { idHash } = await db().token.findUniqueOrThrow({ where: { id: tokenId } })
    await db()
      .$executeRaw`update tokens set id_hash = 'none', status = 'deleted' where id = ${tokenId}`
    await compare()
    const [drift] = await listDrifts()
    expect(drift).toMatchObject({ kind: 'unknown-here', there: 'active' })
    await db()
      .$executeRaw`update tokens set id_hash = ${idHash}, status = 'active' where id = ${tokenId}`
    expect(await fixDrift(drift?.id ?? '', 'somebody')).toBe('gone')
    expect((await judge(smartpayId)).status).toBe('active')
    expect(await listDrifts()).toEqual([])
  })

  test('changes nothing while Smartpay is silent, and can be tried again', async () => {
    const { tokenId, smartpayId } = await approved('later')
    await moveToken(smartpayId, 'disable')
    await compare()
    const [drift] = await listDrifts()
    await control('faults', 'POST', { kind: 'outage', times: 1_000 })
    expect(await fixDrift(drift?.id ?? '', 'somebody')).toBe('silent')
    expect(await statusOf(tokenId)).toBe('active')
    await control('faults', 'DELETE')
    expect(await fixDrift(drift?.id ?? '', 'somebody')).toBe('mended')
    expect(await statusOf(tokenId)).toBe('disabled')
  })
})
