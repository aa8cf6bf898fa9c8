-- How long agents spoke with the customer: a contact goes on after an agent, with a survey or in another queue.
alter table contact
    add column talking_since timestamptz,
    add column talked_ms bigint not null default 0;
update contact set talking_since = answered_at where answered_at is not null and ended_at is null;
update contact set talked_ms = greatest(0, extract(epoch from ended_at - answered_at) * 1000)
    where answered_at is not null and ended_at is not null;
