import type { CodeOf, DetailOf, Machine } from '#lib/states/history-codes.ts'
import { wordOf } from '#lib/word-of.ts'
import { amendmentWords } from '../amendment.ts'
import { dictionary } from '../locale.ts'
import { sayChargeFailure } from './charge-failures.ts'
import { historyParts } from './history-parts.ts'
import { orderReasonWords } from './order-reasons.ts'
import { statusWords } from './status.ts'

/** For every code of every machine what it says: a code without words in both languages does not compile. */
type HistoryWords = {
  [M in Machine]: { [C in CodeOf<M>]: (detail: DetailOf<M, C>) => string }
}

const { ja, en } = historyParts

const inJapanese: HistoryWords = {
  signup: {
    confirmed: () => '確定のボタン',
    'method-chosen': ({ method }) => `${ja.methods[method]}を選択`,
    'session-created': () => ja.sessionCreated,
    'not-sent': ({ failure }) => ja.failures[failure],
    'canceled-at-checkout': () => 'Smartpayの画面で取りやめ',
    abandoned: () => '7日のあいだ同意がない',
    'went-live': () => '本番の運用を始めたため、テストの申し込みを終了',
    'token-heard': ({ answer, late }) => {
      if (late) return `同意から日が経ちすぎた承認${answer === 'disabled' ? '（いまは無効）' : ''}`
      if (answer === 'active') return 'Smartpayで同意済み'
      if (answer === 'disabled') return 'Smartpayで同意済み（いまは無効）'
      return answer === 'rejected' ? 'Smartpayが承認しなかった' : ja.answers[answer]
    },
    forgotten: () => '期間が過ぎたため個人情報を消去',
    erased: () => '個人情報の消去のため',
  },
  token: {
    'session-created': () => ja.sessionCreated,
    'smartpay-says': ({ answer }) => `Smartpayの答え「${ja.answers[answer]}」`,
  },
  subscription: {
    'token-approved': () => 'Smartpayで同意済み',
    'method-chosen': ({ method }) => `${ja.methods[method]}を選択`,
    'moved-to-smartpay': () => ja.movedToSmartpay,
    'token-assigned': ({ last4 }) => `トークン …${last4} で支払う`,
    canceled: ({ reason }) => ja.cancelReasons[reason],
    'not-collected': () => '請求できない注文がある',
    'paid-up': () => '未払いの注文がなくなった',
    'order-given-up': () => ja.givenUp,
    skipped: ({ number, dueOn }) => `${number}回目（${ja.day(dueOn)}）をお休みに`,
    'skip-taken-back': ({ number, dueOn }) => `${number}回目（${ja.day(dueOn)}）のお休みを取り消し`,
    moved: ({ number, from, to, later }) =>
      `${number}回目${later ? 'とそのあと' : ''}の日を${ja.day(from)}から${ja.day(to)}に変更`,
    paused: ({ until }) => (until ? `${ja.day(until)}まで休止` : '再開の日を決めずに休止'),
    resumed: () => '休止を終えて再開',
    'amendment-proposed': () => '契約の変更を提案',
    'amendment-declined': () => '提案した変更をお断り',
    'amendment-withdrawn': () => '提案した変更の取り下げ',
    amended: ({ number, what }) =>
      `${number}回目から${what.map((one) => amendmentWords.ja.labels[one]).join('と')}を変更`,
    ending: ({ number, dueOn }) =>
      number && dueOn
        ? `${number}回目（${ja.day(dueOn)}）のご注文で終了`
        : '再開後、最低回数のご注文で終了',
    'ending-taken-back': () => '終了を取り消し',
    ended: () => '最後のご注文のお支払いと発送が完了',
  },
  cycle: {
    planned: ({ number }) => `${number}回目の予定`,
    skipped: () => 'この回をお休みに',
    paused: () => '定期便の休止',
    ending: () => '定期便の終了',
    'taken-back': () => '予定に戻した',
    moved: ({ from, to }) => `${ja.day(from)}から${ja.day(to)}に変更`,
    'order-made': () => '注文が確定',
    'period-passed': () => '注文にならないまま、その回の期間が過ぎた',
    'too-late': () => ja.tooLate,
    'subscription-canceled': () => '定期便の解約',
    'moved-to-smartpay': () => ja.movedToSmartpay,
    'given-up': () => '請求できない注文に代えて、振込のご案内',
  },
  order: {
    'to-be-charged': () => 'トークンで請求',
    'payment-asked': ({ method }) => ja.methods[method],
    'payment-recorded': () => '入金の記録',
    unpaid: () => '期限までに入金がない',
    'subscription-canceled': () => '定期便の解約',
    canceled: ({ reason }) => orderReasonWords.ja.cancel[reason],
    'moved-to-smartpay': () => ja.movedToSmartpay,
    charged: () => 'Smartpayで請求済み',
    declined: () => 'Smartpayで請求できない',
    'charge-failed': () => '請求できなかった',
    'authorization-expired': () => '発送の前に、Smartpayの承認の期限が過ぎた',
    'too-late': () => ja.tooLate,
    'given-up': () => ja.givenUp,
  },
  charge: {
    planned: () => '請求の予定',
    claimed: () => '請求を開始',
    'smartpay-says': ({ answer }) => `Smartpayの答え「${wordOf(statusWords.ja.charge, answer)}」`,
    'not-taken': ({ failure }) => `請求できず：${sayChargeFailure(failure, 'ja')}`,
    'no-answer': ({ failure }) => `結果がわからない：${sayChargeFailure(failure, 'ja')}`,
    'found-out': () => '結果をSmartpayに確認',
    'order-over': () => '注文が取り消された',
    'too-late': () => ja.tooLate,
    'paid-late': () => '打ち切った請求が、あとから支払われた',
    'settled-by-staff': () => 'Smartpayで確かめた結果を記録',
  },
  delivery: {
    planned: () => '注文とともに予定',
    'order-over': () => '注文が終わった',
    refunded: () => '全額を返金した',
    'order-paid': () => '終わった注文の入金があった',
    shipped: () => '発送の記録',
    'tracking-corrected': () => '',
    delivered: () => '到着の記録',
    returned: ({ reason }) => orderReasonWords.ja.returned[reason],
    undone: ({ reason }) => `記録の取り消し：${orderReasonWords.ja.undo[reason]}`,
    'gone-on-credit': () => '打ち切った注文で発送ずみ',
    'shipped-before': () => 'お届けの記録を始める前に、発送の日を過ぎていた',
  },
}

