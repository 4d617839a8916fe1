import type { z } from 'zod'
import type { Locale } from '#lib/i18n/locale.ts'
import type { Letter } from './letter.ts'
import { agreementSpare, agreementSpareSchema } from './templates/agreement-spare.ts'
import { cycleSkipped, cycleSkippedSchema } from './templates/cycle-skipped.ts'
import { paymentInstructions, paymentInstructionsSchema } from './templates/payment-instructions.ts'
import { paymentReceived, paymentReceivedSchema } from './templates/payment-received.ts'
import { paymentReminder, paymentReminderSchema } from './templates/payment-reminder.ts'
import { signupCompleted, signupCompletedSchema } from './templates/signup-completed.ts'
import { signupInvite, signupInviteSchema } from './templates/signup-invite.ts'
import { signupPending, signupPendingSchema } from './templates/signup-pending.ts'
import { signupReminder, signupReminderSchema } from './templates/signup-reminder.ts'
import { staffInvitation, staffInvitationSchema } from './templates/staff-invitation.ts'
import {
  staffPasswordChanged,
  staffPasswordChangedSchema,
  staffPasswordReset,
  staffPasswordResetSchema,
} from './templates/staff-password.ts'
import {
  subscriptionCanceled,
  subscriptionCanceledSchema,
} from './templates/subscription-canceled.ts'
import { wayMoved, wayMovedSchema } from './templates/way-moved.ts'

const schemas = {
  'signup-completed': signupCompletedSchema,
  'signup-pending': signupPendingSchema,
  'signup-reminder': signupReminderSchema,
  'signup-invite': signupInviteSchema,
  'payment-instructions': paymentInstructionsSchema,
  'payment-received': paymentReceivedSchema,
  'payment-reminder': paymentReminderSchema,
  'cycle-skipped': cycleSkippedSchema,
  'agreement-spare': agreementSpareSchema,
  'way-moved': wayMovedSchema,
  'subscription-canceled': subscriptionCanceledSchema,
  'staff-invitation': staffInvitationSchema,
  'staff-password-reset': staffPasswordResetSchema,
  'staff-password-changed': staffPasswordChangedSchema,
} as const

export type MailKind = keyof typeof schemas
/** What a mail of each kind tells. */
export type MailFacts = { [Kind in MailKind]: z.output<(typeof schemas)[Kind]> }
/** The same as JSON: dates are ISO text. */
export type StoredMailFacts = { [Kind in MailKind]: z.input<(typeof schemas)[Kind]> }

type Template<Kind extends MailKind> = (facts: MailFacts[Kind], locale: Locale) => Letter

const templates: { readonly [Kind in MailKind]: Template<Kind> } = {
  'signup-completed': signupCompleted,
  'signup-pending': signupPending,
  'signup-reminder': signupReminder,
  'signup-invite': signupInvite,
  'payment-instructions': paymentInstructions,
  'payment-received': paymentReceived,
  'payment-reminder': paymentReminder,
  'cycle-skipped': cycleSkipped,
  'agreement-spare': agreementSpare,
  'way-moved': wayMoved,
  'subscription-canceled': subscriptionCanceled,
  'staff-invitation': staffInvitation,
  'staff-password-reset': staffPasswordReset,
  'staff-password-changed': staffPasswordChanged,
}

export const mailKinds = Object.keys(schemas) as readonly MailKind[]

/** What the queue keeps of a mail. Throws when the facts do not fit their kind: that is a bug of ours. */
export function storeMailFacts<Kind extends MailKind>(
  kind: Kind,
  facts: MailFacts[Kind],
): StoredMailFacts[Kind] {
  return schemaOf(kind).encode(facts)
}

/** The letter of a row of the queue: its facts come as stored JSON and are checked once more. */
export function composeMail(kind: MailKind, facts: unknown, locale: Locale): Letter {
  return compose(kind, facts, locale)
}

function compose<Kind extends MailKind>(kind: Kind, facts: unknown, locale: Locale): Letter {
  return templates[kind](schemaOf(kind).parse(facts), locale)
}

function schemaOf<Kind extends MailKind>(kind: Kind): Schema<Kind> {
  const all: { readonly [Each in MailKind]: Schema<Each> } = schemas
  return all[kind]
}

type Schema<Kind extends MailKind> = z.ZodType<MailFacts[Kind], StoredMailFacts[Kind]>
