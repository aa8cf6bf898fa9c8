-- What belongs to a telephone call stands with the call, so that a contact can be one of any channel.
create table call (
    contact_id uuid primary key,
    organisation_id text not null,
    -- the node that has, or had, its media
    node text not null,
    -- how long agents spoke with the customer: a contact goes on after an agent, with a survey or in another queue
    talking_since timestamptz,
    talked_ms bigint not null default 0 check (talked_ms >= 0),
    -- null as long as its contact is open
    ended_at timestamptz,
    foreign key (organisation_id, contact_id) references contact (organisation_id, id)
);
insert into call (contact_id, organisation_id, node, talking_since, talked_ms, ended_at)
    select id, organisation_id, node, talking_since, talked_ms, ended_at from contact;
create index call_open on call (organisation_id, node) where ended_at is null;
alter table call enable row level security;
create policy own_organisation on call using (organisation_id = current_setting('balie.organisation', true));

drop index contact_open;
alter table contact
    drop column node,
    drop column talking_since,
    drop column talked_ms,
    alter column to_address drop not null,
    drop constraint contact_channel_check,
    add constraint contact_channel_check check (channel in ('VOICE', 'TASK')),
    add constraint contact_address_check check (channel <> 'VOICE' or to_address is not null),
    -- for what must be of the contact's channel
    add constraint contact_of_channel unique (organisation_id, id, channel);

-- a queue is of one channel
alter table queue
    drop constraint queue_channel_check,
    add constraint queue_channel_check check (channel in ('VOICE', 'TASK')),
    add constraint queue_of_channel unique (organisation_id, id, channel);
