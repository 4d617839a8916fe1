import { isIP } from 'node:net'
import { type IdPrefix, isId } from './ids.ts'

/** Our own ids, each by the prefix that it must have. Smartpay's id of a token is a right to charge: it has none. */
const ids = {
  signupId: 'su',
  tokenId: 'tok',
  subscriptionId: 'sub',
  cycleId: 'cyc',
  customerId: 'cus',
  emailId: 'ntc',
  operationId: 'mov',
  batchId: 'bat',
} as const satisfies Record<string, IdPrefix>

/** Words of ours: letters only, so that no phone number, key or token passes for one. */
const codes = ['job', 'code', 'kind', 'page', 'from', 'to'] as const
const numbers = ['status', 'attempt', 'count', 'elapsedMs'] as const

const shaped = {
  staffId: (value: string) => /^[0-9A-Za-z]{32}$/.test(value),
  /** Smartpay's, by which the row is kept. */
  eventId: (value: string) => /^evt_(test|live)_[0-9A-Za-z]{1,40}$/.test(value),
  /** From where somebody who was not let in has tried: whoever looks after the shop may have to shut it out. */
  network: (value: string) => value === 'unknown' || isIP(value.replace(/\/\d{1,3}$/, '')) !== 0,
  /** The number that a page shows, or the audit log's mark. */
  reference: (value: string) => /^([0-9A-Za-z]{8}|\d+\.[0-9a-f]{64})$/.test(value),
  /** The row and field that a sealed value belongs to. */
  sealed: (value: string) => /^[a-z-]+(:[a-z]+_[0-9A-Za-z]{22})?$/.test(value),
}

type TextField = keyof typeof ids | (typeof codes)[number] | keyof typeof shaped

/** The only fields a log line may carry. No names, mails, phones, addresses, keys, tokens. */
export type LogFields = { [Name in TextField]?: string | undefined } & {
  [Name in (typeof numbers)[number]]?: number | undefined
}

/** Stands for a value that does not look like what its field holds. */
export const unfit = '[unfit]'

/** What may be written of the fields, whatever they hold: others than these are left out. */
export function fitting(fields: LogFields): Record<string, string | number> {
  const written: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(fields)) {
    const looksRight = Object.hasOwn(checks, name) ? checks[name] : undefined
    if (looksRight && value !== undefined) written[name] = looksRight(value) ? value : unfit
  }
  return written
}

export function isCode(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 60 && /^[a-z]+([._-][a-z]+)*$/.test(value)
}

/** The field of an id that stands somewhere by itself, as in an address; null: it is none of ours. */
export function idField(value: string): LogFields | null {
  const name = Object.keys(ids).find((one) => checks[one]?.(value))
  return name === undefined ? null : { [name]: value }
}

const text = (looksRight: (value: string) => boolean) => (value: unknown) =>
  typeof value === 'string' && looksRight(value)

const checks: Record<string, (value: unknown) => boolean> = {
  ...mapped(Object.entries(ids), (prefix) => (value) => isId(prefix, value)),
  ...mapped(Object.entries(shaped), text),
  ...Object.fromEntries(codes.map((name) => [name, isCode])),
  ...Object.fromEntries(numbers.map((name) => [name, Number.isFinite])),
}

function mapped<From>(
  entries: [string, From][],
  check: (from: From) => (value: unknown) => boolean,
): Record<string, (value: unknown) => boolean> {
  return Object.fromEntries(entries.map(([name, from]) => [name, check(from)]))
}
