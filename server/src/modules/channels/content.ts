import { z } from 'zod'
import type { Keys } from '#platform/keys'

/** What goes out, in every form that a channel may need. Pictures travel as a link to a live card, never as bytes, so that
 * taking a card back takes it back everywhere. */
export const Content = z.object({
  text: z.string(),
  markdown: z.string().optional(),
  link: z
    .object({ title: z.string(), url: z.string(), description: z.string().optional() })
    .optional(),
  /** For channels that send approved templates alone. */
  template: z.object({ code: z.string(), values: z.record(z.string(), z.string()) }).optional(),
  speech: z
    .object({ text: z.string(), repeat: z.int().min(1).max(5), minutes: z.int().min(1).max(60) })
    .optional(),
})
export type Content = z.infer<typeof Content>

/** Seals what goes out: it may be about a person. */
export function sealContent(keys: Keys, content: Content): Buffer {
  return keys.seal(JSON.stringify(Content.parse(content)))
}

/** Opens what `sealContent` closed. */
export function openContent(keys: Keys, sealed: Uint8Array): Content {
  return Content.parse(JSON.parse(keys.unseal(sealed)))
}
