-- Subsidy for settled disputes (以案定补): what is paid for which kind of case, and lists of cases for approval.
create schema outcomes;

-- One amount from a day on, with the paper that it rests on. The newest that has begun is in force.
create table outcomes.subsidy_rule (
  district_id integer not null,
  id uuid not null,
  difficulty text not null,
  form text not null,
  amount_fen integer not null,
  needs_performed boolean not null,
  source text not null,
  valid_from date not null,
  set_by uuid not null,
  set_at timestamptz not null,
  constraint subsidy_rule_pkey primary key (district_id, id),
  constraint subsidy_rule_amount check (amount_fen >= 0),
  constraint subsidy_rule_form check (form in ('written', 'oral'))
);
select platform.distribute('outcomes.subsidy_rule');
create index subsidy_rule_key on outcomes.subsidy_rule (district_id, difficulty, form, valid_from, id);

create table outcomes.subsidy_list (
  district_id integer not null,
  id uuid not null,
  committee_id uuid not null,
  from_day date not null,
  to_day date not null,
  made_by uuid not null,
  made_at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  dropped_at timestamptz,
  constraint subsidy_list_pkey primary key (district_id, id),
  constraint subsidy_list_days check (to_day >= from_day),
  -- Whoever draws a list up does not approve it.
  constraint subsidy_list_two check (approved_by is null or approved_by <> made_by),
  constraint subsidy_list_end check (approved_at is null or dropped_at is null)
);
select platform.distribute('outcomes.subsidy_list');
create index subsidy_list_committee on outcomes.subsidy_list (district_id, committee_id, id);

create table outcomes.subsidy_line (
  district_id integer not null,
  id uuid not null,
  list_id uuid not null,
  dispute_id uuid not null,
  mediator_id uuid not null,
  rule_id uuid not null,
  amount_fen integer not null,
  dropped_at timestamptz,
  constraint subsidy_line_pkey primary key (district_id, id)
);
select platform.distribute('outcomes.subsidy_line');
-- One file, one payment: a dispute stands on one list, whatever becomes of it, until that list is dropped.
create unique index subsidy_line_once on outcomes.subsidy_line (district_id, dispute_id) where dropped_at is null;
create index subsidy_line_list on outcomes.subsidy_line (district_id, list_id, id);

grant usage on schema outcomes to linli_app;
grant select, insert on outcomes.subsidy_rule to linli_app;
grant select, insert, update on outcomes.subsidy_list, outcomes.subsidy_line to linli_app;
