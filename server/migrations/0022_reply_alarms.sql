-- That a unit has been told: its reply to an order or an instruction is due soon (临期), or late.
alter table supervision.order_sheet
  add column warned_at timestamptz,
  add column alarmed_at timestamptz;
alter table supervision.instruction
  add column warned_at timestamptz,
  add column alarmed_at timestamptz;

create index order_reply on supervision.order_sheet (district_id, reply_due_at) where answered_at is null and lifted_at is null;
create index instruction_reply on supervision.instruction (district_id, answer_due_at)
  where answered_at is null and answer_due_at is not null;
