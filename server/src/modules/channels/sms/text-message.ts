import type { Adapter, Rendered } from '../adapter.ts'
import type { Content } from '../content.ts'
import { segmentsOf, type TextTemplate } from './match-template.ts'

/** What all operators of text messages have in common. */
export const SMS = {
  capabilities: {
    hears: 'receipts',
    posts: true,
    needs_person: false,
    most_text: 500,
    text_unit: 'characters',
    receipts: 'pushed',
    can_take_back: false,
  },
  gather_by: 'content',
  is_idempotent: false,
  buckets: ({ id }: { id: string }) => [
    {
      name: 'recipient_day',
      per: 'address' as const,
      scope: id,
      most: 40,
      period: 'calendar_day' as const,
      counts: 'messages' as const,
    },
  ],
} as const satisfies Partial<Adapter>

/** What a phone would show, and why it would not. */
export function renderTemplate(templates: readonly TextTemplate[], content: Content): Rendered {
  const template = templates.find(({ code }) => code === content.template?.code)
  if (!content.template || !template) return { body: content.text, complaints: ['no_template'] }
  const { values } = content.template
  const body = template.words.replace(/\$\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  return { body, complaints: segmentsOf(body) > 3 ? ['too_long'] : [] }
}
