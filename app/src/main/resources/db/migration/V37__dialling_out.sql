-- Which kinds of numbers who may dial, of those that the organisation dials at all; who has no line here may dial all of them.
create table dial_permission (
    organisation_id text not null references organisation,
    dialler text not null check (dialler in ('AGENT', 'TELEPHONIST', 'SUPERVISOR', 'BALIE')),
    classes text not null check (classes ~ '^((NATIONAL|MOBILE|SERVICE|PREMIUM|ABROAD)( |$))*$'),
    primary key (organisation_id, dialler)
);
alter table dial_permission enable row level security;
create policy own_organisation on dial_permission using (organisation_id = current_setting('balie.organisation', true));

-- Which numbers agents of a skill group may show when they dial out; no number: none is shown.
create table shown_number (
    organisation_id text not null references organisation,
    skill_group_id uuid not null references skill_group on delete cascade,
    phone_number_id uuid references phone_number on delete cascade,
    unique nulls not distinct (skill_group_id, phone_number_id)
);
alter table shown_number enable row level security;
create policy own_organisation on shown_number using (organisation_id = current_setting('balie.organisation', true));

-- Calls that agents make of themselves.
create table dialled_call (
    contact_id uuid primary key references contact on delete cascade,
    organisation_id text not null references organisation,
    agent_id uuid not null,
    -- whom: a number in E.164, or a colleague's phone
    number text,
    colleague_id uuid,
    -- in E.164; null when none is shown
    shown text,
    check ((number is null) <> (colleague_id is null))
);
alter table dialled_call enable row level security;
create policy own_organisation on dialled_call using (organisation_id = current_setting('balie.organisation', true));
create index on dialled_call (agent_id, contact_id desc);
