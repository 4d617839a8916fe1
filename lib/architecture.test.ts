import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '..')

/** Rules: they take facts and a time, and never read a clock, a database, a setting or the network. */
const pure = [
  'lib/accept-language.ts',
  'lib/audit/audit-proof.ts',
  'lib/auth/password/common-words.ts',
  'lib/auth/sign-in/device.ts',
  'lib/auth/password/password.ts',
  'lib/auth/roles.ts',
  'lib/orders/coming-orders.ts',
  'lib/orders/instalment-calendar.ts',
  'lib/orders/instalments.ts',
  'lib/orders/next-orders.ts',
  'lib/orders/offline/pay-dates.ts',
  'lib/orders/offline/pay-reference.ts',
  'lib/orders/offline/payable.ts',
  'lib/orders/offline/read-payment.ts',
  'lib/catalog/cadence.ts',
  'lib/catalog/denied-charges.ts',
  'lib/catalog/invoice-number.ts',
  'lib/catalog/plan-sums.ts',
  'lib/catalog/publishable.ts',
  'lib/catalog/schema.ts',
  'lib/catalog/shop-changes.ts',
  'lib/catalog/shop-issues.ts',
  'lib/catalog/shop-problems.ts',
  'lib/catalog/payment-methods.ts',
  'lib/customers/fields/address-doubts.ts',
  'lib/customers/fields/birth-date.ts',
  'lib/customers/details.ts',
  'lib/customers/fields/email.ts',
  'lib/customers/erasure.ts',
  'lib/customers/hold.ts',
  'lib/customers/fields/kana.ts',
  'lib/customers/fields/other-town.ts',
  'lib/customers/fields/person-name.ts',
  'lib/customers/fields/phone.ts',
  'lib/customers/fields/postal-address.ts',
  'lib/customers/fields/postcode.ts',
  'lib/customers/fields/prefectures.ts',
  'lib/customers/fields/shown-name.ts',
  'lib/customers/fields/text.ts',
  'lib/database-address.ts',
  'lib/legal/contract-hash.ts',
  'lib/legal/contract.ts',
  'lib/legal/disclosure.ts',
  'lib/legal/method-charges.ts',
  'lib/legal/payment-item.ts',
  'lib/legal/price-item.ts',
  'lib/legal/sections.ts',
  'lib/mail-settings.ts',
  'lib/mail/compose-mail.ts',
  'lib/mail/facts.ts',
  'lib/mail/failure.ts',
  'lib/mail/html-blocks.ts',
  'lib/mail/html.ts',
  'lib/mail/letter.ts',
  'lib/mail/render-html.ts',
  'lib/mail/render-text.ts',
  'lib/mail/samples.ts',
  'lib/mail/single-line.ts',
  'lib/mail/templates/agreement-spare.ts',
  'lib/mail/templates/cycle-skipped.ts',
  'lib/mail/templates/letter-from.ts',
  'lib/mail/templates/payment-instructions.ts',
  'lib/mail/templates/payment-received.ts',
  'lib/mail/templates/payment-reminder.ts',
  'lib/mail/templates/shared-blocks.ts',
  'lib/mail/templates/subscription-canceled.ts',
  'lib/mail/templates/signup-completed.ts',
  'lib/mail/templates/signup-invite.ts',
  'lib/mail/templates/signup-pending.ts',
  'lib/mail/templates/signup-reminder.ts',
  'lib/mail/templates/staff-invitation.ts',
  'lib/mail/templates/staff-password.ts',
  'lib/mail/templates/payment-method-changed.ts',
  'lib/mail/theme.ts',
  'lib/mail/wrap.ts',
  'lib/metrics/differences.ts',
  'lib/metrics/forecast.ts',
  'lib/metrics/spans.ts',
  'lib/money.ts',
  'lib/network-address.ts',
  'lib/notes/note-text.ts',
  'lib/emails/resending.ts',
  'lib/plain-date.ts',
  'lib/request-guard.ts',
  'lib/result.ts',
  'lib/retention/retention-days.ts',
  'lib/emails/email-subject.ts',
  'lib/events/delivery.ts',
  'lib/events/handling.ts',
  'lib/overview/chart.ts',
  'lib/secrets/sealed-columns.ts',
  'lib/signups/address-choice.ts',
  'lib/signups/checkout-address.ts',
  'lib/signups/confirmation.ts',
  'lib/signups/contract-of.ts',
  'lib/signups/draft.ts',
  'lib/signups/staff/erasure.ts',
  'lib/signups/staff/explain-signup.ts',
  'lib/signups/follow-up.ts',
  'lib/signups/staff/invite.ts',
  'lib/signups/retention.ts',
  'lib/signups/seen-doubts.ts',
  'lib/signups/session-request.ts',
  'lib/signups/state.ts',
  'lib/smartpay-account/account.ts',
  'lib/smartpay/failure.ts',
  'lib/smartpay/retry-policy.ts',
  'lib/smartpay/webhook-signature.ts',
  'lib/states/cycle.ts',
  'lib/states/email.ts',
  'lib/states/event.ts',
  'lib/states/history-codes.ts',
  'lib/states/moves.ts',
  'lib/states/signup.ts',
  'lib/states/subscription.ts',
  'lib/states/token-operation.ts',
  'lib/states/token.ts',
  'lib/subscriptions/agreement.ts',
  'lib/subscriptions/assignment.ts',
  'lib/subscriptions/cancellation.ts',
  'lib/tokens/reconcile/drift.ts',
  'lib/tokens/settlement.ts',
  'lib/tokens/operations/token-batch.ts',
  'lib/tokens/token-filter.ts',
  'lib/tokens/operations/token-operation.ts',
  'lib/tokens/reconcile/vanishing.ts',
]

