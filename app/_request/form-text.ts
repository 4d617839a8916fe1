import { storableText } from '#lib/storable-text.ts'

/**
 * The named fields of a form as text that the database can store. A field that was sent twice, or as a file, counts as absent:
 * our pages never do that. Other fields are ignored, whatever their names.
 */
export function formText<Name extends string>(
  form: FormData,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {}
  for (const name of names) {
    const [value, ...more] = form.getAll(name)
    if (typeof value === 'string' && more.length === 0) found[name] = storableText(value)
  }
  return found
}
