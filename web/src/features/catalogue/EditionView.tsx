import type { Category, CategoryLine } from '@linli/contract/catalogue'
import { sayDay, today } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Facts, Section } from '../../ui/Page.tsx'
import { CATALOGUE_DESK } from '../../words/zh-CN/catalogue-desk.ts'
import { DOER, EVIDENCE, URGENCY, VERIFIER } from '../../words/zh-CN/matters.ts'
import { ClocksTable } from './ClocksTable.tsx'

/** What an edition says: who owns it, who does it, to what standard and by when; what is still missing stands out. */
export function EditionView({ edition }: { edition: Category }) {
  return (
    <>
      <Facts
        items={[
          [CATALOGUE_DESK.owner, edition.owner?.name ?? <Missing key="owner" />],
          [CATALOGUE_DESK.doer, doerOf(edition.doer_kind, edition.doer?.name)],
          [CATALOGUE_DESK.standard, edition.standard ?? <Missing key="standard" />],
          [CATALOGUE_DESK.basis, edition.basis],
          [CATALOGUE_DESK.evidence, edition.evidence.map((kind) => EVIDENCE[kind]).join('、')],
          [CATALOGUE_DESK.verifier, VERIFIER[edition.verifier]],
          [
            CATALOGUE_DESK.self_close,
            edition.may_self_close ? CATALOGUE_DESK.yes : CATALOGUE_DESK.no,
          ],
          [
            CATALOGUE_DESK.secret,
            edition.is_secret_by_default ? CATALOGUE_DESK.is_secret : CATALOGUE_DESK.not_secret,
          ],
          [CATALOGUE_DESK.urgency, URGENCY[edition.default_urgency]],
          [CATALOGUE_DESK.reopen_days, fill(CATALOGUE_DESK.days, { n: edition.reopen_days })],
          [CATALOGUE_DESK.keywords, edition.keywords.join('、')],
          [CATALOGUE_DESK.mappings, mappingsOf(edition)],
        ]}
      />
      <Section title={CATALOGUE_DESK.clocks}>
        {edition.clocks ? <ClocksTable clocks={edition.clocks} /> : <Missing />}
      </Section>
    </>
  )
}

/** The same as the public list has it, for those who do not read drafts. */
export function PublishedView({ line }: { line: CategoryLine }) {
  return (
    <>
      <Facts
        items={[
          [CATALOGUE_DESK.owner, line.owner_name],
          [CATALOGUE_DESK.doer, doerOf(line.doer_kind, line.doer_name)],
          [CATALOGUE_DESK.standard, line.standard],
          [CATALOGUE_DESK.basis, line.basis],
          [CATALOGUE_DESK.evidence, line.evidence.map((kind) => EVIDENCE[kind]).join('、')],
          [CATALOGUE_DESK.self_close, line.may_self_close ? CATALOGUE_DESK.yes : CATALOGUE_DESK.no],
          [CATALOGUE_DESK.keywords, line.keywords.join('、')],
        ]}
      />
      {line.clocks ? (
        <Section title={CATALOGUE_DESK.clocks}>
          <ClocksTable clocks={line.clocks} />
        </Section>
      ) : null}
    </>
  )
}

/** Whether it is by this edition that people work today; one that begins later is published too. */
export function isInForce({ state, valid_from }: Pick<Category, 'state' | 'valid_from'>) {
  return state === 'published' && valid_from !== null && valid_from <= today()
}

/** The days in which an edition is in force, as people say them. */
export function forceWords({ valid_from, valid_to }: Pick<Category, 'valid_from' | 'valid_to'>) {
  if (!valid_from) return ''
  const from = sayDay(valid_from)
  return valid_to
    ? fill(CATALOGUE_DESK.in_force_until, { from, to: sayDay(valid_to) })
    : fill(CATALOGUE_DESK.in_force, { from })
}

function doerOf(kind: Category['doer_kind'], name: string | null | undefined) {
  if (!kind) return <Missing />
  return [DOER[kind], name].filter(Boolean).join('：')
}

function mappingsOf({ mappings }: Category) {
  if (mappings.length === 0) return null
  return (
    <ul>
      {mappings.map(({ list, code, name }) => (
        <li key={`${list} ${code}`}>
          {name} <span className="l-quiet l-small">{[list, code].join(' ')}</span>
        </li>
      ))}
    </ul>
  )
}

function Missing() {
  return <span className="l-field-error">{CATALOGUE_DESK.missing}</span>
}
