import { fetchWithin, problemOf } from './client.ts'

/** Fetches a file whole and hands it to the browser to keep, under the name that the server gives it. Throws
 * `ProblemError` where it is refused, and any error where it breaks off; then nothing is kept. */
export async function saveFile(path: string): Promise<void> {
  const response = await fetchWithin(60_000, path, { credentials: 'same-origin' })
  if (!response.ok) throw await problemOf(response)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = nameOf(response.headers.get('content-disposition'))
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

function nameOf(disposition: string | null) {
  const coded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1]
  return coded ? decodeURIComponent(coded) : ''
}
