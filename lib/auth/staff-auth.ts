import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { APIError } from 'better-auth/api'
import { nextCookies } from 'better-auth/next-js'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { staffPasswordLength } from '#lib/auth/password/password.ts'
import { type AppSecret, keyedHash, keyIdOf } from '#lib/crypto.ts'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'

/** A working day; then somebody signs in again, whatever they did meanwhile. */
const sessionSeconds = 12 * 3600

let instance: ReturnType<typeof build> | undefined

/** Sign-in of the merchant's staff: password and a one-time code, or a passkey. Nobody signs up by themselves. */
export function staffAuth(): ReturnType<typeof build> {
  instance ??= build()
  return instance
}

function build() {
  const { appUrl, appSecret } = env()
  const https = appUrl.startsWith('https:')
  return betterAuth({
    appName: 'Teiki',
    baseURL: appUrl,
    basePath: '/api/staff',
    ...staffSecrets(appSecret),
    database: prismaAdapter(db(), { provider: 'postgresql', transaction: true }),
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Its own counts live in one process; ours (signups/limit.ts) in the database.
    rateLimit: { enabled: false },
    trustedOrigins: [appUrl],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: staffPasswordLength.min,
      maxPasswordLength: staffPasswordLength.max,
    },
    user: {
      modelName: 'staff',
      additionalFields: {
        role: { type: 'string', required: true, input: false, defaultValue: 'viewer' },
        seenAt: { type: 'date', required: false, input: false },
        removedAt: { type: 'date', required: false, input: false },
      },
    },
    session: {
      modelName: 'staffSession',
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      additionalFields: {
        factorAt: { type: 'date', required: false, input: false },
        seenAt: { type: 'date', required: false, input: false },
        enrolment: { type: 'string', required: false, input: false, returned: false },
      },
    },
    databaseHooks: {
      session: {
        create: {
          // A browser that is not to remember the session would get a day of better-auth.
          before: async ({ createdAt }) => ({
            data: { expiresAt: new Date(createdAt.getTime() + sessionSeconds * 1000) },
          }),
        },
      },
    },
    account: { modelName: 'staffAccount' },
    verification: { modelName: 'staffVerification' },
    advanced: {
      // Cookies ignore ports: over http the name carries ours.
      cookiePrefix: https ? 'teiki-staff' : `teiki-staff-${new URL(appUrl).port || '80'}`,
      useSecureCookies: https,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/' },
      // What a client says of itself; where it really is, mark-factor.ts writes.
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
      twoFactor({ issuer: 'Teiki', schema: { twoFactor: { modelName: 'staffTwoFactor' } } }),
      passkey({
        rpID: new URL(appUrl).hostname,
        rpName: 'Teiki',
        origin: appUrl,
        schema: { passkey: { modelName: 'staffPasskey' } },
        authenticatorSelection: { userVerification: 'required', residentKey: 'required' },
        registration: {
          afterVerification: ({ verification: { registrationInfo } }) =>
            requirePerson(registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: ({ verification: { authenticationInfo } }) =>
            requirePerson(authenticationInfo.userVerified),
        },
      }),
      nextCookies(),
    ],
  })
}

/**
 * What better-auth encrypts names its secret by a number. What it encrypted before that has none, and is of the
 * oldest secret there is. Signed cookies count under APP_SECRET alone: a change of it signs everybody out.
 */
function staffSecrets({ current, previous }: AppSecret) {
  const secrets = [current, previous]
    .filter((one) => one !== undefined)
    .map((one) => ({
      version: secretVersion(one),
      value: keyedHash({ current: one, previous: undefined }, 'staff-session', 'better-auth'),
    }))
  return { secrets, secret: secrets.at(-1)?.value ?? '' }
}

export function secretVersion(secret: string): number {
  return Number.parseInt(keyIdOf(secret).slice(1, 9), 16)
}

/** better-auth takes a passkey also from a device that did not ask who holds it; it is our second factor. */
function requirePerson(verified: boolean | undefined): Promise<void> {
  return verified === true
    ? Promise.resolve()
    : Promise.reject(
        new APIError('UNAUTHORIZED', { message: 'The device did not check the person' }),
      )
}
