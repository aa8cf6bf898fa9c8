-- a colleague who is asked for advice about a contact that another one has, and who may take it over
alter table agent_contact drop constraint agent_contact_activity_check;
alter table agent_contact
    add check (activity in ('OFFERED', 'IN_CONTACT', 'CONSULTED', 'WRAP_UP'));
drop index agent_contact_one_agent;
create unique index agent_contact_one_agent on agent_contact (contact_id) where activity in ('OFFERED', 'IN_CONTACT');
create unique index agent_contact_one_colleague on agent_contact (contact_id) where activity = 'CONSULTED';
drop index agent_contact_one_call;
create unique index agent_contact_one_call on agent_contact (user_id) where channel = 'VOICE' and activity <> 'CONSULTED';
create unique index agent_contact_one_consultation on agent_contact (user_id) where activity = 'CONSULTED';

-- a contact that one agent gave to another: it is offered to that one first, and then to the one who gave it
alter table waiting_contact
    add column for_agent uuid,
    add column return_to uuid;
create index waiting_contact_for_agent on waiting_contact (organisation_id) where for_agent is not null;
