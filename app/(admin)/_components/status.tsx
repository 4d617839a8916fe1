import {
  type StatusKind,
  type StatusRole,
  statusRoles,
  statusWords,
} from '#lib/i18n/admin/status.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { wordOf } from '#lib/word-of.ts'

type Props = { kind: StatusKind; value: string; locale: Locale }

/** A shape and a word; the shapes differ without colour too. */
export function Status({ kind, value, locale }: Props) {
  const words: Record<string, string> = statusWords[locale][kind]
  const role = roleOf(kind, value)
  return (
    <span className={`status ${role}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <Shape role={role} />
      </svg>
      {wordOf(words, value)}
    </span>
  )
}

/** The shape alone, where the word stands in a sentence beside it. */
export function StatusMark({ kind, value }: { kind: StatusKind; value: string }) {
  const role = roleOf(kind, value)
  return (
    <span className={`status ${role}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <Shape role={role} />
      </svg>
    </span>
  )
}

function roleOf(kind: StatusKind, value: string): StatusRole {
  const roles: Record<string, StatusRole> = statusRoles[kind]
  return Object.hasOwn(roles, value) ? (roles[value] ?? 'past') : 'past'
}

function Shape({ role }: { role: StatusRole }) {
  if (role === 'ok') return <circle cx="6" cy="6" r="5" fill="currentColor" />
  if (role === 'moving')
    return <path d="M2 1.5 10.5 6 2 10.5Z" fill="none" stroke="currentColor" strokeWidth="1.5" />
  if (role === 'waiting')
    return <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
  if (role === 'stopped') return <path d="M1 1h10v10H1Z" fill="currentColor" />
  return <path d="M1.5 6h9" stroke="currentColor" strokeWidth="2" />
}
