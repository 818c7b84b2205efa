-- What a test of a channel found, and the places of one owner at once.
alter table channels.channel
  add column tested_at timestamptz,
  -- null where all was well.
  add column test_fault text;
create index binding_via on channels.binding (district_id, channel_id, via) where via is not null;
