import pg from 'pg'
import { pendingMigrations } from '#lib/db/migrate.ts'
import { getMailHealth } from '#lib/emails/queries.ts'
import { env, envWarnings } from '#lib/env.ts'
import { getWebhookHealth } from '#lib/events/queries.ts'
import { getHealth, type Missing } from '#lib/health/get-health.ts'
import { explainKeyRefusal } from '#lib/smartpay-account/account.ts'
import { getAccountStatus } from '#lib/smartpay-account/get-account-status.ts'
import { whyTaken } from '../../local/ports.ts'
import { checkLimits } from './limits.ts'
import { judgeNode } from './node-version.ts'
import { checkRole, checkStoredSecret } from './secret.ts'

/** `warning`: it works, and is still not as it should be. */
export type Finding = { good: boolean; says: string; mend?: string; warning?: true }

export type Check = {
  name: string
  /** Checks that must be good first. */
  needs: string[]
  look: () => Promise<Finding>
  /** When looking itself throws. */
  mend: string
}

const seedCommand = 'npm run db:seed -- shop.json (prisma/demo-shop.json is an example)'

/** In the order in which things depend on each other. */
export function checksOf(): Check[] {
  const onDatabase = ['settings', 'database']
  const onTables = [...onDatabase, 'migrations', 'secret']
  return [
    { name: 'Node', needs: [], look: lookAtNode, mend: '' },
    {
      name: 'settings',
      needs: [],
      look: lookAtSettings,
      mend: 'see .env.example for each setting',
    },
    {
      name: 'database',
      needs: ['settings'],
      look: lookAtDatabase,
      mend: 'start your PostgreSQL, or set DATABASE_URL to its address',
    },
    { name: 'migrations', needs: onDatabase, look: lookAtMigrations, mend: 'npm run db:migrate' },
    {
      name: 'secret',
      needs: [...onDatabase, 'migrations'],
      look: checkStoredSecret,
      mend: 'set the APP_SECRET that the shop has; to change it, README, “Another APP_SECRET”',
    },
    { name: 'role', needs: onDatabase, look: checkRole, mend: 'look at DATABASE_URL' },
    {
      name: 'limits',
      needs: [...onDatabase, 'secret'],
      look: checkLimits,
      mend: 'if DATABASE_URL is the address of a pooler, set DIRECT_URL to the unpooled one',
    },
    { name: 'shop', needs: onTables, look: lookAtShop, mend: seedCommand },
    {
      name: 'sign-in',
      needs: onTables,
      look: lookAtSignIn,
      mend: 'npm run staff:invite -- <mail>',
    },
    {
      name: 'Smartpay',
      needs: ['settings'],
      look: lookAtSmartpay,
      mend: 'look at SMARTPAY_API_URL',
    },
    {
      name: 'account',
      needs: onTables,
      look: lookAtAccount,
      mend: 'npm run smartpay:account',
    },
    { name: 'storefront', needs: ['settings'], look: lookAtStorefront, mend: 'npm run demo' },
    { name: 'worker', needs: onTables, look: lookAtWorker, mend: 'npm run worker' },
    { name: 'webhooks', needs: onTables, look: lookAtWebhooks, mend: 'npm run webhook:register' },
    { name: 'mail', needs: onTables, look: lookAtMail, mend: 'look at SMTP_URL and MAIL_FROM' },
  ]
}

async function lookAtNode(): Promise<Finding> {
  return judgeNode(process.versions.node)
}

async function lookAtSettings(): Promise<Finding> {
  const { localRun, smartpay } = env()
  const where = localRun ? 'of a local run' : 'of a deployment'
  return {
    good: true,
    says: [where, smartpay.test ? 'test key' : 'live key', ...envWarnings(env())].join(', '),
  }
}

async function lookAtDatabase(): Promise<Finding> {
  const number = Number(await ask("select current_setting('server_version_num') as answer"))
  const says = `PostgreSQL ${Math.floor(number / 10_000)}`
  if (number >= 150_000) return { good: true, says }
  return { good: false, says, mend: 'Teiki needs PostgreSQL 15 or newer: set DATABASE_URL to one' }
}

async function lookAtMigrations(): Promise<Finding> {
  const pending = await pendingMigrations(env().directUrl)
  if (pending.length === 0) return { good: true, says: 'all applied' }
  return { good: false, says: `${pending.length} not applied`, mend: 'npm run db:migrate' }
}

async function lookAtShop(): Promise<Finding> {
  const missing = await health()
  if (missing.includes('shop')) return { good: false, says: 'none is loaded', mend: seedCommand }
  if (missing.includes('plan'))
    return { good: false, says: 'no plan of it can be sold', mend: `publish one: ${seedCommand}` }
  return { good: true, says: 'loaded, with plans for sale' }
}

/** Nobody but an owner can let others in. */
async function lookAtSignIn(): Promise<Finding> {
  const owners = Number(
    await ask(`select count(*)::int as answer from staff s where role = 'owner' and removed_at is null
      and (exists (select from staff_accounts a where a.user_id = s.id and a.password is not null)
        or exists (select from staff_passkeys p where p.user_id = s.id))`),
  )
  if (owners > 0)
    return {
      good: true,
      says: owners === 1 ? '1 owner can sign in' : `${owners} owners can sign in`,
    }
  const mend = env().localRun ? 'start the demo again' : 'npm run staff:invite -- <mail>'
  return { good: false, says: 'no owner can sign in', mend }
}

