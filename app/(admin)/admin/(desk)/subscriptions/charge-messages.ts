import { dictionary } from '#lib/i18n/locale.ts'

/** How an attempt to collect an order stands, beside its status. */
export const chargeWords = dictionary(
  {
    attempt: (n: number) => `${n}度目の請求`,
    until: (date: string) => `承認の期限 ${date}`,
    waits: {
      'order-over': '注文の取り消し',
      'too-late': '遅すぎるため請求せず',
      stopped: 'お店のすべての請求を停止中',
      held: '請求停止中のため待機',
      paused: '休止中のため待機',
      'payment-method': '支払い方法が変わったため待機',
      token: 'もう一方のモードのトークンのため待機',
      'token-gone': 'トークンが有効でない',
      'token-operation': 'トークンの操作が終わるのを待機',
      erased: '個人情報の消去のため請求できず',
      unreadable: '内容を読めないため請求できず',
    },
  },
  {
    attempt: (n: number) => `Attempt ${n}`,
    until: (date: string) => `Approved until ${date}`,
    waits: {
      'order-over': 'The order was canceled',
      'too-late': 'Too late to be charged',
      stopped: 'Waits: all charging is stopped',
      held: 'Waits: on hold',
      paused: 'Waits: paused',
      'payment-method': 'Waits: paid another way',
      token: 'Waits: the token is of the other mode',
      'token-gone': 'The token is not active',
      'token-operation': 'Waits for an operation on the token',
      erased: 'Not charged: the person was erased',
      unreadable: 'Not charged: its data cannot be read',
    },
  },
)
