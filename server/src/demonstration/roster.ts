import type { PostKind, UnitKind } from '@linli/contract/codes/org'
import { idAt } from './identify.ts'
import { inventName } from './invent-names.ts'
import { type Place, STANDS_FROM } from './place-areas.ts'
import { type Random, randomFor } from './random.ts'

export type DemoUnit = {
  id: string
  kind: UnitKind
  /** How the catalogue and the accounts speak of it; only where one unit is meant. */
  key: string | undefined
  name: string
  parent: DemoUnit | undefined
  area: Place
  phone: string
  address: string | undefined
  hours: string
  posts: DemoPost[]
}

export type DemoPerson = { id: string; name: string; phone: string }

export type DemoPost = {
  id: string
  kind: PostKind
  person: DemoPerson
  unit: DemoUnit
  area: Place
  is_public: boolean
}

/** The units, people and posts of one district while they are being invented. */
export interface Roster {
  readonly units: DemoUnit[]
  readonly people: DemoPerson[]
  readonly posts: DemoPost[]
  readonly random: Random
  unit(fields: {
    kind: UnitKind
    key?: string
    name: string
    parent?: DemoUnit
    area: Place
    address?: string
    hours?: string
  }): DemoUnit
  /** A new person with an invented name, or this one. */
  person(name?: string): DemoPerson
  appoint(person: DemoPerson, unit: DemoUnit, kind: PostKind, at?: Place): DemoPost
  /** The unit of a key. Throws where there is none. */
  keyed(key: string): DemoUnit
}

/** Opens the roster of a district; `first_phone` is where its invented private numbers start. */
export function openRoster(district_id: number, first_phone: number): Roster {
  const random = randomFor(district_id, 'organisation')
  const units: DemoUnit[] = []
  const people: DemoPerson[] = []
  const posts: DemoPost[] = []
  const keys = new Map<string, DemoUnit>()
  return {
    units,
    people,
    posts,
    random,
    unit: ({ kind, key, name, parent, area, address, hours }) => {
      const phone = `0635-000${String(units.length).padStart(4, '0')}`
      const unit: DemoUnit = {
        id: idAt(FOUNDED, random),
        kind,
        key,
        name,
        parent,
        area,
        phone,
        address,
        hours: hours ?? '工作日 8:30–12:00，13:30–17:30',
        posts: [],
      }
      units.push(unit)
      if (key) keys.set(key, unit)
      return unit
    },
    person: (name) => {
      const person = {
        id: idAt(FOUNDED, random),
        name: name ?? inventName(random),
        phone: String(first_phone + people.length),
      }
      people.push(person)
      return person
    },
    appoint: (person, unit, kind, at) => {
      const is_public = !HIDDEN.has(kind)
      const id = idAt(FOUNDED, random)
      const post = { id, kind, person, unit, area: at ?? unit.area, is_public }
      posts.push(post)
      unit.posts.push(post)
      return post
    },
    keyed: (key) => {
      const unit = keys.get(key)
      if (!unit) throw new RangeError(`no unit with the key ${key}`)
      return unit
    },
  }
}

const FOUNDED = Date.parse(`${STANDS_FROM}T00:00:00Z`)
/** Posts of the office's own running; nobody outside needs them. */
const HIDDEN = new Set<PostKind>(['system_admin', 'security_admin', 'auditor', 'catalogue_editor'])
