import { z } from 'zod'
import { defineAdapter } from '../adapter.ts'
import { plainText } from '../plain-text.ts'

/** An ordinary WeChat group, or any other place that no software may post to: a person pastes the text and says so. It has
 * no call; its deliveries wait for their person from the start. */
export const manual = defineAdapter({
  kind: 'manual',
  settings: z.object({}),
  secrets: [],
  capabilities: {
    hears: 'nothing',
    posts: true,
    needs_person: true,
    most_text: 5000,
    text_unit: 'characters',
    receipts: 'none',
    can_take_back: true,
  },
  most_per_call: 1,
  gather_by: 'content',
  is_idempotent: true,
  buckets: () => [],
  render: (_channel, content) => ({
    body: plainText(content),
    complaints: [],
  }),
})