async function lookAtSmartpay(): Promise<Finding> {
  const { smartpay, localRun } = env()
  const missing = await health()
  if (missing.includes('smartpay-key'))
    return {
      good: false,
      says: `${smartpay.apiUrl} refuses the key`,
      mend: 'copy SMARTPAY_SECRET_KEY from the Smartpay dashboard again',
    }
  if (!missing.includes('smartpay')) return { good: true, says: `${smartpay.apiUrl} answers` }
  const mend = localRun
    ? 'npm run sandbox, or start the demo again'
    : 'look at SMARTPAY_API_URL and at the way out of this network'
  return { good: false, says: `${smartpay.apiUrl} does not answer`, mend }
}

/** The key may be right and not the shop's: then it would find every token missing. */
async function lookAtAccount(): Promise<Finding> {
  const { test } = env().smartpay
  const { refusal, known, stoppedAt, missing } = await getAccountStatus()
  if (refusal !== null) return { good: false, ...explainKeyRefusal(refusal, test) }
  if (stoppedAt)
    return {
      good: false,
      says: `Smartpay does not know ${missing} tokens and more: nothing is believed missing`,
      mend: 'look at Smartpay and the way to it; if they really are gone: npm run smartpay:account -- --accept-missing',
    }
  const suspected = missing > 0 ? `, ${missing} tokens to be looked at again` : ''
  if (!known) return { good: true, says: 'Smartpay was not heard yet' }
  return { good: true, says: `the ${test ? 'test' : 'live'} key is the shop's${suspected}` }
}

async function lookAtStorefront(): Promise<Finding> {
  const { appUrl, localRun } = env()
  const answer = await fetch(`${appUrl}/api/health`, { signal: AbortSignal.timeout(10_000) }).catch(
    () => null,
  )
  const said: unknown = await answer?.json().catch(() => null)
  if (said && typeof said === 'object' && 'missing' in said)
    return { good: true, says: `${appUrl} is served by us` }
  const port = Number(new URL(appUrl).port)
  if (localRun && (await whyTaken(port)) === null)
    return { good: true, says: `port ${port} is free` }
  return localRun
    ? {
        good: false,
        says: `something else listens on port ${port}`,
        mend: `end it, or choose another: PORT=${port + 1} npm run demo`,
      }
    : { good: false, says: `${appUrl} does not answer as a shop`, mend: 'deploy, or npm start' }
}

/** A daily call of cron is enough on a deployment; a local worker looks every two seconds. */
async function lookAtWorker(): Promise<Finding> {
  const { localRun } = env()
  const mend = localRun ? 'npm run worker' : 'npm run worker, or let cron call /api/jobs/sweep'
  const age = await ask(
    'select extract(epoch from teiki_now() - max(finished_at)) as answer from job_runs',
  )
  if (age === null) return { good: false, says: 'no job has ever run', mend }
  const seconds = Math.round(Number(age))
  const late = await namesOfJobs('late_at < teiki_now()')
  const failed = await namesOfJobs("status = 'failed'")
  const says = [
    `jobs last ran ${ago(seconds)}`,
    ...(late ? [`late: ${late}`] : []),
    ...(failed ? [`failed: ${failed}`] : []),
  ].join(', ')
  const good = seconds < (localRun ? 60 : 26 * 3_600) && !late
  return { good, says, ...(good ? {} : { mend }) }
}

function namesOfJobs(which: string): Promise<unknown> {
  return ask(`select string_agg(name, ' ' order by name) as answer from job_runs where ${which}`)
}

/** A clock that was set back leaves times that are still to come. */
function ago(age: number): string {
  const seconds = Math.max(0, age)
  if (seconds < 120) return `${Math.round(seconds)} s ago`
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min ago`
  return seconds < 172_800
    ? `${Math.round(seconds / 3_600)} h ago`
    : `${Math.round(seconds / 86_400)} days ago`
}

/** Without webhooks everything still settles, only later. */
async function lookAtWebhooks(): Promise<Finding> {
  const { endpoints, lastDeliverySeconds, refusedInADay, waiting, parked } =
    await getWebhookHealth()
  const last = lastDeliverySeconds === null ? 'never' : ago(lastDeliverySeconds)
  const says = `last delivery ${last}, ${refusedInADay} refused in a day, ${waiting} wait, ${parked} parked`
  if (endpoints === 0)
    return { good: false, says: 'no endpoint is registered', mend: 'npm run webhook:register' }
  if (parked > 0) return { good: true, says: `${says} (npm run webhook:replay -- --parked)` }
  return { good: true, says }
}

async function lookAtMail(): Promise<Finding> {
  const { mail, localRun, appUrl } = env()
  const { waiting, oldestSeconds, unsent } = await getMailHealth()
  const counts = `${waiting} wait, ${unsent} not sent in 30 days`
  if (!mail && localRun) return { good: true, says: `kept at ${appUrl}/mailbox, ${counts}` }
  const mend = 'set SMTP_URL and MAIL_FROM'
  if (!mail) return { good: false, says: `no mail server is set, ${counts}`, mend }
  const late = (oldestSeconds ?? 0) > 3_600
  const says = `by ${mail.smtp.host}, ${counts}`
  return late
    ? { good: false, says, mend: `is ${mail.smtp.host} reachable?` }
    : { good: true, says }
}

let asked: Promise<Missing[]> | undefined

function health(): Promise<Missing[]> {
  asked ??= getHealth()
  return asked
}

/** One value of the database: the column `answer`, of the one statement that answers rows. */
async function ask(sql: string, connectionString = env().databaseUrl): Promise<unknown> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: 5_000,
  })
  await client.connect()
  try {
    const answer: pg.QueryResult | pg.QueryResult[] = await client.query(sql)
    const rows = [answer].flat().flatMap((result) => result.rows)
    return rows[0]?.answer ?? null
  } finally {
    await client.end()
  }
}