/** The folders of lib, lowest first: each imports from those before it only. Commands and the sandbox stand apart. */
const floors = [
  'db',
  'states',
  'queue',
  'i18n',
  'smartpay',
  'mail',
  'audit',
  'retention',
  'search',
  'catalog',
  'smartpay-account',
  'customers',
  'notes',
  'outbox',
  'auth',
  'orders',
  'legal',
  'metrics',
  'subscriptions',
  'tokens',
  'signups',
  'events',
  'secrets',
  'emails',
  'overview',
  'activity',
  'health',
  'jobs',
]
const adapters = ['db', 'queue', 'smartpay', 'mail']
const domains = floors.filter((one) => ![...adapters, 'states', 'i18n', 'jobs'].includes(one))

/** `names`: what is imported as a value. */
type Import = { from: string; names: string[]; typeOnly: boolean }
type Source = { name: string; text: string; imports: Import[] }

const sources = ['app', 'lib', 'e2e'].flatMap((folder) => filesBelow(folder)).map(read)
const product = sources.filter(
  ({ name }) =>
    !/\.test\.ts$|vitest\.config\.ts$|\.bench\.tsx$|\/testing[^/]*\.ts$|^e2e\//.test(name),
)

describe('who may import whom', () => {
  test('app never reaches into adapters', () => {
    expect(offenders(/^app\//, /^lib\/(db|smartpay|sandbox|cli)\//)).toEqual([])
  })

  test('what the pages show is decided by rules of pure files', () => {
    expect(impureRules(/^app\/.*\.tsx$/)).toEqual([])
  })

  test('every transaction goes through one function', () => {
    const found = product.filter(({ text }) => text.includes('$transaction('))
    expect(found.map(({ name }) => name)).toEqual(['lib/db/in-transaction.ts'])
  })

  test('the kernel knows only itself', () => {
    // The tables of states are the kernel's; history.ts writes, and stands on the database.
    const kernel = /^lib\/([^/]+|i18n\/[^/]+|states\/(?!history\.ts|uses-of-token\.ts)[^/]+)\.ts$/
    const allowed = kernel
    const found = product
      .filter(({ name }) => kernel.test(name))
      .flatMap(({ name, imports }) =>
        imports
          .filter(
            ({ from, typeOnly }) => from.startsWith('lib/') && !allowed.test(from) && !typeOnly,
          )
          .map(({ from }) => `${name} → ${from}`),
      )
    expect(found).toEqual([])
  })

  test('every folder of lib has its floor, and imports downwards only', () => {
    const inside = product.filter(({ name }) => /^lib\/(?!cli\/|sandbox\/)[^/]+\//.test(name))
    const folderOf = (name: string) => name.split('/')[1] ?? ''
    expect([...new Set(inside.map(({ name }) => folderOf(name)))].toSorted()).toEqual(
      floors.toSorted(),
    )
    const upwards = inside.flatMap(({ name, imports }) =>
      imports
        .filter(({ from }) => /^lib\/[^/]+\//.test(from))
        .filter(({ from }) => floors.indexOf(folderOf(from)) > floors.indexOf(folderOf(name)))
        .map(({ from }) => `${name} → ${from}`),
    )
    expect(upwards).toEqual([])
  })

  test('adapters never know a domain', () => {
    expect(
      offenders(
        /^lib\/(db|smartpay|mail)\//,
        new RegExp(`^(app|lib/(${domains.join('|')}|jobs|sandbox|cli))/|^(next|react)(/|$)`),
      ),
    ).toEqual([])
  })

  test('domains never know delivery, commands or the sandbox', () => {
    const domain = new RegExp(`^lib/(${domains.join('|')}|jobs)/(?!require\\.ts$)`)
    expect(offenders(domain, /^(app|lib\/cli|lib\/sandbox)\/|^(next|react)(\/|$)/)).toEqual([])
  })

  test('the words of the admin are read by the admin alone', () => {
    const found = sources
      .filter(({ name }) => /^(lib\/(?!i18n\/admin\/)|app\/(\[locale\]|api)\/)/.test(name))
      .flatMap(({ name, imports }) =>
        imports
          .filter(({ from }) => /^lib\/i18n\/admin\/|^app\/\(admin\)\//.test(from))
          .map(({ from }) => `${name} → ${from}`),
      )
    expect(found).toEqual([])
  })

  test('the sandbox imports nothing of the shop', () => {
    const found = sources
      .filter(({ name }) => name.startsWith('lib/sandbox/'))
      .flatMap(({ name, imports }) =>
        imports
          .filter(({ from }) => /^(app|lib|e2e)\/(?!sandbox\/)/.test(from))
          .map(({ from }) => `${name} → ${from}`),
      )
    expect(found).toEqual([])
  })

  test('the shop starts the sandbox, and imports nothing of it', () => {
    expect(offenders(/^(app|lib)\/(?!sandbox\/)/, /^lib\/sandbox\//)).toEqual([])
  })

  test('the sandbox and the shop each declare the packages that they import', () => {
    const [ours, shop] = [/^lib\/sandbox\//, /^(?!lib\/sandbox\/)/]
    const sandboxHas = declaredIn('lib/sandbox/package.json')
    const shopHas = declaredIn('package.json')
    expect(packagesOf(product, ours)).toEqual(sandboxHas.dependencies)
    expect(missing(packagesOf(sources, ours), sandboxHas)).toEqual([])
    expect(missing(packagesOf(sources, shop), shopHas)).toEqual([])
  })

  test('the journeys import nothing of the shop but its words', () => {
    const found = sources
      .filter(({ name }) => /^e2e\/[^/]+$/.test(name))
      .flatMap(({ name, imports }) =>
        imports
          .filter(({ from }) =>
            /^app\/(?!.*messages\.ts$)|^lib\/(?!i18n\/|cli\/|auth\/roles\.ts)/.test(from),
          )
          .map(({ from }) => `${name} → ${from}`),
      )
    expect(found).toEqual([])
  })
})

describe('pure files', () => {
  const impure =
    /^(pg|next|react|nodemailer.*|node:(fs|http|child_process|timers).*)$|^lib\/(db|smartpay\/(request|tokens|checkout)|env|log|clock)|queries\.ts$/

  test.each(pure)('%s stays pure', (name) => {
    const source = product.find((one) => one.name === name)
    const found = source?.imports.filter(({ from, typeOnly }) => !typeOnly && impure.test(from))
    expect(found?.map(({ from }) => from)).toEqual([])
    expect(source?.text).not.toMatch(/process\.env|Date\.now|new Date\(\)|\bfetch\(/)
  })

  test('none is missing from the list', () => {
    const inDomains = product.filter(({ name }) =>
      new RegExp(`^lib/(${domains.join('|')}|states)/`).test(name),
    )
    const world = inDomains.filter(
      ({ imports, text }) =>
        imports.some(({ from, typeOnly }) => !typeOnly && impure.test(from)) ||
        /await|withinLimits/.test(text),
    )
    const missing = inDomains.filter((one) => !world.includes(one) && !pure.includes(one.name))
    expect(
      missing.map(({ name }) => name).filter((name) => !touchesTheWorld.includes(name)),
    ).toEqual([])
  })
})

/** Small helpers of verbs that read a setting or rows through another file. */
const touchesTheWorld = [
  'lib/customers/private-fields.ts',
  'lib/emails/payment-facts.ts',
  'lib/emails/shown-mail.ts',
  'lib/tokens/token-secret.ts',
]

describe('single places', () => {
  const only = (pattern: RegExp, allowed: RegExp) =>
    product
      .filter(({ name, text }) => pattern.test(text) && !allowed.test(name))
      .map(({ name }) => name)

  test('settings are read in lib/env.ts', () => {
    expect(only(/process\.env/, /^lib\/(env\.ts|cli\/|db\/testing|sandbox\/bin\.ts)/)).toEqual([])
  })

  test('raw SQL is read in lib/db/rows.ts', () => {
    expect(only(/\$queryRaw/, /^$/)).toEqual(['lib/db/rows.ts'])
  })

  test('a row brings the shop and its plan as texts that are parsed once', () => {
    // Beside the catalogue, the mails to staff are so rare that they parse the shop as it comes.
    const allowed = /^lib\/(catalog|emails\/compose-staff-)/
    expect(only(/\bshopFactsSchema\b/, allowed)).toEqual([])
  })

  test('the clock is read in lib/clock.ts', () => {
    expect(
      only(/Date\.now\(|new Date\(\)|Temporal\.Now/, /^lib\/((sandbox\/)?clock\.ts|cli\/)/),
    ).toEqual([])
  })

  test('words for stored codes are looked up in lib/word-of.ts', () => {
    // In a plain object `constructor` and `__proto__` find what every object has.
    const plainLookUp = /\b\w+\[((?:\w+\.)?[a-z]\w*)\] \?\? \1\b/
    expect(only(plainLookUp, /^lib\/(catalog\/shop-issues|auth\/password\/password)\.ts$/)).toEqual(
      [],
    )
  })

  test('what we throw may be told by the log: a sentence that quotes nothing', () => {
    // Commands speak to whoever started them.
    const commands =
      /^lib\/(cli|sandbox)\/|^lib\/db\/(embedded|migrate|schema-engine|offline)|\/seed-shop\.ts$/
    expect(only(/\bnew Error\(/, commands)).toEqual([])
    expect(only(/\bnew AppError\([^)]*`/, /^$/)).toEqual([])
  })

  test('what the log calls failed has a name: a job, a page, an id or a code', () => {
    expect(only(/\blog\('\w+', '[^']*failed'(, \{ error \})?\)/, /^$/)).toEqual([])
  })

  test('Smartpay is called in lib/smartpay/request.ts', () => {
    expect(
      only(/\bfetch\(/, /^lib\/(smartpay\/request\.ts|cli\/|sandbox\/)|postcode-help\.tsx$/),
    ).toEqual([])
  })

  test('mail leaves from lib/mail', () => {
    const found = product.filter(({ imports }) =>
      imports.some(({ from }) => /^(nodemailer|smtp-server)(\/|$)/.test(from)),
    )
    expect(found.map(({ name }) => name)).toEqual([
      'lib/mail/message.ts',
      'lib/mail/smtp-session.ts',
    ])
  })

  test('every page of the admin catches its own error', () => {
    const pages = product.filter(({ name }) => /^app\/\(admin\)\/.*\/page\.tsx$/.test(name))
    const bare = pages.filter(({ text }) => !/return orAdminError\(/.test(text))
    expect(bare.map(({ name }) => name)).toEqual(['app/(admin)/admin/(auth)/unavailable/page.tsx'])
  })

  test('words stand in files of their own, none too long to be read', () => {
    const found = product.filter(({ text }) => /\bdictionary\(/.test(text))
    const messages = found.filter(({ name }) => !/^lib\/(i18n|sandbox)\//.test(name))
    const names = messages.map(({ name }) => name)
    expect(names.filter((name) => !/^app\/\(admin\)\/.*messages\.ts$/.test(name))).toEqual([])
    expect(messages.flatMap(({ imports }) => imports.map(({ from }) => from))).toEqual(
      messages.map(() => 'lib/i18n/locale.ts'),
    )
    const lines = ({ text }: Source) => text.split('\n').length - 1
    expect(messages.filter((one) => lines(one) > 260).map(({ name }) => name)).toEqual([])
  })

  test('no barrel files', () => {
    expect(sources.filter(({ name }) => /\/index\.tsx?$/.test(name))).toEqual([])
  })
})

function offenders(who: RegExp, forbidden: RegExp): string[] {
  return product
    .filter(({ name }) => who.test(name))
    .flatMap(({ name, imports }) =>
      imports.filter(({ from }) => forbidden.test(from)).map(({ from }) => `${name} → ${from}`),
    )
}

/** A rule says by its name that it answers at once; what touches the world is `async`, and called for its deed. */
function impureRules(who: RegExp): string[] {
  const named = /^(?:whyNot|may|can|is|has|decide)[A-Z]|(?:Problem|FactsOf)$/
  const textOf = new Map(product.map(({ name, text }) => [name, text]))
  const domain = new RegExp(`^lib/(${domains.join('|')})/`)
  return product
    .filter(({ name }) => who.test(name))
    .flatMap(({ name, imports }) =>
      imports
        .filter(({ from, typeOnly }) => !typeOnly && domain.test(from) && !pure.includes(from))
        .flatMap(({ from, names }) =>
          names
            .filter((one) => named.test(one))
            .filter((one) => !textOf.get(from)?.includes(`export async function ${one}(`))
            .map((one) => `${name} → ${one} of ${from}`),
        ),
    )
}

/** Names of packages, without Node's own. */
function packagesOf(files: Source[], who: RegExp): string[] {
  const imported = files.filter(({ name }) => who.test(name)).flatMap(({ imports }) => imports)
  const named = imported.map(({ from }) => /^(@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? '')
  return [...new Set(named)]
    .filter((name) => !/^(node:.*|app|lib|e2e|prisma|\..*)$/.test(name))
    .sort()
}

type Declared = { dependencies: string[]; devDependencies: string[] }

function declaredIn(file: string): Declared {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(root, file), 'utf8'))
  return {
    dependencies: Object.keys(dependencies),
    devDependencies: Object.keys(devDependencies),
  }
}

function missing(used: string[], { dependencies, devDependencies }: Declared): string[] {
  return used.filter((name) => ![...dependencies, ...devDependencies].includes(name))
}

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((name) => !/^lib\/(db\/generated|sandbox\/(dist|node_modules))\//.test(name))
}

function read(name: string): Source {
  const text = readFileSync(path.join(root, name), 'utf8')
  const lines = text.matchAll(
    /^(?:import|export)( type)?([^;'"]*?) from '([^']+)'|^import '([^']+)'/gm,
  )
  const imports = [...lines].map(([, type, names, from, bare]) => ({
    from: resolve(name, from ?? bare ?? ''),
    names: valuesIn(names ?? ''),
    typeOnly: type !== undefined,
  }))
  return { name, text, imports }
}

/** By the names under which they are exported. */
function valuesIn(names: string): string[] {
  const each = names.replace(/[{}]/g, '').split(',')
  return each.flatMap((one) => /^\s*(?!type )(\w+)/.exec(one)?.[1] ?? [])
}

function resolve(name: string, from: string): string {
  if (from.startsWith('#')) return from.slice(1)
  return from.startsWith('.') ? path.join(path.dirname(name), from) : from
}
