import { catalogue } from '@linli/contract/catalogue'
import type { Input } from '@linli/contract/endpoint'
import type { TestApp } from '../../../test/harness.ts'
import { clocksOf } from './seed-clocks.ts'

type Draft = Input<typeof catalogue.draft>

/** What an editor writes for a category that lacks nothing; `owner_unit_id` is the one who answers for it. */
export function aDraft(owner_unit_id: string, change: Partial<Draft> = {}): Draft {
  return {
    code: 'facility',
    parent_code: null,
    name: '公共设施',
    keywords: ['坏了'],
    owner_unit_id,
    doer_kind: 'grid',
    doer_unit_id: null,
    standard: '设施恢复使用，反映人收到照片。',
    basis: null,
    clocks: clocksOf('usual'),
    evidence: ['photo_after'],
    verifier: 'grid_worker',
    may_self_close: true,
    is_secret_by_default: false,
    default_urgency: 'ordinary',
    reopen_days: 7,
    ...change,
  }
}

/** Drafts and publishes a category from a day on, as the editor, and answers the edition. */
export async function aCategory(
  app: TestApp,
  editor: string,
  of: { owner_unit_id: string; valid_from: string } & Partial<Draft>,
) {
  const { owner_unit_id, valid_from, ...change } = of
  const { id } = await app.must(catalogue.draft, aDraft(owner_unit_id, change), editor)
  return app.must(catalogue.publish, { id, valid_from }, editor)
}
