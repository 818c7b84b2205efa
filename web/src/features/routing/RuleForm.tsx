import { URGENCIES } from '@linli/contract/codes/matters'
import { DAY_KINDS } from '@linli/contract/codes/routing'
import type { Rule, Version } from '@linli/contract/routing'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { URGENCY } from '../../words/zh-CN/matters.ts'
import { DAY_KIND, RULE_FORM } from '../../words/zh-CN/routing.ts'
import { CategorySelect } from '../catalogue/CategorySelect.tsx'
import { AreaSelect } from '../org/AreaSelect.tsx'
import {
  draftOfRule,
  EMPTY_RULE,
  hasTarget,
  type RuleDraft,
  textOfDraft,
  wordsOfDraft,
} from './rule-draft.ts'
import { sayRule } from './rule-sentence.ts'
import { CopyField, TargetField } from './TargetField.tsx'

const AREA_LEVELS = ['street', 'community', 'grid'] as const

/** One rule being written, and what it reads like. Where somebody was faster, both are shown and nothing is lost. */
export function RuleForm({
  version,
  rule,
  onClose,
}: {
  version: Version
  rule: Rule | null
  onClose: () => void
}) {
  const [draft, setDraft] = useState<RuleDraft>(() => (rule ? draftOfRule(rule) : EMPTY_RULE))
  const [isAsked, setAsked] = useState(false)
  const keeping = useKeeping(version, rule, onClose)
  const change = (part: Partial<RuleDraft>) => setDraft({ ...draft, ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (hasTarget(draft)) keeping.keep(draft)
  }
  const title = rule ? fill(RULE_FORM.edit_title, { place: rule.place }) : RULE_FORM.add_title
  return (
    <form className="d-act-box d-rule-form" onSubmit={submit} aria-label={title} noValidate>
      <h3>{title}</h3>
      <WhenFields draft={draft} change={change} />
      <TargetField draft={draft} change={change} isAsked={isAsked} />
      <CopyField draft={draft} change={change} />
      <p className="d-rule-reads">
        <span className="l-quiet">{RULE_FORM.reads}</span> {sayRule(wordsOfDraft(draft))}
      </p>
      {keeping.error && !keeping.isOvertaken ? (
        <Notice tone="over">{reasonText(keeping.error)}</Notice>
      ) : null}
      {keeping.isOvertaken ? <Overtaken now={keeping.now} /> : null}
      <div className="d-form-foot">
        <Button look="main" type="submit" busyWord={keeping.isPending && DESK.saving}>
          {keeping.isOvertaken
            ? keeping.now
              ? RULE_FORM.overwrite
              : RULE_FORM.add_back
            : RULE_FORM.save}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {RULE_FORM.cancel}
        </Button>
      </div>
    </form>
  )
}

/** Saves a rule at its place or as a new one. After a refusal by a colleague's change the next press is against what it
 * says now. */
function useKeeping(version: Version, rule: Rule | null, onClose: () => void) {
  const [overtaken, setOvertaken] = useState<{ now: Rule | null }>()
  const done = (word: string) => {
    say(word)
    onClose()
  }
  const add = useCommand('routing.add_rules', { onDone: () => done(RULE_FORM.added) })
  const save = useCommand('routing.save_rule', {
    onDone: (_, { place }) => done(fill(RULE_FORM.saved, { place })),
  })
  const standing = overtaken ? overtaken.now : rule
  const keep = (draft: RuleDraft) => {
    const text = textOfDraft(draft)
    if (!standing) return add.mutate({ version_id: version.id, rules: [text] })
    const { place, revision } = standing
    save.mutate(
      { version_id: version.id, place, revision, rule: text },
      {
        onError: (error) => {
          if (error.reason === 'rule_changed') setOvertaken({ now: ruleIn(error.data.rule) })
        },
      },
    )
  }
  return {
    keep,
    error: add.error ?? save.error,
    isPending: add.isPending || save.isPending,
    isOvertaken: overtaken !== undefined,
    now: overtaken?.now ?? null,
  }
}

/** The rule that a refusal tells of; null where it was removed. */
function ruleIn(value: unknown): Rule | null {
  const isRule = (one: unknown): one is Rule =>
    typeof one === 'object' && one !== null && 'place' in one && 'target_kind' in one
  return isRule(value) ? value : null
}

function Overtaken({ now }: { now: Rule | null }) {
  return (
    <Notice tone="soon">
      <p>
        {now
          ? fill(RULE_FORM.changed_by, { name: now.changed_by_name ?? '' })
          : RULE_FORM.changed_gone}
      </p>
      {now ? <p className="d-rule">{sayRule(now)}</p> : null}
      <p>{RULE_FORM.changed_keep}</p>
    </Notice>
  )
}

function WhenFields({
  draft,
  change,
}: {
  draft: RuleDraft
  change: (part: Partial<RuleDraft>) => void
}) {
  return (
    <div className="d-half">
      <AreaSelect
        label={RULE_FORM.area}
        levels={AREA_LEVELS}
        value={draft.area}
        onChange={(area) => change({ area })}
      />
      <CategorySelect
        label={RULE_FORM.category}
        mayBeGroup
        value={draft.category?.code}
        onChange={(category) => change({ category })}
      />
      <div className="d-pick">
        <span className="d-pick-word">{RULE_FORM.urgency}</span>
        <Chips
          label={RULE_FORM.urgency}
          options={URGENCIES.map((value) => ({ value, word: URGENCY[value] }))}
          value={draft.urgency ?? undefined}
          onChange={(urgency) => change({ urgency: urgency ?? null })}
        />
      </div>
      <div className="d-pick">
        <span className="d-pick-word">{RULE_FORM.day}</span>
        <Chips
          label={RULE_FORM.day}
          options={DAY_KINDS.map((value) => ({ value, word: DAY_KIND[value] }))}
          value={draft.day_kind ?? undefined}
          onChange={(day_kind) => change({ day_kind: day_kind ?? null })}
        />
      </div>
      <p className="l-field-hint d-rule-hint">{RULE_FORM.open_hint}</p>
    </div>
  )
}
