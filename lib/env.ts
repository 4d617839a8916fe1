import { z } from 'zod'
import type { AppSecret } from './crypto.ts'
import { isSameServer, looksPooled } from './database-address.ts'
import { EnvError, problemsOf } from './env-error.ts'
import { hints, liveApiUrl } from './env-hints.ts'
import { type MailSettings, parseMailbox, parseSmtpUrl } from './mail-settings.ts'
import type { ClientAddress } from './network-address.ts'
import { type Telemetry, telemetryOf, telemetrySchemas } from './telemetry-settings.ts'

const url = z.url({ protocol: /^https?$/ })
const flag = z
  .enum(['0', '1', ''])
  .default('0')
  .transform((text) => text === '1')

const envSchema = z
  .object({
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, hostname: /.*/ }),
    DIRECT_URL: z.url({ protocol: /^postgres(ql)?$/, hostname: /.*/ }).optional(),
    REPLICA_URL: z.url({ protocol: /^postgres(ql)?$/, hostname: /.*/ }).optional(),
    SMARTPAY_SECRET_KEY: z
      .string()
      .regex(
        /^sk_(test|live)_[0-9a-zA-Z]+$/,
        'copy the secret key (sk_test_… or sk_live_…) from the Smartpay dashboard',
      ),
    SMARTPAY_API_URL: url.default(liveApiUrl),
    SMARTPAY_CHECKOUT_ORIGIN: url.default('https://checkout.smartpay.co'),
    APP_URL: url,
    APP_SECRET: z.string().min(32, 'use at least 32 random characters: openssl rand -hex 32'),
    APP_SECRET_PREVIOUS: z
      .string()
      .min(32, 'is not a secret that ever counted: copy the APP_SECRET that was')
      .optional(),
    CRON_SECRET: z.string().min(16, 'use at least 16 random characters: openssl rand -hex 16'),
    SMTP_URL: z.string().optional(),
    MAIL_FROM: z.string().optional(),
    CLIENT_IP_HEADER: z
      .string()
      .regex(/^[A-Za-z][\w-]*$/)
      .toLowerCase()
      .optional(),
    CLIENT_IP_HOPS: z.coerce.number().int().min(1).max(10).default(1),
    LOCAL_RUN: flag,
    VERCEL_ENV: z.enum(['production', 'preview', 'development']).optional(),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    ...telemetrySchemas,
  })
  .superRefine((value, context) => {
    const complain = (name: string, message: string) =>
      context.addIssue({ code: 'custom', path: [name], message })
    const direct = value.DIRECT_URL ?? value.DATABASE_URL
    if (direct && looksPooled(direct))
      complain(
        'DIRECT_URL',
        `${value.DIRECT_URL ? 'is' : 'is missing, and DATABASE_URL is'} the address of a pooler: set DIRECT_URL to ${hints.DIRECT_URL}`,
      )
    if (
      value.REPLICA_URL &&
      value.DATABASE_URL &&
      isSameServer(value.REPLICA_URL, value.DATABASE_URL)
    )
      complain(
        'REPLICA_URL',
        'is the server of DATABASE_URL: name another one, or leave it out and lists read DATABASE_URL',
      )
    if (value.APP_URL && !value.LOCAL_RUN && !value.APP_URL.startsWith('https://'))
      complain('APP_URL', 'must be the https address of the shop, for example https://shop.example')
    if (value.APP_URL && !/^https?:\/\/[^/]+\/?$/.test(value.APP_URL))
      complain('APP_URL', 'must be an origin without a path, for example https://shop.example')
    if (value.LOCAL_RUN && (value.APP_URL?.startsWith('https://') || value.VERCEL_ENV))
      complain('LOCAL_RUN', 'is for your own machine: leave it out on a deployment')
    for (const name of ['APP_SECRET', 'CRON_SECRET'] as const)
      if (!value.LOCAL_RUN && value[name]?.includes('change-me'))
        complain(name, `is the example of .env.example, which everybody knows: ${hints[name]}`)
    if (value.APP_SECRET_PREVIOUS !== undefined && value.APP_SECRET_PREVIOUS === value.APP_SECRET)
      complain('APP_SECRET_PREVIOUS', 'is the same as APP_SECRET: remove it')
    if (value.SMARTPAY_API_URL !== liveApiUrl && value.SMARTPAY_SECRET_KEY?.startsWith('sk_live_'))
      complain(
        'SMARTPAY_SECRET_KEY',
        'is a live key, but SMARTPAY_API_URL is not the live address: use a test key there, or remove SMARTPAY_API_URL',
      )
    if (value.SMTP_URL !== undefined && !parseSmtpUrl(value.SMTP_URL))
      complain('SMTP_URL', `is not right: ${hints.SMTP_URL}`)
    if (value.MAIL_FROM !== undefined && !parseMailbox(value.MAIL_FROM))
      complain('MAIL_FROM', `is not right: ${hints.MAIL_FROM}`)
    // Mail needs both, or neither where mail only goes to the local mailbox.
    if ((value.SMTP_URL === undefined) !== (value.MAIL_FROM === undefined))
      complain(value.SMTP_URL === undefined ? 'SMTP_URL' : 'MAIL_FROM', 'belongs to the other')
  })

