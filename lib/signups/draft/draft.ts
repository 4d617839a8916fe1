import { z } from 'zod'
import { detailsFields } from '#lib/customers/details.ts'
import { storableText } from '#lib/storable-text.ts'

/** Every field of the subscribe form, as typed. */
export const typedFields = [...detailsFields, 'quantity'] as const
export type TypedField = (typeof typedFields)[number]
/** `seen`: the doubts about the address that the shopper was told of, so that nobody is asked twice. */
export type Typed = Partial<Record<TypedField | 'seen', string | undefined>>

/** Longer than anything that is right; the rest is cut, and the field says that it is too long. */
const longestTyped = 500

/** Characters that JSON in PostgreSQL refuses, and halves of characters. */
export function keepable(text: string): string {
  return storableText(text.slice(0, longestTyped))
}

export const typedSchema: z.ZodType<Typed> = z.partialRecord(
  z.enum([...typedFields, 'seen']),
  z.string().optional(),
)

/** The reason a field was refused, by field; a page finds the sentence. */
export type DraftErrors = Partial<Record<TypedField, { reason: string; count?: number }>>

/** How many of the plan: a whole number from 1 to what the plan allows. Left out means 1. */
export function parseQuantity(typed: string | undefined, maximum: number): number | null {
  const text = (typed ?? '').normalize('NFKC').trim()
  if (text === '') return 1
  if (!/^\d{1,2}$/.test(text)) return null
  const quantity = Number(text)
  return quantity >= 1 && quantity <= maximum ? quantity : null
}
