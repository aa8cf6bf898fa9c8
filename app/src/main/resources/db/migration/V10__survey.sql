-- Customer satisfaction surveys (klanttevredenheidsonderzoek, KTO; requirements 2.8.1-2.8.8 and 2.8.10).
create table survey (
    id uuid primary key default uuidv7(),
    organisation_id text not null references organisation,
    name text not null check (name <> ''),
    channel text not null check (channel in ('VOICE')),
    language text not null check (language ~ '^[a-z]{2}$'),
    -- null: for every queue that has none of its own
    queue_id uuid,
    active boolean not null,
    -- how often a question is put before it stays without an answer
    attempts int not null check (attempts between 1 and 5),
    -- said when there is no prompt, or it has no sound
    invitation text not null check (invitation <> ''),
    invitation_prompt_id uuid,
    thanks text not null check (thanks <> ''),
    thanks_prompt_id uuid,
    unique (organisation_id, id),
    foreign key (organisation_id, queue_id) references queue (organisation_id, id),
    foreign key (organisation_id, invitation_prompt_id) references prompt (organisation_id, id),
    foreign key (organisation_id, thanks_prompt_id) references prompt (organisation_id, id)
);
create unique index survey_name on survey (organisation_id, lower(name));
-- whoever is invited is invited to one
create unique index survey_active on survey (organisation_id, channel, language, queue_id) nulls not distinct
    where active;
alter table survey enable row level security;
create policy own_organisation on survey using (organisation_id = current_setting('balie.organisation', true));

create table survey_question (
    id uuid primary key default uuidv7(),
    organisation_id text not null,
    survey_id uuid not null,
    position int not null,
    -- CLOSED: one of the answers; OPEN: what the customer keys in
    kind text not null check (kind in ('CLOSED', 'OPEN')),
    text text not null check (text <> ''),
    prompt_id uuid,
    -- a line for each key, such as 1=Ja
    answers text not null,
    -- of OPEN, when it is a number
    lowest int check (lowest >= 0),
    highest int,
    -- whether the answer is read back, for the customer to confirm
    confirm boolean not null,
    check ((kind = 'CLOSED') = (answers <> '')),
    check ((lowest is null) = (highest is null)),
    check (highest > lowest),
    check (kind = 'OPEN' or lowest is null),
    foreign key (organisation_id, survey_id) references survey (organisation_id, id) on delete cascade,
    foreign key (organisation_id, prompt_id) references prompt (organisation_id, id)
);
create index survey_question_of_survey on survey_question (survey_id, position);
alter table survey_question enable row level security;
create policy own_organisation on survey_question using (organisation_id = current_setting('balie.organisation', true));

-- One customer who was invited; its id names all that he answered.
create table survey_run (
    id uuid primary key default uuidv7(),
    organisation_id text not null,
    survey_id uuid not null,
    contact_id uuid not null unique,
    offered_at timestamptz not null,
    accepted boolean not null,
    started_at timestamptz,
    completed_at timestamptz,
    unique (organisation_id, id),
    check (accepted or started_at is null),
    check (completed_at is null or started_at is not null),
    foreign key (organisation_id, survey_id) references survey (organisation_id, id),
    foreign key (organisation_id, contact_id) references contact (organisation_id, id)
);
create index survey_run_newest on survey_run (organisation_id, offered_at desc, id desc);
create index survey_run_of_survey on survey_run (survey_id, offered_at);
alter table survey_run enable row level security;
create policy own_organisation on survey_run using (organisation_id = current_setting('balie.organisation', true));

-- As it was asked: a later change of the question changes nothing here.
create table survey_answer (
    organisation_id text not null,
    run_id uuid not null,
    question_id uuid not null,
    position int not null,
    kind text not null check (kind in ('CLOSED', 'OPEN')),
    question text not null,
    -- null: there was no answer that counts
    value text,
    meaning text,
    -- null: not asked
    confirmed boolean,
    -- how often the question was put
    attempts int not null,
    at timestamptz not null,
    primary key (run_id, question_id),
    check ((value is null) = (meaning is null)),
    foreign key (organisation_id, run_id) references survey_run (organisation_id, id) on delete cascade
);
alter table survey_answer enable row level security;
create policy own_organisation on survey_answer using (organisation_id = current_setting('balie.organisation', true));

-- An area of its own; who had queues had what callers are asked there.
alter table administration_right drop constraint administration_right_area_check;
alter table administration_right add constraint administration_right_area_check check (area in
    ('USERS', 'SKILL_GROUPS', 'QUEUES', 'NUMBERS', 'OPENING_HOURS', 'CODES', 'CALLFLOWS', 'PROMPTS', 'CALAMITIES',
    'SURVEYS'));
insert into administration_right (organisation_id, user_id, area, level)
    select organisation_id, user_id, 'SURVEYS', level from administration_right where area = 'QUEUES';
