/** The life of a plan: drawn up, checked, approved by a second person, carried out on its day, perhaps taken back. */
export const PLAN_STATES = [
  'draft',
  'checking',
  'checked',
  'approved',
  'running',
  'done',
  'refused',
  'undoing',
  'undone',
  'discarded',
] as const
export type PlanState = (typeof PLAN_STATES)[number]

/** What a person may do with a plan. */
export const PLAN_ACTIONS = [
  'save',
  'check',
  'cancel_check',
  'approve',
  'withdraw',
  'undo',
  'discard',
] as const
export type PlanAction = (typeof PLAN_ACTIONS)[number]

/** The steps of which a plan is made. */
export const STEP_KINDS = [
  'create_area',
  'rename_area',
  'recode_area',
  'move_areas',
  'split_area',
  'merge_areas',
  'end_area',
  'create_unit',
  'rename_unit',
  'move_units',
  'merge_units',
  'end_unit',
  'appoint',
  'move_posts',
  'end_posts',
  'hand_over',
] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** What makes a plan impossible: it cannot be approved until none is left. */
export const CONFLICTS = [
  'no_steps',
  'day_is_past',
  'area_gone',
  'area_twice',
  'code_used',
  'id_used',
  'wrong_level',
  'children_left',
  'matters_left',
  'unit_gone',
  'unit_twice',
  'unit_below_itself',
  'wrong_parent_kind',
  'units_left',
  'work_left',
  'work_meets',
  'rules_name_unit',
  'post_gone',
  'post_twice',
  'post_outside_unit',
  'person_gone',
  'duty_not_by_plan',
  'appoints_its_maker',
  'overlaps_plan',
] as const
export type Conflict = (typeof CONFLICTS)[number]

/** What a plan leaves open: whoever approves it has read this. */
export const GAPS = [
  'no_centre',
  'no_duty_officer',
  'no_committee',
  'no_grid_team',
  'no_grid_worker',
  'two_of_a_kind',
  'no_outline',
  'post_strays',
  'parent_elsewhere',
  'work_stays_behind',
  'catalogue_names_unit',
  'rules_follow_unit',
] as const
export type Gap = (typeof GAPS)[number]

/** What happened to an area in a comparison of before and after. */
export const AREA_CHANGES = ['same', 'made', 'ended', 'moved', 'renamed'] as const
export type AreaChange = (typeof AREA_CHANGES)[number]

/** Figures that are told both ways: as the district was organised then, and as it is now. */
export const FIGURES = ['received', 'closed'] as const
export type Figure = (typeof FIGURES)[number]
