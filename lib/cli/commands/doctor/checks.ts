import { pendingMigrations } from '#lib/db/migrate.ts'
import { env } from '#lib/env.ts'
import { envWarnings } from '#lib/env-warnings.ts'
import { getHealth, type Missing } from '#lib/health/get-health.ts'
import { explainKeyRefusal } from '#lib/smartpay-account/account.ts'
import { getAccountStatus } from '#lib/smartpay-account/get-account-status.ts'
import { ask } from './ask.ts'
import type { Finding } from './finding.ts'
import { checkLimits } from './limits.ts'
import { judgeNode } from './node-version.ts'
import { checkReplica } from './replica.ts'
import { checkMail, checkStorefront, checkWebhooks, checkWorker } from './running.ts'
import { checkRole, checkStoredSecret } from './secret.ts'
import { checkTelemetry } from './telemetry.ts'

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
    { name: 'Node', needs: [], look: checkNode, mend: '' },
    {
      name: 'settings',
      needs: [],
      look: checkSettings,
      mend: 'see .env.example for each setting',
    },
    {
      name: 'database',
      needs: ['settings'],
      look: checkDatabase,
      mend: 'start your PostgreSQL, or set DATABASE_URL to its address',
    },
    { name: 'migrations', needs: onDatabase, look: checkMigrations, mend: 'npm run db:migrate' },
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
    {
      name: 'replica',
      needs: onTables,
      look: checkReplica,
      mend: 'start it, or remove REPLICA_URL; lists read DATABASE_URL meanwhile',
    },
    { name: 'shop', needs: onTables, look: checkShop, mend: seedCommand },
    {
      name: 'sign-in',
      needs: onTables,
      look: checkSignIn,
      mend: 'npm run staff:invite -- <mail>',
    },
    {
      name: 'Smartpay',
      needs: ['settings'],
      look: checkSmartpay,
      mend: 'look at SMARTPAY_API_URL',
    },
    {
      name: 'account',
      needs: onTables,
      look: checkAccount,
      mend: 'npm run smartpay:account',
    },
    { name: 'storefront', needs: ['settings'], look: checkStorefront, mend: 'npm run demo' },
    { name: 'worker', needs: onTables, look: checkWorker, mend: 'npm run worker' },
    { name: 'webhooks', needs: onTables, look: checkWebhooks, mend: 'npm run webhook:register' },
    { name: 'mail', needs: onTables, look: checkMail, mend: 'look at SMTP_URL and MAIL_FROM' },
    { name: 'telemetry', needs: ['settings'], look: checkTelemetry, mend: '' },
  ]
}

async function checkNode(): Promise<Finding> {
  return judgeNode(process.versions.node)
}

async function checkSettings(): Promise<Finding> {
  const { localRun, smartpay } = env()
  const where = localRun ? 'of a local run' : 'of a deployment'
  return {
    good: true,
    says: [where, smartpay.test ? 'test key' : 'live key', ...envWarnings(env())].join(', '),
  }
}

async function checkDatabase(): Promise<Finding> {
  const number = Number(await ask("select current_setting('server_version_num') as answer"))
  const says = `PostgreSQL ${Math.floor(number / 10_000)}`
  if (number >= 150_000) return { good: true, says }
  return { good: false, says, mend: 'Teiki needs PostgreSQL 15 or newer: set DATABASE_URL to one' }
}

async function checkMigrations(): Promise<Finding> {
  const pending = await pendingMigrations(env().directUrl)
  if (pending.length === 0) return { good: true, says: 'all applied' }
  return { good: false, says: `${pending.length} not applied`, mend: 'npm run db:migrate' }
}

async function checkShop(): Promise<Finding> {
  const missing = await health()
  if (missing.includes('shop')) return { good: false, says: 'none is loaded', mend: seedCommand }
  if (missing.includes('plan'))
    return { good: false, says: 'no plan of it can be sold', mend: `publish one: ${seedCommand}` }
  return { good: true, says: 'loaded, with plans for sale' }
}

/** Nobody but an owner can let others in. */
async function checkSignIn(): Promise<Finding> {
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

async function checkSmartpay(): Promise<Finding> {
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
async function checkAccount(): Promise<Finding> {
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

let asked: Promise<Missing[]> | undefined

function health(): Promise<Missing[]> {
  asked ??= getHealth()
  return asked
}
