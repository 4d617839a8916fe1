import { AppError } from './app-error.ts'

/** A refusal that a person or the provider can cause is returned; bugs and broken machines are thrown. */
export type Result<Value, Reason = string> = Ok<Value> | Refused<Reason>
type Ok<Value> = { readonly ok: true; readonly value: Value }
type Refused<Reason> = { readonly ok: false; readonly reason: Reason }

export function ok<Value>(value: Value): Ok<Value> {
  return { ok: true, value }
}

export function refused<const Reason>(reason: Reason): Refused<Reason> {
  return { ok: false, reason }
}

/** For the last branch of a switch over a union: a new member becomes a type error there. */
export function unreachable(value: never): never {
  throw new AppError('A value that no branch knows', { code: String(value) })
}
