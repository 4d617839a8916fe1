/** A mail address, the id of a token, a key, a phone and a name: nothing of them may leave. */
export const personalTexts = [
  'taro@example.jp',
  'paytok_live_9fK2',
  'sk_live_Zq81',
  '090-1234-5678',
  '山田太郎',
] as const
