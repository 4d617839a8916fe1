import { type RefObject, useEffect, useRef } from 'react'

/** What was typed into one form, over which version of its draft. */
export type Mirror = { form: string; version: number }

/** `unanswered`: it was sent, and nobody knows whether it arrived. */
type SavedDetails = { version: number; unanswered: boolean; fields: Record<string, string> }

const prefix = 'teiki:typed:'

/** Stays on the server: on a machine that several people use, a tab left open must not tell it. */
const neverMirrored = new Set(['dateOfBirth', 'legalGender'])

/**
 * Mirrors what is typed into the tab, until it was sent: a reload, another language or a lost connection brings
 * it back. A draft that was saved since is newer, unless it may be what was sent from here and not answered. The
 * tab's end, a completed signup and `forgetTyped` end it. Answers what to call where an answer was lost.
 */
export function useTypedMirror(
  ref: RefObject<HTMLFormElement | null>,
  mirror?: Mirror,
): () => void {
  const unanswered = useRef(false)
  const name = mirror?.form
  const version = mirror?.version
  useEffect(() => {
    const form = ref.current
    if (!form || name === undefined || version === undefined) return
    restore(form, name, version)
    unanswered.current = false
    const keep = () => write(name, keptOf(form, version, unanswered.current))
    // Typed before this script ran.
    if (!mirrored(form).every(isUntouched)) keep()
    form.addEventListener('input', keep)
    return () => form.removeEventListener('input', keep)
  }, [ref, name, version])
  return () => {
    unanswered.current = true
    if (ref.current && mirror) write(mirror.form, keptOf(ref.current, mirror.version, true))
  }
}

/** Drops what every form of this tab mirrored. */
export function forgetTyped(): void {
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(prefix)) sessionStorage.removeItem(key)
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function restore(form: HTMLFormElement, name: string, version: number): void {
  const kept = read(name)
  // A draft that is forgotten (version 0) stays so: somebody else may sit there by now.
  const newer = kept?.version === version || (kept?.unanswered && version !== 0)
  if (!kept || !newer) return
  // What was empty takes nothing away: the draft may have learned it elsewhere.
  for (const field of mirrored(form))
    if (isUntouched(field)) field.value = kept.fields[field.name] || field.value
  // It stands over this version from now on; a later one is newer again.
  write(name, keptOf(form, version, false))
}

/** Somebody may type, or the browser fill in, before this script runs: that is newer. */
function isUntouched(field: HTMLInputElement | HTMLSelectElement): boolean {
  if ('defaultValue' in field) return field.value === field.defaultValue
  const start = [...field.options].find((option) => option.defaultSelected) ?? field.options[0]
  return field.value === start?.value
}

function keptOf(form: HTMLFormElement, version: number, unanswered: boolean): SavedDetails {
  const fields = Object.fromEntries(mirrored(form).map(({ name, value }) => [name, value]))
  return { version, unanswered, fields }
}

function mirrored(form: HTMLFormElement): (HTMLInputElement | HTMLSelectElement)[] {
  return [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')].filter(
    ({ type, name }) => type !== 'hidden' && !neverMirrored.has(name),
  )
}

function read(name: string): SavedDetails | null {
  try {
    return JSON.parse(sessionStorage.getItem(prefix + name) ?? 'null')
  } catch {
    return null
  }
}

function write(name: string, kept: SavedDetails): void {
  try {
    sessionStorage.setItem(prefix + name, JSON.stringify(kept))
  } catch {
    // Full, or forbidden by the browser: the form works as without it.
  }
}
