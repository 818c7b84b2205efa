import type { Input, Output } from '@linli/contract/endpoint'
import { type RuleText, routing } from '@linli/contract/routing'
import type { TestApp } from '../../../test/harness.ts'

/** A rule that says nothing about where and when and gives to the district's centre, changed as the test wants it. */
export function aRule(change: Partial<RuleText> = {}): RuleText {
  return {
    area_id: null,
    category_code: null,
    urgency: null,
    day_kind: null,
    target_kind: 'district_centre',
    unit_id: null,
    doer_kind: null,
    refer_area_id: null,
    refer_category_code: null,
    cc_unit_ids: [],
    ...change,
  }
}

/** A draft with these rules, made by an editor. */
export async function aDraftOf(
  app: TestApp,
  editor: string,
  rules: readonly RuleText[],
): Promise<Output<typeof routing.draft>> {
  const { id } = await app.must(routing.draft, {}, editor)
  for (const line of (await app.must(routing.get_version, { id }, editor)).lines) {
    const { place, revision } = line
    await app.must(routing.remove_rule, { version_id: id, place, revision }, editor)
  }
  const added: Input<typeof routing.add_rules> = { version_id: id, rules: [...rules] }
  return app.must(routing.add_rules, added, editor)
}

/** Puts rules in force from a day on, and nothing but them. */
export async function inForce(
  app: TestApp,
  editor: string,
  rules: readonly RuleText[],
  valid_from = '2022-09-05',
): Promise<Output<typeof routing.publish>> {
  const { id, revision } = await aDraftOf(app, editor, rules)
  return app.must(routing.publish, { id, revision, valid_from }, editor)
}
