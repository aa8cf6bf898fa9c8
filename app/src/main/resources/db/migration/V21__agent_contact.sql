-- An agent has any number of contacts at once, each with an activity of its own; a row lasts as long as he has the contact.
create table agent_contact (
    user_id uuid not null,
    contact_id uuid not null,
    organisation_id text not null,
    channel text not null,
    activity text not null check (activity in ('OFFERED', 'IN_CONTACT', 'WRAP_UP')),
    since timestamptz not null,
    wrap_up_until timestamptz,
    primary key (user_id, contact_id),
    check ((activity = 'WRAP_UP') = (wrap_up_until is not null)),
    foreign key (organisation_id, contact_id, channel) references contact (organisation_id, id, channel),
    foreign key (organisation_id, user_id) references app_user (organisation_id, id) on delete cascade
);
-- a contact is offered to one agent or had by one; those who had it before may still wrap it up
create unique index agent_contact_one_agent on agent_contact (contact_id) where activity <> 'WRAP_UP';
-- whatever the settings say: an agent has one telephone
create unique index agent_contact_one_call on agent_contact (user_id) where channel = 'VOICE';
alter table agent_contact enable row level security;
create policy own_organisation on agent_contact using (organisation_id = current_setting('balie.organisation', true));

insert into agent_contact (user_id, contact_id, organisation_id, channel, activity, since, wrap_up_until)
    select s.user_id, s.contact_id, s.organisation_id, c.channel, s.activity, s.activity_since, s.wrap_up_until
    from agent_state s join contact c on c.id = s.contact_id where s.activity <> 'IDLE';
alter table agent_state
    drop column activity,
    drop column contact_id,
    drop column wrap_up_until;
-- since when he has no contact at all
alter table agent_state rename column activity_since to free_since;

-- a contact waits in a queue of its own channel, and for an agent with room for that channel
alter table waiting_contact add column channel text;
update waiting_contact w set channel = c.channel from contact c where c.id = w.contact_id;
alter table waiting_contact
    alter column channel set not null,
    drop constraint waiting_contact_organisation_id_contact_id_fkey,
    drop constraint waiting_contact_organisation_id_queue_id_fkey,
    add foreign key (organisation_id, contact_id, channel) references contact (organisation_id, id, channel),
    add foreign key (organisation_id, queue_id, channel) references queue (organisation_id, id, channel);
drop index waiting_contact_order;
create index waiting_contact_order on waiting_contact (organisation_id, skill_group_id, channel, priority desc, place);

-- how many offers an agent has is what his capacity says
drop index offer_live_agent;
create index offer_live_of_agent on offer (user_id) where ended_at is null;

-- how many contacts an agent has at once, in all and of each channel; an agent may have numbers of his own
alter table organisation
    add column call_capacity int not null default 1 check (call_capacity between 0 and 1),
    add column task_capacity int not null default 5 check (task_capacity between 0 and 20),
    add column total_capacity int not null default 6 check (total_capacity between 1 and 21);
alter table app_user
    add column call_capacity int check (call_capacity between 0 and 1),
    add column task_capacity int check (task_capacity between 0 and 20),
    add column total_capacity int check (total_capacity between 1 and 21);
