import { createTokenSession } from '#lib/smartpay/checkout-sessions.ts'
import { control } from './world.ts'

/** Smartpay's id of a token that somebody of that mail address agreed to, by a checkout of their own. */
export async function agreedToken(reference: string, emailAddress: string): Promise<string> {
  const session = await createTokenSession(
    {
      mode: 'token',
      tokenType: 'recurring',
      locale: 'ja',
      reference,
      metadata: {},
      customerInfo: { ...copiedInfo, emailAddress, reference },
      successUrl: 'http://localhost/success',
      cancelUrl: 'http://localhost/cancel',
    },
    `session-${reference}`,
  )
  if (!session.ok) throw new Error(`No session: ${session.reason.kind}`)
  const { id } = session.value.token
  await control(`tokens/${id}/approve`, 'POST')
  return id
}

/** Smartpay decides by the mail address alone. */
const copiedInfo = {
  accountAge: 0,
  firstName: '花子',
  lastName: '山田',
  firstNameKana: 'ハナコ',
  lastNameKana: 'ヤマダ',
  phoneNumber: '+819012345678',
  address: {
    line1: '芝公園4-2-8',
    line2: '',
    locality: '港区',
    administrativeArea: '東京都',
    postalCode: '105-0011',
    country: 'JP',
  },
} as const
