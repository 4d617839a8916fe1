import { z } from 'zod'

/** Whom and where to deliver, as far as a parcel's label shows it; of a subscription and of a delivery alike. */
export const addressSchema = z.object({
  lastName: z.string(),
  firstName: z.string(),
  postalCode: z.string(),
  administrativeArea: z.string(),
  locality: z.string(),
  line1: z.string(),
  line2: z.string().optional(),
  phoneNumber: z.string(),
})
