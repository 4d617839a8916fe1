import { z } from 'zod'
import { isTimeZone } from '#lib/plain-date.ts'
import { chargingSchema } from './charging-settings.ts'
import { paymentSettings } from './payment-settings.ts'
import { bilingual, yen } from './schema-parts.ts'

/** What one delivery consists of; amounts are tax-included yen for one unit of the plan. */
const itemSchema = z.strictObject({
  name: bilingual,
  quantity: z.int().min(1).max(100).default(1),
  amountMinor: yen,
  /** The same item's amount in the first delivery, if it differs. */
  firstAmountMinor: yen.optional(),
  /** 消費税法: food is `reduced` (8% today), the rest `standard` (10% today). Rates come from a dated table. */
  taxCategory: z.enum(['standard', 'reduced']),
})

const weekday = z.int().min(1).max(7)
const cadenceCount = z.int().min(1).max(52)

/** お届けの間隔. In months `on` may choose a day that every month has; ISO weekdays, 1 is Monday. */
const cadence = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('week'), count: cadenceCount }),
  z.strictObject({
    unit: z.literal('month'),
    count: cadenceCount,
    on: z
      .union([
        z.int().min(1).max(28),
        z.literal('last'),
        z.strictObject({ nth: z.union([z.int().min(1).max(4), z.literal('last')]), weekday }),
      ])
      .nullish(),
  }),
])

/** 分割配送: an order's items in several deliveries, every so many of the cadence's weeks or months. */
const split = z.strictObject({
  perOrder: z.int().min(1).max(24),
  everyCount: z.int().min(1).max(52).default(1),
})

/**
 * 締切: the last day on which the coming order may be changed or canceled, so many calendar or working days before
 * it. The order is written when that day is over.
 */
const cutOff = z.strictObject({
  days: z.int().min(0).max(30),
  count: z.enum(['calendar', 'business']),
})

/** Where a day goes on which the shop is closed. */
const shiftTo = z.enum(['before', 'after'])

/**
 * What a plan version freezes. Prices are the sums of its items (tax included); shipping is one fee per
 * delivery. `minimumCycles` 1 means no minimum.
 */
export const planContentSchema = z.strictObject({
  name: bilingual,
  /** One or two short lines under the name. */
  summary: bilingual,
  /** What arrives each time, e.g. 豆3種 × 200g（計600g）. */
  contents: bilingual,
  /** What a year brings as a guide, e.g. 2.4kg. */
  yearlyContents: bilingual.optional(),
  /** A sentence about what is in the box. */
  note: bilingual.optional(),
  image: z.string().regex(/^\/plans\/[a-z0-9-]+\.svg$/),
  imageAlt: bilingual,
  cadence,
  items: z.array(itemSchema).min(1).max(50),
  shippingFeeMinor: yen,
  minimumCycles: z.int().min(1).max(60).default(1),
  maximumQuantity: z.int().min(1).max(99).default(1),
  /** Counted in calendar days from the order. */
  delivery: z.strictObject({
    dispatchDays: z.int().min(0).max(60),
    arrivalDays: z.int().min(0).max(90),
    split: split.optional(),
  }),
  /** When Smartpay is to collect what it approved: with the order, or only when the goods go out. */
  capture: z.enum(['at-once', 'on-dispatch']).default('at-once'),
  cutOff: cutOff.default({ days: 1, count: 'calendar' }),
  shift: z
    .strictObject({ dispatch: shiftTo, cutOff: shiftTo })
    .default({ dispatch: 'after', cutOff: 'before' }),
  /** 申込期間: only if it is limited; ISO dates, both inclusive. */
  offerPeriod: z.strictObject({ from: z.iso.date(), until: z.iso.date() }).nullable().default(null),
})
export type PlanContent = z.output<typeof planContentSchema>

/** The ways to pay beside Smartpay. */
export type OfflineMethod = keyof z.output<typeof paymentSettings>

/** Where a shop sets nothing, also in settings that were stored before there was such a one. */
export const defaultTokenUndoHours = 24

/** 営業日: when the shop is closed. Nothing is dispatched then, and working days are counted without. */
const workingDays = z.strictObject({
  /** ISO weekdays, 1 is Monday. One at least stays open. */
  closedWeekdays: z.array(weekday).max(6),
  nationalHolidays: z.boolean(),
  closedOn: z.array(z.iso.date()).max(400),
})

/** The merchant's facts: what 特定商取引法 (Art. 11) wants on its page, and what the shop says of itself. */
export const shopFactsSchema = z
  .strictObject({
    name: bilingual,
    /** The registered seller, if it differs from the shop's name. */
    sellerName: bilingual,
    representative: bilingual,
    tagline: bilingual,
    intro: bilingual,
    postalCode: z.string().regex(/^\d{3}-\d{4}$/),
    address: bilingual,
    phone: z.string().regex(/^[0-9-]{10,14}$/),
    phoneHours: bilingual,
    emailAddress: z.email().max(254),
    invoiceNumber: z
      .string()
      .regex(/^T\d{13}$/)
      .nullable()
      .default(null),
    timeZone: z
      .string()
      .refine(isTimeZone, 'is no time zone: use a name such as Asia/Tokyo')
      .default('Asia/Tokyo'),
    /** 消費税: rounded once per rate and invoice, as the issuer chooses; `round` is 四捨五入. */
    taxRounding: z.enum(['floor', 'round', 'ceil']).default('floor'),
    /** How long staff may take the deletion of a token back. */
    tokenUndoHours: z.int().min(0).max(720).default(defaultTokenUndoHours),
    /** How to cancel: method and where. Never a way that does not work yet. */
    cancelMethod: bilingual,
    cancelCost: bilingual,
    returns: bilingual,
    otherCharges: bilingual,
    /** Who receives people's data and why, for the privacy page. */
    privacyOfficer: bilingual,
    askDateOfBirth: z.boolean().default(false),
    askLegalGender: z.boolean().default(false),
    /** Shops that were stored before have no closed days. */
    workingDays: workingDays.default({ closedWeekdays: [], nationalHolidays: false, closedOn: [] }),
    charging: chargingSchema.prefault({}),
    paymentMethods: paymentSettings.default({ bank_transfer: null, cash_on_delivery: null }),
  })
  .superRefine(({ charging, paymentMethods }, context) => {
    const kinds = ['declined', 'refused', 'failed', 'expired'] as const
    for (const kind of kinds.filter((one) => charging.dunning[one].end === 'transfer'))
      if (paymentMethods.bank_transfer === null)
        context.addIssue({
          code: 'custom',
          path: ['charging', 'dunning', kind, 'end'],
          message: 'asks for a bank transfer, which paymentMethods.bank_transfer says nothing of',
        })
  })
export type ShopFacts = z.output<typeof shopFactsSchema>

/** `npm run db:seed -- shop.json`: the shop and its plans in the order of the catalogue. */
export const shopFileSchema = z.strictObject({
  shop: shopFactsSchema,
  plans: z
    .array(
      z.strictObject({
        slug: z
          .string()
          .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
          .max(60),
        status: z.enum(['draft', 'published', 'retired']).default('published'),
        content: planContentSchema,
      }),
    )
    .min(1)
    .max(100),
})
export type ShopFile = z.output<typeof shopFileSchema>
