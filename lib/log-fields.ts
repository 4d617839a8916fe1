import { isIP } from 'node:net'
import { type IdPrefix, isId } from './ids.ts'

type LooksRight = (value: unknown) => boolean

const id = (prefix: IdPrefix) => (value: unknown) => isId(prefix, value)
const like = (shape: RegExp) => (value: unknown) => typeof value === 'string' && shape.test(value)

/** Ids of ours. Smartpay's id of a token is a right to charge: it has no field. */
const ids = {
  signupId: id('su'),
  tokenId: id('tok'),
  subscriptionId: id('sub'),
  cycleId: id('cyc'),
  orderId: id('ord'),
  chargeId: id('chg'),
  customerId: id('cus'),
  emailId: id('ntc'),
  operationId: id('mov'),
  batchId: id('bat'),
  refundId: id('rfd'),
}

const texts = {
  ...ids,
  staffId: like(/^[0-9A-Za-z]{32}$/),
  /** Smartpay's, by which the row is kept. */
  eventId: like(/^evt_(test|live)_[0-9A-Za-z]{1,40}$/),
  /** The row that a sealed value belongs to. */
  sealed: like(/^[a-z-]+(:[a-z]+_[0-9A-Za-z]{22})?$/),
  /** The number that a page shows, or the audit log's mark. */
  reference: like(/^([0-9A-Za-z]{8}|\d+\.[0-9a-f]{64})$/),
  /** From where somebody who was not let in has tried: whoever looks after the shop may have to shut it out. */
  network: isNetwork,
  job: isCode,
  code: isCode,
  kind: isCode,
  page: isCode,
  /** Of a statement by hand: the table that it names first, and the column of its answer that cannot be read. */
  table: isCode,
  column: like(/^[a-z][A-Za-z_]{0,59}\d?$/),
  from: isCode,
  to: isCode,
}

const numbers = {
  status: Number.isFinite,
  attempt: Number.isFinite,
  count: Number.isFinite,
  elapsedMs: Number.isFinite,
}

/** The only fields a log line may carry. No names, mails, phones, addresses, keys, tokens. */
export type LogFields = { [Name in keyof typeof texts]?: string | undefined } & {
  [Name in keyof typeof numbers]?: number | undefined
}

const allowed: Record<string, LooksRight> = { ...texts, ...numbers }

/** What may be written of the fields: others are left out, and of a value that does not look right nothing is told. */
export function fitting(fields: LogFields): Record<string, string | number> {
  const written: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(fields)) {
    const looksRight = Object.hasOwn(allowed, name) ? allowed[name] : undefined
    if (looksRight && value !== undefined) written[name] = looksRight(value) ? value : '[unfit]'
  }
  return written
}

/** Words of ours: letters only, so that no phone number, key or token passes for one. */
export function isCode(value: unknown): value is string {
  return like(/^(?=.{1,60}$)[a-z]+([._-][a-z]+)*$/)(value)
}

/** The field of an id that stands somewhere by itself, as in an address; null: it is none of ours. */
export function idField(value: string): LogFields | null {
  const found = Object.entries(ids).find(([, looksRight]) => looksRight(value))
  return found ? { [found[0]]: value } : null
}

function isNetwork(value: unknown): boolean {
  if (typeof value !== 'string') return false
  return value === 'unknown' || isIP(value.replace(/\/\d{1,3}$/, '')) !== 0
}
