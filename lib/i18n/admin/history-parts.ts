import { formatMonthDay, plainDate } from '#lib/plain-date.ts'
import type { Locale } from '../locale.ts'
import { statusWords } from './status.ts'

const dayOf = (locale: Locale) => (text: string) => formatMonthDay(plainDate(text), locale)

const ja = {
  day: dayOf('ja'),
  methods: { bank_transfer: '銀行振込', cash_on_delivery: '代引き' },
  failures: {
    unavailable: 'Smartpayが答えない',
    busy: 'Smartpayが混み合っている',
    refused: 'Smartpayが内容を受け付けない',
    'untrusted-address': 'Smartpayの答えた行き先が正しくない',
  },
  cancelReasons: {
    'asked-by-customer': 'お客さまのご依頼',
    'not-paid': 'お支払いがない',
    'suspected-misuse': '不正利用の疑い',
    other: 'その他',
  },
  answers: { ...statusWords.ja.token, missing: '見つからない' },
  movedToSmartpay: 'Smartpayでの支払いに変更',
  tooLate: '注文の日から時間が経ちすぎた',
  givenUp: 'お店の決まりの期間のうちに請求できなかった',
  sessionCreated: 'Smartpayの画面ができた',
}

const en = {
  day: dayOf('en'),
  methods: { bank_transfer: 'bank transfer', cash_on_delivery: 'cash on delivery' },
  failures: {
    unavailable: 'Smartpay did not answer',
    busy: 'Smartpay was busy',
    refused: 'Smartpay did not accept the details',
    'untrusted-address': 'Smartpay answered an address that is not its own',
  },
  cancelReasons: {
    'asked-by-customer': 'the customer asked',
    'not-paid': 'not paid',
    'suspected-misuse': 'suspected misuse',
    other: 'another reason',
  },
  answers: { ...statusWords.en.token, missing: 'not found' },
  movedToSmartpay: 'paid by Smartpay from now on',
  tooLate: 'its day was too long ago',
  givenUp: 'it could not be charged in the time that the shop gives',
  sessionCreated: 'Smartpay’s page was ready',
} satisfies typeof ja

/** Words that several sentences of the history share. */
export const historyParts = { ja, en }
