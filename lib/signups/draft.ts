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
