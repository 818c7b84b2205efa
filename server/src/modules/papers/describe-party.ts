import type { Block, Row, Run, Signer } from './blocks.ts'
import type { Party, Signature } from './facts.ts'
import { dayOf, field, fill, label } from './fill-in.ts'

/** A party in one paragraph, as agreements and applications name them: 申请人：张三，男，汉族，…… */
export function describeParty(role: string, party: Party): Block {
  return {
    is: 'paragraph',
    style: 'indented',
    runs: [{ bold: `${role}：` }, fill(party.name, 6), ...particulars(party), '。'],
  }
}

function particulars(party: Party): Run[] {
  const parts: [string, string | number | null | undefined, number][] =
    party.kind === 'organisation'
      ? [
          ['统一社会信用代码', party.id_number, 9],
          ['住所地', party.address, 12],
          ['法定代表人（负责人）', party.representative, 4],
        ]
      : [
          ['', party.gender, 2],
          ['', party.ethnicity, 3],
          ['年龄', party.age, 2],
          ['公民身份号码', party.id_number, 9],
          ['职业或职务', party.occupation, 4],
          ['单位或住址', party.address, 12],
          ...optional('法定代理人', party.representative),
        ]
  const all = [
    ...parts,
    ['联系方式', party.phone, 6] as const,
    ...optional('委托代理人', party.agent),
  ]
  return all.flatMap(([name, value, room]): Run[] => ['，', name, fill(value, room)])
}

function optional(
  name: string,
  value: string | null | undefined,
): [string, string | null | undefined, number][] {
  return value ? [[name, value, 6]] : []
}

/** The columns of a table of parties, as shares of the width. */
export const PARTY_COLUMNS = [5, 7, 4, 3, 4, 6] as const

/** A party in three rows of such a table. */
export function partyRows(role: string, party: Party): Row[] {
  if (party.kind === 'organisation') {
    return [
      { cells: [label(role), field(party.name, 3), label('负责人'), field(party.representative)] },
      { cells: [label('单位住所'), field(party.address, 3), label('电话'), field(party.phone)] },
    ]
  }
  return [
    {
      cells: [
        label(role),
        field(party.name),
        label('性别'),
        field(party.gender),
        label('民族'),
        field(party.ethnicity),
      ],
    },
    {
      cells: [
        label('年龄'),
        field(party.age),
        label('职业职务'),
        field(party.occupation),
        label('电话'),
        field(party.phone),
      ],
    },
    { cells: [label('单位或住址'), field(party.address, 5)] },
    ...(party.representative
      ? [{ cells: [label('法定代理人'), field(party.representative, 5)] }]
      : []),
    ...(party.agent ? [{ cells: [label('委托代理人'), field(party.agent, 5)] }] : []),
  ]
}

/** One party where none is known yet, so that a form shows where to write. */
export const NOBODY: Party = { ...emptyParty(), kind: 'person' }

function emptyParty() {
  return {
    name: null,
    gender: null,
    ethnicity: null,
    age: null,
    id_number: null,
    occupation: null,
    phone: null,
    address: null,
    representative: null,
    agent: null,
  }
}

/** These parties, or one blank one. */
export function orBlank(parties: readonly Party[]): readonly Party[] {
  return parties.length > 0 ? parties : [NOBODY]
}

/** Names of parties in one text: 张三、李四. */
export function namesOf(parties: readonly { name?: string | null | undefined }[]): string {
  return parties.flatMap(({ name }) => (name ? [name] : [])).join('、')
}

/** Fields to sign for these people, or one blank field where nobody is named. */
export function signersOf(
  role: string,
  people: readonly Partial<Signature>[],
  wants_fingerprint = false,
): Signer[] {
  const those = people.length > 0 ? people : [{ name: null }]
  return those.map((one) => ({
    label: role,
    name: one.name ?? null,
    note: one.note ?? null,
    wants_fingerprint,
    ink: one.ink ?? null,
    day: dayOf(one.signed_on),
  }))
}
