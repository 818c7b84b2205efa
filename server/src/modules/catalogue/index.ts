import { catalogue } from '@linli/contract/catalogue'
import { registerHoldings } from '#modules/org'
import { ANYONE, implement } from '#platform/module'
import { discardDraft } from './discard-draft.ts'
import { draftCategory } from './draft-category.ts'
import { endCategory } from './end-category.ts'
import { listChanges } from './list-changes.ts'
import { publishCategory } from './publish-category.ts'
import { listEditions, listPublished, viewCategory } from './queries.ts'
import { restoreCategory } from './restore-category.ts'
import { reviseCategory } from './revise-category.ts'
import { suggestCategories } from './suggest.ts'
import { UNITS_HELD } from './units-held.ts'

export { categoryInForce, type Edition } from './editions.ts'
export { loadSeed } from './load-seed.ts'
export { requireEditor } from './policy.ts'
export { type CompleteSeed, SEED, SEED_MAPPINGS, SEED_UNITS } from './seed.ts'
export { suggestCode } from './suggest-code.ts'

registerHoldings(...UNITS_HELD)

const EDITOR = ['catalogue_editor'] as const
/** Drafts are no secret from those who lead and those who check. */
const READERS = ['catalogue_editor', 'leader', 'auditor'] as const

export const catalogueModule = implement('catalogue', catalogue, {
  list_published: { roles: ANYONE, run: listPublished },
  suggest: {
    roles: ANYONE,
    limit: { max: 60, per_seconds: 60 },
    run: async (context, input) => suggestCategories(input.text, await listPublished(context, {})),
  },
  list: { roles: READERS, run: listEditions },
  get: { roles: READERS, run: (context, input) => viewCategory(context, input.id) },
  draft: { roles: EDITOR, run: draftCategory, view: viewCategory },
  revise: { roles: EDITOR, run: reviseCategory, view: viewCategory },
  publish: { roles: EDITOR, run: publishCategory, view: viewCategory },
  end: { roles: EDITOR, run: endCategory, view: viewCategory },
  restore: {
    roles: EDITOR,
    run: restoreCategory,
    view: viewCategory,
    result: (_input, { new_id }) => new_id,
  },
  list_changes: { roles: READERS, run: listChanges },
  discard: { roles: EDITOR, run: discardDraft, view: async () => ({ done: true }) },
})
