import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { closeDatabase } from './client.ts'

const name = `w_${randomBytes(8).toString('hex')}`
const { adminUrl, template } = inject('testDatabase')
const url = new URL(adminUrl)
if (url.hostname !== '127.0.0.1')
  throw new Error('Tests only ever touch a database of this machine')
url.pathname = `/${name}`

/**
 * The settings of a test, whatever the shell has. Nobody listens where Smartpay is: a sandbox on a port
 * of its own sets SMARTPAY_API_URL before the first call.
 */
Object.assign(process.env, {
  DATABASE_URL: url.href,
  DIRECT_URL: url.href,
  SMARTPAY_API_URL: 'http://127.0.0.1:9/v1',
  SMARTPAY_CHECKOUT_ORIGIN: 'http://127.0.0.1:9',
  VERCEL_ENV: '',
  APP_URL: 'http://localhost:3000',
  APP_SECRET: 'a secret of the tests that nobody else uses',
  CRON_SECRET: 'a cron secret of the tests',
  SMARTPAY_SECRET_KEY: 'sk_test_sandbox0000000000000000',
  LOCAL_RUN: '1',
  LOG_LEVEL: 'silent',
})

/** The address of this file's own database. */
export const testDatabaseUrl = url.href

beforeAll(() => asAdmin(`create database ${name} template ${template} strategy file_copy`))

afterAll(async () => {
  await closeDatabase()
  await asAdmin(`drop database if exists ${name} with (force)`)
})

async function asAdmin(sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(sql)
  await admin.end()
}
