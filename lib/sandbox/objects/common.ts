/**
 * What every object of Smartpay's has (smartpay-api §2.4). Times are milliseconds since 1970. A field that
 * is undefined was not given, and JSON leaves it out.
 */
export type Common = {
  id: string
  reference?: string | undefined
  description?: string | undefined
  metadata: Record<string, string>
  test: boolean
  createdAt: number
  updatedAt: number
}

/** smartpay-api §3.1 */
export type Address = {
  line1: string
  line2?: string | undefined
  line3?: string | undefined
  line4?: string | undefined
  line5?: string | undefined
  subLocality?: string | undefined
  locality: string
  administrativeArea?: string | undefined
  postalCode: string
  country: 'JP'
}

/** smartpay-api §3.2 */
export type CustomerInfo = {
  accountAge?: number | undefined
  emailAddress?: string | undefined
  firstName?: string | undefined
  lastName?: string | undefined
  firstNameKana?: string | undefined
  lastNameKana?: string | undefined
  address?: Address | undefined
  phoneNumber?: string | undefined
  dateOfBirth?: string | undefined
  legalGender?: 'male' | 'female' | undefined
  reference?: string | undefined
}
