-- Recordings of calls (requirements 2.5.14, 2.5.15, 2.6.9 and 2.7.1 to 2.7.5). The sound is in files, sealed with a key of the
-- recording's own; without its row nobody can open it any more.
create table recording (
    id uuid primary key default uuidv7(),
    organisation_id text not null references organisation,
    contact_id uuid not null,
    -- RUNNING: it is being written, or was when Balie was interrupted; KEPT: it can be heard
    state text not null default 'RUNNING' check (state in ('RUNNING', 'KEPT')),
    started_at timestamptz not null,
    -- of sound; null while it runs
    bytes bigint check (bytes > 0),
    -- why it may be there. CONSENT: the caller was asked and did not refuse; AD_HOC: an agent began it; SUPERVISOR: a supervisor did
    ground text not null check (ground in ('CONSENT', 'AD_HOC', 'SUPERVISOR')),
    -- who began it; null for central recording
    started_by uuid,
    customer_number text,
    queue text not null,
    -- who spoke in it, in order
    agent_ids uuid[] not null,
    agents text not null,
    -- the key of the sound, sealed with the organisation's
    sealed_key bytea not null,
    check ((state = 'RUNNING') = (bytes is null)),
    check ((ground = 'CONSENT') = (started_by is null)),
    foreign key (organisation_id, contact_id) references contact (organisation_id, id)
);
create index recording_by_time on recording (organisation_id, started_at desc, id desc);
create index recording_of_contact on recording (contact_id);
create index recording_running on recording (organisation_id) where state = 'RUNNING';
alter table recording enable row level security;
create policy own_organisation on recording using (organisation_id = current_setting('balie.organisation', true));

-- The organisation's key, sealed with that of the installation; made with the first recording.
create table recording_key (
    organisation_id text primary key references organisation,
    sealed_key bytea not null
);
alter table recording_key enable row level security;
create policy own_organisation on recording_key using (organisation_id = current_setting('balie.organisation', true));

-- What an administrator sets; nothing is recorded as long as he has not.
create table recording_rule (
    organisation_id text primary key references organisation,
    central boolean not null default false,
    also_on_hold boolean not null default false,
    keep_days int not null default 30 check (keep_days between 1 and 730)
);
alter table recording_rule enable row level security;
create policy own_organisation on recording_rule using (organisation_id = current_setting('balie.organisation', true));

-- Queues whose calls are not recorded centrally.
create table unrecorded_queue (
    organisation_id text not null,
    queue_id uuid not null,
    primary key (organisation_id, queue_id),
    foreign key (organisation_id, queue_id) references queue (organisation_id, id) on delete cascade
);
alter table unrecorded_queue enable row level security;
create policy own_organisation on unrecorded_queue using (organisation_id = current_setting('balie.organisation', true));

-- What callers said when they were asked (requirement 2.7.4).
create table recording_choice (
    organisation_id text not null,
    contact_id uuid not null,
    refused boolean not null,
    primary key (organisation_id, contact_id),
    foreign key (organisation_id, contact_id) references contact (organisation_id, id)
);
alter table recording_choice enable row level security;
create policy own_organisation on recording_choice using (organisation_id = current_setting('balie.organisation', true));

alter table administration_right drop constraint administration_right_area_check;
alter table administration_right add constraint administration_right_area_check check (area in
    ('USERS', 'SKILL_GROUPS', 'QUEUES', 'NUMBERS', 'OPENING_HOURS', 'CODES', 'CALLFLOWS', 'PROMPTS', 'CALAMITIES',
    'SURVEYS', 'RECORDINGS'));
-- who decides about rights has it first
insert into administration_right (organisation_id, user_id, area, level)
    select organisation_id, user_id, 'RECORDINGS', level from administration_right where area = 'USERS' and level = 'CHANGE';
