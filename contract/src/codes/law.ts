/** Kinds of text in the library, from the highest force down. */
export const LAW_KINDS = [
  'law',
  'regulation',
  'party',
  'interpretation',
  'rule',
  'provincial',
  'city',
] as const
export type LawKind = (typeof LAW_KINDS)[number]

/** How a text stands on a day: it holds, not yet, it was amended, it was repealed. */
export const STANDINGS = ['in_force', 'not_yet', 'amended', 'repealed'] as const
export type Standing = (typeof STANDINGS)[number]

/** Where the first day of a version comes from: its own words, the amending decision, or nothing but the day it was passed. */
export const FROM_BASES = ['stated', 'decision', 'assumed'] as const
export type FromBasis = (typeof FROM_BASES)[number]

/** What can be calculated. */
export const CALCULATIONS = [
  'damages',
  'traffic',
  'court_fee',
  'limitation',
  'period',
  'loan',
] as const
export type Calculation = (typeof CALCULATIONS)[number]

/** What a fee of the court is asked for. */
export const FEE_MATTERS = [
  'property',
  'labour',
  'divorce',
  'personality',
  'enforcement',
  'preservation',
] as const
export type FeeMatter = (typeof FEE_MATTERS)[number]

/** Who bears how much of an accident, seen from the injured side: all of it down to none. */
export const RESPONSIBILITIES = ['full', 'main', 'equal', 'secondary', 'none'] as const
export type Responsibility = (typeof RESPONSIBILITIES)[number]

/** What ended an injury in the eyes of the law of damages. */
export const INJURIES = ['injury', 'disability', 'death'] as const
export type Injury = (typeof INJURIES)[number]

/** Whether the yearly cap of dependants is laid on before the degree of loss or after it; practice differs. */
export const CAP_ORDERS = ['before', 'after'] as const
export type CapOrder = (typeof CAP_ORDERS)[number]

/** What interrupts a limitation period. */
export const INTERRUPTIONS = ['committee', 'demand', 'admission', 'suit'] as const
export type Interruption = (typeof INTERRUPTIONS)[number]

/** Claims with a limitation period of their own. */
export const CLAIM_KINDS = ['ordinary', 'labour'] as const
export type ClaimKind = (typeof CLAIM_KINDS)[number]

/** Periods that a law counts from an event. */
export const STATUTORY_PERIODS = [
  'judicial_confirmation',
  'police_certificate',
  'police_certificate_after_test',
  'police_service',
  'police_review',
  'police_mediation_request',
  'police_mediation',
  'police_after_failed_mediation',
  'insurer_list',
  'insurer_decision',
  'insurer_payment',
  'court_filing',
  'court_fee_payment',
  'court_ordinary',
  'court_simple',
  'court_small',
  'court_appeal',
  'court_second_instance',
  'enforcement',
  'petition_route',
  'petition_answer',
  'rescission',
  'rescission_mistake',
  'labour_suit',
] as const
export type StatutoryPeriod = (typeof STATUTORY_PERIODS)[number]
