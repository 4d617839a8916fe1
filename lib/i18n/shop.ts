import { dictionary } from './locale.ts'

/** Words of the frame around every page, and of the pages that say that something is not there. */
export const shopWords = dictionary(
  {
    plans: '定期便',
    contact: 'お問い合わせ',
    otherLanguage: 'English',
    navigation: 'メニュー',
    skip: '本文へ',
    legal: {
      commerce: '特定商取引法に基づく表記',
      privacy: 'プライバシーポリシー',
      terms: '利用規約',
    },
    missing: {
      title: 'ページが見つかりません',
      text: 'お探しのページは、移動したか、なくなったようです。',
      back: '定期便の一覧へ',
    },
    trouble: {
      title: 'ただいま表示できません',
      text: '当店側の不具合です。入力いただいた内容はそのまま残っていて、何も請求されていません。少し待ってから、もう一度開いてください。',
      reference: (number: string) => `お問い合わせの際は、番号 ${number} をお伝えください。`,
      back: '定期便の一覧へ',
    },
  },
  {
    plans: 'Subscriptions',
    contact: 'Contact',
    otherLanguage: '日本語',
    navigation: 'Menu',
    skip: 'Skip to content',
    legal: {
      commerce: 'Commercial disclosure',
      privacy: 'Privacy policy',
      terms: 'Terms of service',
    },
    missing: {
      title: 'Page not found',
      text: 'The page you are looking for has moved or is gone.',
      back: 'To our subscriptions',
    },
    trouble: {
      title: 'We cannot show this right now',
      text: 'The fault is on our side. What you typed is kept, and nothing was charged. Please wait a little and open the page again.',
      reference: (number: string) => `If you contact us, please mention the number ${number}.`,
      back: 'To our subscriptions',
    },
  },
)
