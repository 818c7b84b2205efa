import { z } from 'zod'
import type { Channel } from '../adapter.ts'
import { type TextTemplate, TextTemplates } from './match-template.ts'

const WithTemplates = z.object({ templates: TextTemplates })

/** The approved templates of a channel of text messages; none for every other kind. */
export function templatesOf({ kind, settings }: Channel): TextTemplate[] {
  if (kind !== 'sms-aliyun' && kind !== 'sms-tencent') return []
  return WithTemplates.parse(settings).templates
}
