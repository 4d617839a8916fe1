import { actionWords } from '#app/(admin)/admin/(desk)/_actions/messages.ts'
import { signupWords } from '#app/(admin)/admin/(desk)/signups/messages.ts'
import { refundWords } from '#app/(admin)/admin/(desk)/subscriptions/[id]/refund-messages.ts'
import { tokenWords } from '#app/(admin)/admin/(desk)/tokens/messages.ts'
import type { Activity, ActivityKind } from '#lib/activity/list-activities.ts'
import { sayChargeFailure } from '#lib/i18n/admin/charge-failures.ts'
import { mailWords } from '#lib/i18n/admin/mails.ts'
import { type StatusKind, statusWords } from '#lib/i18n/admin/status.ts'
import { timelineWords } from '#lib/i18n/admin/timeline.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate, plainDate } from '#lib/plain-date.ts'
import { historyCodes, type Machine } from '#lib/states/history-codes.ts'
import { isOneOf } from '#lib/states/moves.ts'
import { refundStatuses } from '#lib/states/refund.ts'
import type { SignupLabel } from '#lib/states/signup.ts'
import { wordOf } from '#lib/word-of.ts'
import { sayHistory } from './say-history.ts'
import type { ActivityLine } from './timeline.tsx'

type Sentence = { sentence: string; status?: { kind: StatusKind; value: string }; why?: string }
type Formatter = (one: Activity, locale: Locale) => Sentence

/** One activity in words; a word that is missing is shown as the code. */
export function formatActivity(one: Activity, locale: Locale): ActivityLine {
  const { sentence, status = null, why } = formatters[one.kind](one, locale)
  return {
    at: one.at,
    kind: timelineWords[locale].kinds[one.kind],
    status,
    sentence,
    why: why ?? whyMoved(one, locale),
    who: actorIn(one.actor, locale),
  }
}

const formatters: Record<ActivityKind, Formatter> = {
  form: (_one, locale) => ({ sentence: timelineWords[locale].form }),
  consent: ({ what }, locale) => ({ sentence: timelineWords[locale].consent(what), why: '' }),
  signup: ({ what, reason, note }, locale) => {
    const labels: Record<string, SignupLabel> = {
      'canceled-at-checkout': 'canceled',
      abandoned: 'abandoned',
      'went-live': 'abandoned',
    }
    const value = what === note && Object.hasOwn(labels, reason) ? wordOf(labels, reason) : what
    const { signup, staff } = timelineWords[locale]
    const erased = reason === 'forgotten' || reason === 'erased'
    const sentence = erased ? staff['signup.erase'] : wordOf(signup, value)
    return { sentence, status: { kind: 'signup', value } }
  },
  token: ({ what, about }, locale) => ({
    sentence: timelineWords[locale].token(about, wordOf(statusWords[locale].token, what)),
    status: { kind: 'token', value: what },
  }),
  operation: ({ what, about, reason, note, status }, locale) => ({
    sentence: timelineWords[locale].operation(about, wordOf(tokenWords[locale].asked, what)),
    status: { kind: 'operation', value: status },
    why: joined(wordOf(tokenWords[locale].reasons, reason), note),
  }),
  subscription: ({ what, note, reason }, locale) =>
    what === note
      ? { sentence: timelineWords[locale][stays(reason)] }
      : {
          sentence: timelineWords[locale].subscription(
            wordOf(statusWords[locale].subscription, what),
          ),
          status: { kind: 'subscription', value: what },
        },
  cycle: orderMoved,
  order: orderMoved,
  charge: ({ what, about }, locale) => ({
    sentence: timelineWords[locale].charge(about, wordOf(statusWords[locale].charge, what)),
    status: { kind: 'charge', value: what },
  }),
  delivery: ({ what, about, note, reason }, locale) => ({
    sentence:
      reason === 'tracking-corrected'
        ? timelineWords[locale].trackingCorrected(about, note)
        : timelineWords[locale].delivery(about, note, wordOf(statusWords[locale].delivery, what)),
    status: { kind: 'delivery', value: what },
  }),
  event: ({ what, about, reason, note }, locale) => ({
    sentence: timelineWords[locale].event(wordOf(timelineWords[locale].eventTypes, what), about),
    why: joined(
      Object.hasOwn(timelineWords[locale].eventTypes, what) ? what : '',
      wordOf(timelineWords[locale].eventReasons, reason),
      note === '1' ? '' : timelineWords[locale].deliveries(note),
    ),
  }),
  mail: ({ what, about, reason, note }, locale) => {
    const { mail, mailStates } = timelineWords[locale]
    const { kinds, reasons, again } = mailWords[locale]
    const state = wordOf(mailStates, reason)
    const kind = mail(wordOf(kinds, what))
    return {
      sentence: locale === 'ja' ? `${kind}を${state}` : `${kind} ${state}`,
      why: joined(about === 'again' ? again : '', wordOf(reasons, note)),
    }
  },
  payment: ({ what, about, reason, note }, locale) => ({
    sentence: timelineWords[locale].payment(about, formatYen(Number(what))),
    status: { kind: 'order', value: 'paid' },
    why: joined(timelineWords[locale].receivedOn(formatDate(plainDate(reason), locale)), note),
  }),
  refund: ({ what, about, reason, note }, locale) => {
    const { states } = refundWords[locale]
    const sum = formatYen(Number(what))
    return {
      sentence: timelineWords[locale].refund(
        about,
        isOneOf(refundStatuses, reason) ? states[reason](sum) : reason,
      ),
      why: note ? sayChargeFailure(note, locale) : '',
    }
  },
  note: ({ what }, locale) => ({ sentence: what || timelineWords[locale].emptiedNote }),
  staff: (one, locale) => decision(one, locale),
}

/** A slot of the schedule and the order made from it are one thing to whoever reads the timeline. */
function orderMoved({ what, about }: Activity, locale: Locale): Sentence {
  return {
    sentence: timelineWords[locale].order(about, wordOf(statusWords[locale].order, what)),
    status: { kind: 'order', value: what },
  }
}

function decision({ what, reason, detail }: Activity, locale: Locale): Sentence {
  const { staff, outcomes } = timelineWords[locale]
  const variant =
    detail.held === false ? 'customer.release' : detail.default === true ? 'token.default' : what
  const found = wordOf(signupWords[locale].flash, String(detail.found ?? ''))
  const because = wordOf(actionWords[locale].holdReasons, String(detail.reason ?? ''))
  return {
    sentence: wordOf(staff, variant),
    why: joined(wordOf(outcomes, reason), found, because),
  }
}

/** Who acted, where it was not one of the staff. */
function actorIn(actor: string, locale: Locale): string {
  return wordOf(timelineWords[locale].actors, actor)
}

/** Why a row of history moved; nothing for what is no history, or was written by a newer version. */
function whyMoved({ kind, reason, detail }: Activity, locale: Locale): string {
  return isMachine(kind) ? sayHistory(kind, { code: reason, detail }, locale) : ''
}

function isMachine(kind: ActivityKind): kind is ActivityKind & Machine {
  return Object.hasOwn(historyCodes, kind)
}

function joined(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' / ')
}

/** What changed of a subscription whose status did not. */
function stays(reason: string): 'scheduleChanged' | 'subscriptionStays' {
  const changes = ['skipped', 'skip-taken-back', 'moved', 'ending', 'ending-taken-back']
  return changes.includes(reason) ? 'scheduleChanged' : 'subscriptionStays'
}
