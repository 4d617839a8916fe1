import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError } from './app-error.ts'
import { fitting } from './log-fields.ts'
import { ownPlaces, readFrames } from './log-frames.ts'

/** A process that fails in more ways than these tells the oldest ones' frames once more. */
const mostRemembered = 500
const mostCauses = 3

type Told = { digest: string; seen: number }

/**
 * What the log may say of an error. Of our own the sentence and its fields; of any other, whose message and properties
 * may quote a person's data or a secret, its class, its code and a digest. The frames of our code stand with the
 * first of its kind in this process; whoever reads of a later one finds them by the digest.
 */
export function errorDescriber(): (error: unknown) => Record<string, unknown> {
  const told = new Map<string, Told>()
  return (error) => {
    if (!(error instanceof Error)) return { errorName: `thrown ${typeof error}` }
    const { code, causes } = chainOf(error)
    const facts = {
      ...(error instanceof AppError && { ...fitting(error.fields), sentence: error.sentence }),
      errorName: nameOf(error),
      ...(code !== null && { errorCode: code }),
      ...(causes.length > 0 && { causes }),
    }
    const places = ownPlaces(error)
    const key = JSON.stringify([nameOf(error), code, causes, places])
    const before = told.get(key)
    if (before) {
      before.seen += 1
      return { ...facts, ...before }
    }
    const frames = readFrames(places)
    const digest = digestOf([nameOf(error), code, causes, frames])
    const [oldest] = told.keys()
    if (told.size >= mostRemembered && oldest !== undefined) told.delete(oldest)
    told.set(key, { digest, seen: 1 })
    return { ...facts, digest, frames }
  }
}

/** Nothing of its message goes in: what was hidden could be guessed from it. */
function digestOf(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12)
}

const linkSchema = z
  .object({
    code: z.unknown().optional(),
    originalCode: z.unknown().optional(),
    cause: z.unknown().optional(),
    meta: z.object({ driverAdapterError: z.unknown().optional() }).optional().catch(undefined),
  })
  .catch({})

/** Its code, and those who caused it by class and code: a driver says more than what is wrapped around it. */
function chainOf(error: Error): { code: string | null; causes: string[] } {
  const causes: string[] = []
  const code = codeOf(error)
  let cause = causeOf(error)
  for (let depth = 0; depth < mostCauses && cause !== undefined; depth += 1) {
    const name = cause instanceof Error ? nameOf(cause) : null
    const said = [name, codeOf(cause)].filter((part) => part !== null)
    if (said.length > 0) causes.push(said.join(' '))
    cause = causeOf(cause)
  }
  return { code, causes }
}

function causeOf(error: unknown): unknown {
  if (error instanceof AggregateError) return error.errors[0]
  const { cause, meta } = linkSchema.parse(error)
  return cause ?? meta?.driverAdapterError
}

/** The class, by its own word or by the language's: anything else may be data. */
function nameOf(error: Error): string {
  const names: unknown[] = [error.name, Object.getPrototypeOf(error)?.constructor?.name]
  const fits = (name: unknown): name is string =>
    typeof name === 'string' && /^[A-Z][A-Za-z]{0,50}Error$|^Error$/.test(name)
  return names.find(fits) ?? 'Error'
}

/** Codes of the system (ECONNRESET), of Node (ERR_…), of Prisma (P2010) and of PostgreSQL (40P01), nobody else's. */
function codeOf(error: unknown): string | null {
  const { code, originalCode } = linkSchema.parse(error)
  const shape = /^(E[A-Z]{2,20}|ERR_[A-Z_]{3,60}|P\d{4}|[0-9A-Z]{5})$/
  const fits = (one: unknown): one is string => typeof one === 'string' && shape.test(one)
  return [code, originalCode].find(fits) ?? null
}
