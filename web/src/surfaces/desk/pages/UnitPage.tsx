import type { Unit } from '@linli/contract/org'
import { Link, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { HeldNotice } from '../../../features/batches/HandOverDesk.tsx'
import { AppointForm } from '../../../features/org/AppointForm.tsx'
import { PostTable } from '../../../features/org/PostTable.tsx'
import { UnitForm } from '../../../features/org/UnitForm.tsx'
import { UnitTable } from '../../../features/org/UnitTable.tsx'
import { useCommand, useQuery } from '../../../lib/queries.ts'
import { sayDay, today } from '../../../lib/time.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Facts, Section } from '../../../ui/Page.tsx'
import { Badge, Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { say } from '../../../ui/Toast.tsx'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { UNIT_KIND } from '../../../words/zh-CN/org.ts'
import { ORG, POSTS, UNITS } from '../../../words/zh-CN/org-desk.ts'

/** One unit: what it is, who holds which post in it, and what stands below it. */
export function UnitPage() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const unit = useQuery('org.get_unit', { id })
  const [open, setOpen] = useState<'revise' | 'close'>()
  const close = () => setOpen(undefined)
  if (unit.error) return <Notice tone="over">{reasonText(unit.error)}</Notice>
  if (!unit.data) return <Skeleton lines={8} />
  const one = unit.data
  return (
    <>
      <p className="d-page-back">
        <Link to="/organisation/units">{ORG.units}</Link>
      </p>
      <div className="d-page-head">
        <h2>{one.name}</h2>
        <div className="l-row">
          {one.can.includes('revise') ? (
            <Button onClick={() => setOpen('revise')}>{UNITS.revise}</Button>
          ) : null}
          {one.can.includes('close') ? (
            <Button look="stop" onClick={() => setOpen('close')}>
              {UNITS.close}
            </Button>
          ) : null}
        </div>
      </div>
      {open === 'revise' ? <Revise unit={one} onClose={close} /> : <UnitFacts unit={one} />}
      {open === 'close' ? <Close unit={one} onClose={close} /> : null}
      <PostsOf unit={one} />
      <Below id={id} />
    </>
  )
}

function UnitFacts({ unit }: { unit: Unit }) {
  return (
    <Facts
      items={[
        [UNITS.kind, UNIT_KIND[unit.kind]],
        [
          UNITS.area,
          <Link key="area" to="/organisation" search={{ area: unit.area.id }}>
            {unit.area.name}
          </Link>,
        ],
        [
          UNITS.parent,
          unit.parent ? (
            <Link key="parent" to="/organisation/units/$id" params={{ id: unit.parent.id }}>
              {unit.parent.name}
            </Link>
          ) : null,
        ],
        [UNITS.phone, unit.phone],
        [UNITS.address, unit.address],
        [UNITS.hours, unit.hours],
        [UNITS.since, sayDay(unit.valid_from)],
        [
          UNITS.closed,
          unit.valid_to ? (
            <Badge key="closed" tone="quiet">
              {sayDay(unit.valid_to)}
            </Badge>
          ) : null,
        ],
      ]}
    />
  )
}

function Revise({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const revise = useCommand('org.revise_unit', {
    onDone: () => {
      say(UNITS.revised)
      onClose()
    },
  })
  return (
    <UnitForm
      unit={unit}
      isBusy={revise.isPending}
      problem={revise.error}
      onSave={(input) => revise.mutate({ id: unit.id, ...input })}
      onCancel={onClose}
    />
  )
}

function Close({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const [on, setOn] = useState(() => today())
  const close = useCommand('org.close_unit', {
    onDone: () => {
      say(fill(UNITS.close_done, { name: unit.name }))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    close.mutate({ id: unit.id, on })
  }
  return (
    <form className="d-form d-act-box" onSubmit={submit}>
      <p>{UNITS.close_why}</p>
      <Field
        label={UNITS.close_on}
        type="date"
        required
        value={on}
        onChange={(event) => setOn(event.target.value)}
      />
      {close.error ? <Notice tone="over">{reasonText(close.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button look="stop" type="submit" busyWord={close.isPending && DESK.working}>
          {UNITS.close}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {DESK.cancel}
        </Button>
      </div>
    </form>
  )
}

function PostsOf({ unit }: { unit: Unit }) {
  const [isOpen, setOpen] = useState(false)
  const posts = useQuery('org.list_posts', { unit_id: unit.id, limit: 100 })
  const mayAppoint = unit.can.includes('appoint')
  return (
    <Section
      title={UNITS.posts}
      aside={
        mayAppoint && !isOpen ? (
          <Button onClick={() => setOpen(true)}>{POSTS.appoint}</Button>
        ) : null
      }
    >
      {isOpen ? (
        <AppointForm unit={{ id: unit.id, name: unit.name }} onClose={() => setOpen(false)} />
      ) : null}
      {posts.error ? <Notice tone="over">{reasonText(posts.error)}</Notice> : null}
      {posts.data?.items.length === 0 ? (
        <Empty title={UNITS.no_posts}>{UNITS.no_posts_hint}</Empty>
      ) : null}
      {posts.data && posts.data.items.length > 0 ? (
        <PostTable
          of="unit"
          posts={posts.data.items}
          beforeEnd={({ person }) => <HeldNotice person={person} />}
          link={({ person }) => (
            <Link to="/organisation/people/$id" params={{ id: person.id }}>
              {person.name}
            </Link>
          )}
        />
      ) : null}
    </Section>
  )
}

function Below({ id }: { id: string }) {
  const units = useQuery('org.list_units', { parent_id: id, limit: 100 })
  if (!units.data || units.data.items.length === 0) return null
  return (
    <Section title={UNITS.below}>
      <UnitTable
        units={units.data.items}
        link={(unitId, name) => (
          <Link to="/organisation/units/$id" params={{ id: unitId }}>
            {name}
          </Link>
        )}
      />
    </Section>
  )
}
