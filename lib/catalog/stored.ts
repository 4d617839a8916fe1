import { parsedOnce } from '#lib/db/parsed-once.ts'
import { planContentSchema, shopFactsSchema } from './schema.ts'

/** The shop's facts, as a statement reads them with other rows: `shop.facts::text as facts`. */
export const storedFactsSchema = parsedOnce(shopFactsSchema)

/** What a version of a plan holds: `v.content::text as content`. */
export const storedContentSchema = parsedOnce(planContentSchema)
