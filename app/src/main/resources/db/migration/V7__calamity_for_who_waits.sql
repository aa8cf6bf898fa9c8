-- The engine is told signals too, which concern no single contact.
alter table flow_command drop constraint flow_command_kind_check;
alter table flow_command add constraint flow_command_kind_check check (kind in ('MESSAGE', 'CANCEL', 'SIGNAL'));
alter table flow_command alter column contact_id drop not null;
alter table flow_command add constraint flow_command_signal_check
    check ((kind = 'SIGNAL') = (contact_id is null) and (kind <> 'SIGNAL' or name <> ''));

-- Whether it was on when its beginning or end was last told to who waits and written to the audit log; a plan is followed
-- by what differs from it.
alter table calamity_switch add column told_on boolean not null default false;
update calamity_switch set told_on = active or (planned_from <= now() and now() < planned_until) is true;