const inEnglish: HistoryWords = {
  signup: {
    confirmed: () => 'the confirm button',
    'method-chosen': ({ method }) => `chose ${en.methods[method]}`,
    'session-created': () => en.sessionCreated,
    'not-sent': ({ failure }) => en.failures[failure],
    'canceled-at-checkout': () => 'turned back at Smartpay',
    abandoned: () => 'no consent for 7 days',
    'went-live': () => 'the shop went live, and signups made with a test key ended',
    'token-heard': ({ answer, late }) => {
      const disabled = answer === 'disabled'
      if (late)
        return `approved too long after the agreement${disabled ? ' (disabled by now)' : ''}`
      if (answer === 'active' || disabled)
        return `agreed at Smartpay${disabled ? ', disabled now' : ''}`
      return answer === 'rejected' ? 'Smartpay did not approve' : en.answers[answer]
    },
    forgotten: () => 'personal details erased after their time',
    erased: () => 'the person was erased',
  },
  token: {
    'session-created': () => en.sessionCreated,
    'smartpay-says': ({ answer }) => `Smartpay says “${en.answers[answer]}”`,
  },
  subscription: {
    'token-approved': () => 'agreed at Smartpay',
    'method-chosen': ({ method }) => `chose ${en.methods[method]}`,
    'moved-to-smartpay': () => en.movedToSmartpay,
    'token-assigned': ({ last4 }) => `paid by token …${last4}`,
    canceled: ({ reason }) => en.cancelReasons[reason],
    'not-collected': () => 'an order could not be charged',
    'paid-up': () => 'no order of it is unpaid any more',
    'order-given-up': () => en.givenUp,
    skipped: ({ number, dueOn }) => `order ${number} (${en.day(dueOn)}) skipped`,
    'skip-taken-back': ({ number, dueOn }) =>
      `order ${number} (${en.day(dueOn)}) no longer skipped`,
    moved: ({ number, from, to, later }) =>
      `order ${number}${later ? ' and later ones' : ''} moved from ${en.day(from)} to ${en.day(to)}`,
    paused: ({ until }) => (until ? `paused until ${en.day(until)}` : 'paused without an end'),
    resumed: () => 'resumed',
    'amendment-proposed': () => 'a change of the agreement proposed',
    'amendment-declined': () => 'the proposed change declined',
    'amendment-withdrawn': () => 'the proposed change withdrawn',
    amended: ({ number, what }) =>
      `changed from order ${number} on: ${what.map((one) => amendmentWords.en.labels[one].toLowerCase()).join(', ')}`,
    ending: ({ number, dueOn }) =>
      number && dueOn
        ? `ends after order ${number} (${en.day(dueOn)})`
        : 'ends after the minimum number of orders, once resumed',
    'ending-taken-back': () => 'it no longer ends',
    ended: () => 'the last order is settled and dispatched',
  },
  cycle: {
    planned: ({ number }) => `order ${number} planned`,
    skipped: () => 'it is skipped',
    paused: () => 'the subscription is paused',
    ending: () => 'the subscription ends',
    'taken-back': () => 'it is planned again',
    moved: ({ from, to }) => `moved from ${en.day(from)} to ${en.day(to)}`,
    'order-made': () => 'the order was made',
    'period-passed': () => 'its period passed before the order was made',
    'too-late': () => en.tooLate,
    'subscription-canceled': () => 'the subscription was canceled',
    'moved-to-smartpay': () => en.movedToSmartpay,
    'given-up': () => 'asked for a transfer in place of the order that could not be charged',
  },
  order: {
    'to-be-charged': () => 'charged to the token',
    'payment-asked': ({ method }) => en.methods[method],
    'payment-recorded': () => 'payment recorded',
    unpaid: () => 'nothing came by the last day',
    'subscription-canceled': () => 'the subscription was canceled',
    canceled: ({ reason }) => orderReasonWords.en.cancel[reason],
    'moved-to-smartpay': () => en.movedToSmartpay,
    charged: () => 'charged by Smartpay',
    declined: () => 'could not be charged by Smartpay',
    'charge-failed': () => 'could not be charged',
    'authorization-expired': () => 'Smartpay’s approval ended before it was shipped',
    'too-late': () => en.tooLate,
    'given-up': () => en.givenUp,
  },
  charge: {
    planned: () => 'the charge is planned',
    claimed: () => 'about to be charged',
    'smartpay-says': ({ answer }) => `Smartpay says “${wordOf(statusWords.en.charge, answer)}”`,
    'not-taken': ({ failure }) => `not charged: ${sayChargeFailure(failure, 'en')}`,
    'no-answer': ({ failure }) => `no result yet: ${sayChargeFailure(failure, 'en')}`,
    'found-out': () => 'Smartpay is asked for the outcome',
    'order-over': () => 'the order was canceled',
    'too-late': () => en.tooLate,
    'paid-late': () => 'a charge that was given up was paid after all',
    'settled-by-staff': () => 'what was found at Smartpay was recorded',
  },
  delivery: {
    planned: () => 'planned with its order',
    'order-over': () => 'its order ended',
    refunded: () => 'all that was paid was refunded',
    'order-paid': () => 'its order was paid after it had ended',
    shipped: () => 'marked as shipped',
    'tracking-corrected': () => '',
    delivered: () => 'marked as delivered',
    returned: ({ reason }) => orderReasonWords.en.returned[reason],
    undone: ({ reason }) => `taken back: ${orderReasonWords.en.undo[reason]}`,
    'gone-on-credit': () => 'it went out with the order that was given up',
    'shipped-before': () => 'its day had passed before deliveries were recorded',
  },
}

export const historyWords = dictionary(inJapanese, inEnglish)
