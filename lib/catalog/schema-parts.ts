import { z } from 'zod'

/** Above any order of a shop for people, and far below what the database's columns hold. */
export const mostYen = 10_000_000
export const yen = z.int().min(0).max(mostYen)

const line = z.string().trim().min(1).max(400)
export const bilingual = z.strictObject({ ja: line, en: line })
