const urls = new WeakMap<Blob, string>()

/** An address under which the page shows a Blob; the same Blob keeps its address while the page lives. */
export function blobUrl(blob: Blob) {
  const known = urls.get(blob)
  if (known) return known
  const url = URL.createObjectURL(blob)
  urls.set(blob, url)
  return url
}
