import type { Content } from './content.ts'

/** The text with its link below it, for channels that know no cards; once, where the text names it already. */
export function plainText({ text, link }: Content): string {
  return link && !text.includes(link.url) ? `${text}\n${link.title} ${link.url}` : text
}

/** What is wrong with a text where its platform counts bytes. */
export function bytesOver(text: string, most: number): string[] {
  if (text.trim() === '') return ['empty']
  return Buffer.byteLength(text) > most ? ['too_long'] : []
}
