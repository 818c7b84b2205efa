/** The lines of a Markdown text that are not inside a fenced block, with their numbers from 1. */
export function textLines(markdown: string) {
  let isFenced = false
  return markdown.split('\n').flatMap((text, index) => {
    const isFence = /^\s*(```|~~~)/.test(text)
    if (isFence) isFenced = !isFenced
    return isFenced || isFence ? [] : [{ text, line: index + 1 }]
  })
}

/** Targets of links and pictures, Markdown's and HTML's. */
export function linksOf(markdown: string) {
  return textLines(markdown).flatMap(({ text, line }) => {
    const prose = text.replace(/`[^`]*`/g, '')
    const links = prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)
    const tags = prose.matchAll(/<(?:a|img|source)\b[^>]*?\b(?:href|src|srcset)="([^"]+)"/g)
    const references = prose.matchAll(/^\s*\[[^\]]+\]:\s+(\S+)/g)
    return [...links, ...tags, ...references].map(([, target = '']) => ({ target, line }))
  })
}

/** The anchors that a Markdown page offers: its headings as GitHub spells them, and explicit ids. */
export function anchorsOf(markdown: string) {
  const anchors = new Set<string>()
  for (const { text } of textLines(markdown)) {
    for (const [, id = ''] of text.matchAll(/<[a-z]+\b[^>]*?\b(?:id|name)="([^"]+)"/g))
      anchors.add(id)
    const heading = /^#{1,6}\s+(.+?)\s*#*$/.exec(text)?.[1]
    if (heading) anchors.add(unused(anchors, slugOf(heading)))
  }
  return anchors
}

function slugOf(heading: string) {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .replace(/\s/g, '-')
}

function unused(anchors: Set<string>, slug: string) {
  let name = slug
  for (let n = 1; anchors.has(name); n += 1) name = `${slug}-${n}`
  return name
}
