import type { Role } from '../identity.ts'

/** Kinds of unit of a district, in Chinese as its own staff say them. */
export const UNIT_KINDS = [
  'government',
  'centre',
  'department',
  'community_committee',
  'grid_team',
  'police_station',
  'justice_office',
  'property_firm',
  'utility',
  'mediation_committee',
  'named_studio',
  'legal_service',
  'station',
  'delegate_studio',
  'class_site',
  'practice_station',
  'service_office',
  'community_party_org',
  'grid_party_branch',
  'building_party_group',
  'party_household',
] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

/** The Party line from the community down to the household (两网融合). */
export const PARTY_LINE = [
  'community_party_org',
  'grid_party_branch',
  'building_party_group',
  'party_household',
] as const satisfies readonly UnitKind[]

/** Kinds of post and the role that each gives its holder. */
export const POST_KINDS = {
  grid_worker: 'grid_worker',
  grid_lead: 'grid_worker',
  building_lead: 'resident',
  party_secretary: 'resident',
  party_household_head: 'resident',
  community_secretary: 'leader',
  community_clerk: 'centre_staff',
  centre_intake: 'centre_staff',
  centre_duty: 'centre_staff',
  centre_head: 'leader',
  district_leader: 'leader',
  department_handler: 'unit_staff',
  utility_handler: 'unit_staff',
  property_manager: 'unit_staff',
  police_officer: 'unit_staff',
  mediator: 'mediator',
  committee_clerk: 'mediator',
  legal_guide: 'resident',
  lawyer: 'resident',
  legal_service_worker: 'resident',
  party_delegate: 'resident',
  congress_delegate: 'resident',
  cppcc_member: 'resident',
  catalogue_editor: 'catalogue_editor',
  system_admin: 'system_admin',
  security_admin: 'security_admin',
  auditor: 'auditor',
} as const satisfies Record<string, Role>
export type PostKind = keyof typeof POST_KINDS

/** What an administrator may do with a member of staff; a member is one of the corporation's WeCom. */
export const PERSON_ACTS = [
  'appoint',
  'open_account',
  'close_account',
  'reset_password',
  'tie_member',
  'untie_member',
] as const
export type PersonAct = (typeof PERSON_ACTS)[number]
