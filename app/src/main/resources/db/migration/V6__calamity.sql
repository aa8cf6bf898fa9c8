-- The calamity switch of a telephone number (requirements 2.2.72-2.2.76). No row: off, with what a new switch has.
create table calamity_switch (
    phone_number_id uuid primary key,
    organisation_id text not null,
    active boolean not null default false,
    -- said when there is no prompt, or it has no sound
    message text not null check (message <> ''),
    prompt_id uuid,
    destination text not null check (destination in ('REGULAR', 'MENU', 'QUEUE', 'DISCONNECT')),
    queue_id uuid,
    callflow text,
    planned_from timestamptz,
    planned_until timestamptz,
    check ((destination = 'QUEUE') = (queue_id is not null)),
    check ((destination = 'MENU') = (callflow is not null)),
    check ((planned_from is null) = (planned_until is null)),
    check (planned_until > planned_from),
    foreign key (organisation_id, phone_number_id) references phone_number (organisation_id, id) on delete cascade,
    foreign key (organisation_id, queue_id) references queue (organisation_id, id),
    foreign key (organisation_id, prompt_id) references prompt (organisation_id, id)
);
alter table calamity_switch enable row level security;
create policy own_organisation on calamity_switch using (organisation_id = current_setting('balie.organisation', true));

-- An area of its own; who had numbers had where their calls go.
alter table administration_right drop constraint administration_right_area_check;
alter table administration_right add constraint administration_right_area_check check (area in
    ('USERS', 'SKILL_GROUPS', 'QUEUES', 'NUMBERS', 'OPENING_HOURS', 'CODES', 'CALLFLOWS', 'PROMPTS', 'CALAMITIES'));
insert into administration_right (organisation_id, user_id, area, level)
    select organisation_id, user_id, 'CALAMITIES', level from administration_right where area = 'NUMBERS';