export type Env = {
  databaseUrl: string
  /** Past the pooler, where there is one. */
  directUrl: string
  /** A pooler answers at databaseUrl: a connection is ours for one transaction only. */
  pooled: boolean
  /** A standby of the same database, for lists and exports; absent: there is none. */
  replicaUrl: string | undefined
  smartpay: { secretKey: string; apiUrl: string; checkoutOrigin: string; test: boolean }
  appUrl: string
  appSecret: AppSecret
  cronSecret: string
  /** Absent: nothing is sent. */
  mail: MailSettings | undefined
  /** Where a request says whose it is; null: nothing in front of us tells. */
  clientAddress: ClientAddress | null
  /** Somebody wrote that nothing does. */
  toldByNobody: boolean
  localRun: boolean
  vercelEnv: 'production' | 'preview' | 'development' | undefined
  logLevel: string
  telemetry: Telemetry
}

/** Pure: settings from a bag of variables. Empty counts as absent. Throws EnvError naming every problem. */
export function parseEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = envSchema.safeParse(given)
  if (!parsed.success) throw new EnvError(problemsOf(parsed.error, given))
  const value = parsed.data
  return {
    databaseUrl: value.DATABASE_URL,
    directUrl: value.DIRECT_URL ?? value.DATABASE_URL,
    pooled: value.DIRECT_URL !== undefined && !isSameServer(value.DIRECT_URL, value.DATABASE_URL),
    replicaUrl: value.REPLICA_URL,
    smartpay: {
      secretKey: value.SMARTPAY_SECRET_KEY,
      apiUrl: value.SMARTPAY_API_URL.replace(/\/$/, ''),
      checkoutOrigin: new URL(value.SMARTPAY_CHECKOUT_ORIGIN).origin,
      test: value.SMARTPAY_SECRET_KEY.startsWith('sk_test_'),
    },
    appUrl: new URL(value.APP_URL).origin,
    appSecret: { current: value.APP_SECRET, previous: value.APP_SECRET_PREVIOUS },
    cronSecret: value.CRON_SECRET,
    mail: mailSettings(value.SMTP_URL, value.MAIL_FROM),
    clientAddress: clientAddress(value),
    toldByNobody: value.CLIENT_IP_HEADER === nobody,
    localRun: value.LOCAL_RUN,
    vercelEnv: value.VERCEL_ENV,
    logLevel: value.LOG_LEVEL,
    telemetry: telemetryOf(value),
  }
}

/** Vercel writes this header itself and takes none of it from a client. */
const vercelHeader = 'x-vercel-forwarded-for'

/** Written in CLIENT_IP_HEADER where nothing in front of us says who asks. */
const nobody = 'none'

function clientAddress(value: z.output<typeof envSchema>): ClientAddress | null {
  const header = value.CLIENT_IP_HEADER ?? (value.VERCEL_ENV ? vercelHeader : nobody)
  return header !== nobody ? { header, hops: value.CLIENT_IP_HOPS } : null
}

function mailSettings(smtpUrl = '', mailFrom = ''): MailSettings | undefined {
  const smtp = parseSmtpUrl(smtpUrl)
  const from = parseMailbox(mailFrom)
  return smtp && from ? { smtp, from } : undefined
}

/**
 * What only a storefront needs, and worker and commands do not: to be told who asks, or that nobody tells. Throws
 * EnvError.
 */
export function requireServed({ clientAddress, toldByNobody, localRun }: Env): void {
  if (clientAddress || toldByNobody || localRun) return
  throw new EnvError([`CLIENT_IP_HEADER is missing: ${hints.CLIENT_IP_HEADER}`])
}

let cached: Env | undefined

/** The settings of this process, parsed once. */
export function env(): Env {
  cached ??= parseEnv(process.env)
  return cached
}
