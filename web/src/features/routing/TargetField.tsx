import { PLACED_DOERS, TARGET_KINDS } from '@linli/contract/codes/routing'
import { fill } from '../../lib/words.ts'
import { Chips } from '../../ui/Choice.tsx'
import { PLACED_DOER, RULE_FORM } from '../../words/zh-CN/routing.ts'
import { CategorySelect } from '../catalogue/CategorySelect.tsx'
import { AreaSelect } from '../org/AreaSelect.tsx'
import { UnitSelect } from '../org/UnitSelect.tsx'
import { hasTarget, type RuleDraft } from './rule-draft.ts'

interface Part {
  draft: RuleDraft
  change: (part: Partial<RuleDraft>) => void
}

const TARGET_WORD = {
  unit: RULE_FORM.target_unit,
  doer: RULE_FORM.target_doer,
  district_centre: RULE_FORM.target_district_centre,
  refer: RULE_FORM.target_refer,
} as const

/** To whom: one unit, a kind of unit of the place, the district's centre, or as another rule says. */
export function TargetField({ draft, change, isAsked }: Part & { isAsked: boolean }) {
  const isMissing = isAsked && !hasTarget(draft)
  return (
    <>
      <div className="d-pick">
        <span className="d-pick-word">{RULE_FORM.to}</span>
        <Chips
          label={RULE_FORM.to}
          options={TARGET_KINDS.map((value) => ({ value, word: TARGET_WORD[value] }))}
          value={draft.target_kind}
          onChange={(target_kind) => change({ target_kind: target_kind ?? draft.target_kind })}
        />
      </div>
      {draft.target_kind === 'unit' ? (
        <UnitSelect
          label={RULE_FORM.unit}
          value={draft.unit?.id}
          known={draft.unit ? [draft.unit] : []}
          error={isMissing ? RULE_FORM.choose_unit : undefined}
          onChange={(unit) => change({ unit })}
        />
      ) : null}
      {draft.target_kind === 'doer' ? (
        <div className="d-pick">
          <span className="d-pick-word">{RULE_FORM.doer}</span>
          <Chips
            label={RULE_FORM.doer}
            options={PLACED_DOERS.map((value) => ({ value, word: PLACED_DOER[value] }))}
            value={draft.doer_kind ?? undefined}
            onChange={(doer_kind) => change({ doer_kind: doer_kind ?? null })}
          />
          {isMissing ? <p className="l-field-error">{RULE_FORM.choose_doer}</p> : null}
        </div>
      ) : null}
      {draft.target_kind === 'refer' ? (
        <ReferFields draft={draft} change={change} isMissing={isMissing} />
      ) : null}
    </>
  )
}

function ReferFields({ draft, change, isMissing }: Part & { isMissing: boolean }) {
  return (
    <div className="d-half">
      <CategorySelect
        label={RULE_FORM.refer_category}
        mayBeGroup
        value={draft.refer_category?.code}
        error={isMissing ? RULE_FORM.choose_refer : undefined}
        onChange={(refer_category) => change({ refer_category })}
      />
      <AreaSelect
        label={RULE_FORM.refer_area}
        levels={['street', 'community', 'grid']}
        value={draft.refer_area}
        onChange={(refer_area) => change({ refer_area })}
      />
      <p className="l-field-hint d-rule-hint">{RULE_FORM.refer_hint}</p>
    </div>
  )
}

/** Units that get to know of it. */
export function CopyField({ draft, change }: Part) {
  const { cc } = draft
  return (
    <div className="d-pick">
      <span className="d-pick-word">{RULE_FORM.cc}</span>
      {cc.length > 0 ? (
        <ul className="d-rule-cc">
          {cc.map((unit) => (
            <li key={unit.id}>
              {unit.name}
              <button
                type="button"
                className="l-button l-button-quiet"
                aria-label={fill(RULE_FORM.cc_remove, { unit: unit.name })}
                onClick={() => change({ cc: cc.filter(({ id }) => id !== unit.id) })}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <UnitSelect
        label={RULE_FORM.cc_add}
        isBare
        value={null}
        onChange={(unit) =>
          unit && !cc.some(({ id }) => id === unit.id) ? change({ cc: [...cc, unit] }) : undefined
        }
      />
    </div>
  )
}
