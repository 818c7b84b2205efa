-- Several units work on one matter, several matters are one: what stands on the row of a matter for it.
alter table matters.matter
  -- The matter that this one was merged into; it is answered there.
  add column merged_into_id uuid,
  -- What must be settled before it may be closed, an entry for each open thing: 'task', 'duty', 'whistle', …
  add column held_by text[] not null default '{}',
  -- Units that work on it beside the one that has it, and therefore see it.
  add column helper_unit_ids uuid[] not null default '{}',
  -- Since when its unit has it by a ruling of the centre: such a unit does not send it back (潍坊条例 art. 22).
  add column designated_at timestamptz;
alter table matters.matter add constraint matter_merged check ((status = 'merged') = (merged_into_id is not null));

create index matter_merged_into on matters.matter (district_id, merged_into_id, id) where merged_into_id is not null;
create index matter_helpers on matters.matter using gin (helper_unit_ids) where helper_unit_ids <> '{}';

-- A merged matter is no open work.
drop index matters.matter_open;
drop index matters.matter_open_newest;
create index matter_open on matters.matter (district_id, due_at, id)
  include (status, street_id, community_id, grid_id, unit_id, assignee_id, is_secret)
  where status not in ('closed', 'voided', 'merged');
create index matter_open_newest on matters.matter (district_id, id)
  include (status, street_id, community_id, grid_id, unit_id, assignee_id, is_secret)
  where status not in ('closed', 'voided', 'merged');
