/** What a caller can cause is returned as a refusal; bugs and broken machines are thrown. */
export type Result<Value, Reason = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: Reason }

export function ok<Value>(value: Value): Result<Value, never> {
  return { ok: true, value }
}

export function refused<const Reason>(reason: Reason): Result<never, Reason> {
  return { ok: false, reason }
}
