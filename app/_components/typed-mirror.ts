import { type RefObject, useEffect } from 'react'

/** What was typed into one form, over which version of its draft. */
export type Mirror = { form: string; version: number }

type Kept = { version: number; fields: Record<string, string> }

const prefix = 'teiki:typed:'

/** Stays on the server: on a machine that several people use, a tab left open must not tell it. */
const neverMirrored = new Set(['dateOfBirth', 'legalGender'])

/**
 * Mirrors what is typed into the tab, until it was sent: a reload, another language or a lost connection brings
 * it back. A draft that was saved since is newer. The tab's end, a completed signup and `forgetTyped` end it.
 */
export function useTypedMirror(ref: RefObject<HTMLFormElement | null>, mirror?: Mirror): void {
  const name = mirror?.form
  const version = mirror?.version
  useEffect(() => {
    const form = ref.current
    if (!form || name === undefined || version === undefined) return
    restore(form, read(name), version)
    const keep = () => write(name, { version, fields: typedInto(form) })
    form.addEventListener('input', keep)
    return () => form.removeEventListener('input', keep)
  }, [ref, name, version])
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

function restore(form: HTMLFormElement, kept: Kept | null, version: number): void {
  if (!kept || kept.version !== version) return
  for (const field of mirrored(form))
    if (isUntouched(field)) field.value = kept.fields[field.name] ?? field.value
}

/** Somebody may type, or the browser fill in, before this script runs: that is newer. */
function isUntouched(field: HTMLInputElement | HTMLSelectElement): boolean {
  return 'defaultValue' in field ? field.value === field.defaultValue : field.value === ''
}

function typedInto(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(mirrored(form).map(({ name, value }) => [name, value]))
}

function mirrored(form: HTMLFormElement): (HTMLInputElement | HTMLSelectElement)[] {
  return [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')].filter(
    ({ type, name }) => type !== 'hidden' && !neverMirrored.has(name),
  )
}

function read(name: string): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(prefix + name) ?? 'null')
  } catch {
    return null
  }
}

function write(name: string, kept: Kept): void {
  try {
    sessionStorage.setItem(prefix + name, JSON.stringify(kept))
  } catch {
    // Full, or forbidden by the browser: the form works as without it.
  }
}
