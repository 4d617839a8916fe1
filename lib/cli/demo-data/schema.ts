import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import { operationReasons, tokenActions } from '#lib/tokens/operations/token-operation.ts'

/** How long after the scenario's beginning. */
const after = { days: z.int().default(0), minutes: z.int().default(0) }

/** What a shopper, somebody of the staff, or Smartpay's own world does. */
const stepSchema = z.discriminatedUnion('do', [
  z.strictObject({
    ...after,
    do: z.literal('fill in'),
    forgetting: z.enum(['phoneNumber', 'postalCode']).optional(),
  }),
  z.strictObject({ ...after, do: z.literal('confirm') }),
  z.strictObject({
    ...after,
    do: z.literal('press'),
    button: z.enum(['approve', 'decline', 'cancel']),
  }),
  z.strictObject({ ...after, do: z.literal('come back') }),
  z.strictObject({ ...after, do: z.literal('turn back') }),
  z.strictObject({ ...after, do: z.literal('choose'), paymentMethod: z.enum(paymentMethods) }),
  z.strictObject({ ...after, do: z.literal('confirm in vain'), times: z.int().min(1) }),
  z.strictObject({ ...after, do: z.literal('agree late') }),
  z.strictObject({
    ...after,
    do: z.literal('move token'),
    move: z.enum(tokenActions),
    reason: z.enum(operationReasons),
    note: z.string().default(''),
  }),
  /** What comes of the next orders with the token, one after the other; after these they are approved. */
  z.strictObject({
    ...after,
    do: z.literal('expect'),
    outcomes: z.array(z.enum(['hard-decline', 'soft-decline', 'slow'])).min(1),
  }),
  z.strictObject({ ...after, do: z.literal('repair') }),
  z.strictObject({ ...after, do: z.literal('pause account') }),
  z.strictObject({ ...after, do: z.literal('cancel subscription') }),
  z.strictObject({ ...after, do: z.literal('hold') }),
  z.strictObject({ ...after, do: z.literal('take back') }),
  z.strictObject({ ...after, do: z.literal('disable outside') }),
  z.strictObject({ ...after, do: z.literal('look at token') }),
])

const text = z.string().min(1)

const nameSchema = z.strictObject({
  lastName: text,
  firstName: text,
  lastNameKana: text,
  firstNameKana: text,
  latin: text,
})

const scenarioSchema = z.strictObject({
  /** For whoever reads the file. */
  what: text,
  people: z.int().min(1),
  /** Spread over a span of the past (`older` leaves time for what comes weeks later), or so many days ago. */
  begins: z.union([z.enum(['ever', 'older', 'month', 'days', 'hours', 'now']), z.int().min(1)]),
  /** Everybody else's name is made from the lists. */
  person: nameSchema.optional(),
  /** A text names steps that several scenarios share. */
  steps: z.array(z.union([text, stepSchema])).min(1),
})

const peopleSchema = z.strictObject({
  /** Written, read, and in Latin letters. */
  lastNames: some(z.tuple([text, text, text])),
  firstNames: some(z.tuple([text, text, text])),
  /** Of those who read the shop in English: last and first name, and how both are read. */
  latinNames: some(z.tuple([text, text, text, text])),
  /** Real postcodes, each of one town; what stands behind them is looked up. */
  postcodes: some(z.string().regex(/^\d{7}$/)),
  buildings: some(text),
})

const demoDataSchema = z
  .strictObject({
    /** As often as each is chosen. */
    plans: some(text),
    sharedSteps: z.record(text, z.array(stepSchema)),
    scenarios: z.array(scenarioSchema),
    people: peopleSchema,
  })
  .transform(({ sharedSteps, scenarios, ...others }, context) => ({
    ...others,
    scenarios: scenarios.map((scenario) => ({
      ...scenario,
      steps: scenario.steps.flatMap((step) => {
        if (typeof step !== 'string') return [step]
        if (!sharedSteps[step]) context.addIssue(`There are no shared steps “${step}”`)
        return sharedSteps[step] ?? []
      }),
    })),
  }))

export type DemoData = z.output<typeof demoDataSchema>
export type Scenario = DemoData['scenarios'][number]
export type Step = z.output<typeof stepSchema>
export type PersonName = z.output<typeof nameSchema>

/** Who does what in the demo's past. Throws where the file does not say it. */
export function readDemoData(): DemoData {
  const file = path.join(import.meta.dirname, 'demo-data.json')
  return demoDataSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

function some<Item extends z.ZodType>(item: Item) {
  return z.tuple([item], item)
}
