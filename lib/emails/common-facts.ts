import { cutOffRule, type OrderRules } from '#lib/calendar/cut-off.ts'
import { cycleStartsOn } from '#lib/catalog/cadence.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import type { ShopFacts } from '#lib/catalog/schema.ts'
import { env } from '#lib/env.ts'
import { sayCutOff } from '#lib/i18n/calendar-words.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import type { EmailSubject } from './email-source.ts'

/** What the shopper pays, not only what it costs. */
export function withFee<Order extends { sumMinor: number } | null>(
  { subscription }: EmailSubject,
  order: Order,
): Order {
  return order && { ...order, sumMinor: order.sumMinor + subscription.feeMinor }
}

/** It ends, and all of its orders are made. */
export function nothingComes({ subscription, openOrders }: EmailSubject): boolean {
  return (
    subscription.ending !== null && subscription.ending.last !== null && openOrders.length === 0
  )
}

/**
 * The order after the one that the mail tells about, or after the first one; null in a pause without an end, and where none
 * comes.
 */
export function nextOrder(subject: EmailSubject) {
  if (nothingComes(subject)) return null
  if (subject.subscription.status === 'paused' && subject.openOrders.length === 0) return null
  return orderAt(subject, (subject.order?.index ?? 0) + 1)
}

/** By which the days of its orders are counted. */
export function rulesOf({ content, facts }: EmailSubject): OrderRules {
  return { content, shopDays: facts.workingDays }
}

/** The rule of every order's cut-off, where it is not simply the day before. */
export function saidCutOff(subject: EmailSubject): { cutOff?: string } {
  const rule = cutOffRule(rulesOf(subject))
  return rule ? { cutOff: sayCutOff(rule, subject.locale) } : {}
}

/**
 * Planned sum and day of an order: of the first that is scheduled from this one on, or as the version agreed to and the
 * anchor say.
 */
export function orderAt(subject: EmailSubject, index: number) {
  const { subscription, content, quantity, openOrders, today } = subject
  const scheduled = openOrders.find((order) => order.index >= index)
  if (scheduled) return { orderedOn: scheduled.dueOn, sumMinor: scheduled.amountMinor }
  const anchor = subscription.anchorOn ?? today
  const { laterOrderMinor } = planSums(content, quantity)
  return {
    orderedOn: cycleStartsOn(content.cadence, anchor, index),
    sumMinor: laterOrderMinor,
  } satisfies { orderedOn: PlainDate; sumMinor: number }
}

/** What every email to a shopper holds. */
export function common(subject: EmailSubject) {
  const { facts, person, content, locale } = subject
  return {
    shop: shopOf(facts, locale).shop,
    person: { lastName: person.lastName, firstName: person.firstName },
    planName: content.name[locale],
    nothingComes: nothingComes(subject),
    links: linksOf(subject),
  }
}

/** What every mail says of the shop. */
export function shopOf(facts: ShopFacts, locale: Locale) {
  return {
    shop: {
      name: facts.name[locale],
      sellerName: facts.sellerName[locale],
      postalCode: facts.postalCode,
      address: facts.address[locale],
      phone: facts.phone,
      phoneHours: facts.phoneHours[locale],
      emailAddress: facts.emailAddress,
    },
    links: {
      shop: address(paths.catalogue(locale)),
      commerce: address(paths.legal(locale, 'commerce')),
      privacy: address(paths.legal(locale, 'privacy')),
    },
  }
}

/** Links to the shop itself. */
export function linksOf({ facts, locale }: EmailSubject) {
  return shopOf(facts, locale).links
}

/** The way to the success page; the cookie decides what it shows. */
export function success({ signup, locale }: EmailSubject): string {
  return address(paths.success(locale, signup.id))
}

/** Of a path of ours, with the host. */
export function address(path: string): string {
  return `${env().appUrl}${path}`
}
