import { Missing } from '#app/_components/missing.tsx'
import { readLocale } from '#app/_request/locale.ts'

export default async function NotFound() {
  return <Missing locale={await readLocale()} />
}
