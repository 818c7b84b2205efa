-- The unit under an order stays named until the order is lifted: nobody of it lifts the order, answered or not.
alter table matters.matter add column is_order_answered boolean not null default false;

update matters.matter as m set supervised_unit_id = o.unit_id, is_order_answered = true
from supervision.order_sheet as o
where o.district_id = m.district_id and o.matter_id = m.id and o.lifted_at is null and o.answered_at is not null;
