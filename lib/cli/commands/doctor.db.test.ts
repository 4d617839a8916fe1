import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeEach, expect, test, vi } from 'vitest'
import { member } from '#lib/auth/testing.ts'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { checksOf } from './doctor/checks.ts'
import { print } from './doctor.ts'

beforeEach(async () => {
  await db().$executeRaw`delete from job_runs`
})

async function finding(name: string) {
  const check = checksOf().find((one) => one.name === name)
  if (!check) throw new Error(`doctor has no check ${name}`)
  return check.look()
}

async function workerHasRun(at = 'now()'): Promise<void> {
  await db().$executeRawUnsafe(`insert into job_runs (name, started_at, finished_at, late_at)
    values ('sweep', ${at}, ${at}, ${at})
    on conflict (name) do update set finished_at = excluded.finished_at`)
}

test('says that no owner can sign in, and how one is let in', async () => {
  expect(await finding('sign-in')).toMatchObject({ good: false, says: 'no owner can sign in' })
  await member('support-only', 'support')
  expect(await finding('sign-in')).toMatchObject({ good: false })
  await member('doctor-owner', 'owner')
  expect(await finding('sign-in')).toEqual({ good: true, says: '1 owner can sign in' })
})

test('knows another secret than the one with which the database was sealed', async () => {
  await db().$queryRaw`select 1`
  const own = env().appSecret
  expect(await finding('secret')).toEqual({
    good: true,
    says: 'APP_SECRET opens what is sealed here',
  })
  const another = 'a secret that sealed nothing in this database'
  Object.assign(env(), { appSecret: { current: another, previous: undefined } })
  await expect(finding('secret')).rejects.toThrow('APP_SECRET is not the one of this database')
  Object.assign(env(), { appSecret: { current: another, previous: own.current } })
  expect(await finding('secret')).toMatchObject({
    good: true,
    says: expect.stringMatching(/^is being changed/),
  })
  Object.assign(env(), { appSecret: own })
})

test('knows no age below nothing, after the clock was set back', async () => {
  await workerHasRun("now() + interval '35 days'")
  expect(await finding('worker')).toMatchObject({ good: true, says: 'jobs last ran 0 s ago' })
})

test('warns of one role for everything, although it works', async () => {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  print('role', await finding('role'))
  expect(printed.mock.calls.flat().join('\n')).toMatch(
    /^! role .* owns \d+ tables.*change history and the audit log\n.*→ .*Two roles/,
  )
  printed.mockRestore()
})

test('says whom errors and traces are told, and warns of one that does not answer', async () => {
  expect(await finding('telemetry')).toEqual({
    good: true,
    says: 'no errors and no traces are told outside',
  })
  const receiver = createServer((_request, response) => response.writeHead(404).end())
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const { port } = receiver.address() as AddressInfo
  const before = env().telemetry
  const sentry = { envelopeUrl: `http://127.0.0.1:${port}/api/1/envelope/`, publicKey: 'k' }
  Object.assign(env(), { telemetry: { sentry, otlp: undefined } })
  const says = `errors to 127.0.0.1:${port}`
  expect(await finding('telemetry')).toEqual({ good: true, says })
  receiver.closeAllConnections()
  await new Promise((resolve) => receiver.close(resolve))
  expect(await finding('telemetry')).toEqual({
    good: true,
    warning: true,
    says,
    mend: 'look at SENTRY_DSN: nobody answers there',
  })
  Object.assign(env(), { telemetry: before })
})
