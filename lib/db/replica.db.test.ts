import { createServer } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { checkReplica } from '#lib/cli/commands/doctor/replica.ts'
import { listEmails } from '#lib/emails/list-emails.ts'
import { env } from '#lib/env.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { closeDatabase, db } from './client.ts'
import { inTransaction } from './in-transaction.ts'
import { forgetReplica, readReplica } from './replica.ts'
import { requireRow } from './rows.ts'
import { testDatabaseUrl } from './testing.ts'
import { type Replicated, startReplicated } from './testing-standby.ts'

let servers: Replicated

beforeAll(async () => {
  servers = await startReplicated()
  await lead({ databaseUrl: servers.primaryUrl, replicaUrl: servers.standbyUrl })
})
afterAll(async () => {
  await closeDatabase()
  await servers.stop()
})
beforeEach(async () => {
  forgetReplica()
  await lead({ replicaUrl: servers.standbyUrl })
  await staffDoSomething()
  await servers.replay(true)
  await servers.caughtUp()
})

/** From now on this process has these settings. */
async function lead(settings: { databaseUrl?: string; replicaUrl: string | undefined }) {
  await closeDatabase()
  Object.assign(env(), settings)
}

async function staffDoSomething(): Promise<void> {
  const entry = {
    actor: 'command',
    action: 'charging.switch',
    subject: 'shop',
    outcome: 'done',
    detail: {},
  } as const
  await inTransaction((tx) => recordAudit(entry, tx))
}

const answeredSchema = z.object({ standby: z.boolean() })

async function readsStandby(): Promise<boolean> {
  const { standby } = await readReplica(
    () => requireRow(db(), answeredSchema)`select pg_is_in_recovery() as standby`,
  )
  return standby
}

test('the standby answers once it has what staff did last', async () => {
  expect(await readsStandby()).toBe(true)
  await servers.replay(false)
  await staffDoSomething()
  expect(await readsStandby()).toBe(false)
  await servers.replay(true)
  await servers.caughtUp()
  expect(await readsStandby()).toBe(true)
})

test('what is asked outside of it goes to the database itself', async () => {
  const schema = answeredSchema
  const own = await requireRow(db(), schema)`select pg_is_in_recovery() as standby`
  expect(own.standby).toBe(false)
})

test('a list may lack what others did a moment ago', async () => {
  const countEmails = async () => (await listEmails({ tab: 'all', cursor: null })).total
  await servers.replay(false)
  await inTransaction((tx) => queueEmail(tx, 'order-shipped', 'dlv_0'))
  expect(await countEmails()).toBe(0)
  await servers.replay(true)
  await servers.caughtUp()
  expect(await countEmails()).toBe(1)
})

test('one that is slow is left after some seconds, and not asked again', async () => {
  let asked = 0
  async function readSlowly() {
    asked += 1
    return requireRow(db(), answeredSchema)`
      select pg_is_in_recovery() as standby from (select case when pg_is_in_recovery() then pg_sleep(120)::text end) as slow`
  }
  expect(await readReplica(readSlowly)).toEqual({ standby: false })
  expect(asked).toBe(2)
  expect(await readReplica(readSlowly)).toEqual({ standby: false })
  expect(asked).toBe(3)
})

test('one that takes connections and says nothing is left after two seconds', async () => {
  const silent = createServer()
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const address = silent.address()
  const url = new URL(servers.standbyUrl)
  url.port = `${typeof address === 'object' && address?.port}`
  await lead({ replicaUrl: url.href })
  expect(await readsStandby()).toBe(false)
  silent.close()
})

test('a database of another shop is never read', async () => {
  await lead({ replicaUrl: testDatabaseUrl })
  expect(await readsStandby()).toBe(false)
  await lead({ replicaUrl: servers.primaryUrl })
  expect(await readsStandby()).toBe(false)
})

test('the doctor says how far it is behind, and what is wrong with it', async () => {
  expect(await checkReplica()).toMatchObject({
    good: true,
    says: expect.stringMatching(/^a standby, its last transaction \d\.\d s old$/),
  })
  await lead({ replicaUrl: testDatabaseUrl })
  expect(await checkReplica()).toMatchObject({
    good: false,
    says: expect.stringContaining('of another database'),
  })
  await lead({ replicaUrl: servers.primaryUrl })
  expect(await checkReplica()).toMatchObject({
    good: false,
    says: expect.stringContaining('no standby'),
  })
  await lead({ replicaUrl: undefined })
  expect(await checkReplica()).toMatchObject({ good: true })
})

test('one that went down is left at once, and lists go on', async () => {
  expect(await readsStandby()).toBe(true)
  await servers.stopStandby()
  expect(await readsStandby()).toBe(false)
  expect(await readsStandby()).toBe(false)
})
