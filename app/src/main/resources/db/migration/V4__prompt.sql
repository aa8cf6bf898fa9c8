-- What callers hear (requirements 2.4.3, 2.4.10, 2.4.13), and what they hear for a while in front of a queue (2.3.8).

-- Requirement 2.10.1: prompts are an area of their own; who had callflows had what is said in them.
alter table administration_right drop constraint administration_right_area_check;
alter table administration_right add constraint administration_right_area_check check (area in
    ('USERS', 'SKILL_GROUPS', 'QUEUES', 'NUMBERS', 'OPENING_HOURS', 'CODES', 'CALLFLOWS', 'PROMPTS'));
insert into administration_right (organisation_id, user_id, area, level)
    select organisation_id, user_id, 'PROMPTS', level from administration_right where area = 'CALLFLOWS';

-- No row: Dutch only.
create table prompt_languages (
    organisation_id text primary key references organisation,
    -- ISO 639-1
    languages text[] not null check (cardinality(languages) > 0),
    default_language text not null,
    check (default_language = any (languages))
);

create table prompt (
    id uuid primary key default uuidv7(),
    organisation_id text not null references organisation,
    name text not null check (name <> ''),
    description text not null default '',
    unique (organisation_id, id)
);
create unique index prompt_name on prompt (organisation_id, lower(name));

create table prompt_version (
    id uuid primary key default uuidv7(),
    organisation_id text not null,
    prompt_id uuid not null,
    language text not null check (language ~ '^[a-z]{2}$'),
    number int not null check (number > 0),
    source text not null check (source in ('UPLOAD', 'SPEECH', 'PHONE')),
    -- what was typed for speech
    spoken_text text check ((source = 'SPEECH') = (spoken_text is not null)),
    created_at timestamptz not null,
    created_by text not null,
    current boolean not null,
    duration_ms int not null check (duration_ms > 0),
    -- WAV, 8 kHz, mono, PCM 16 bit: what telephony plays
    sound bytea not null,
    unique (prompt_id, language, number),
    foreign key (organisation_id, prompt_id) references prompt (organisation_id, id) on delete cascade
);
create unique index prompt_version_current on prompt_version (prompt_id, language) where current;
-- sound does not become smaller by packing it again
alter table prompt_version alter column sound set storage external;

create table queue_message (
    id uuid primary key default uuidv7(),
    organisation_id text not null,
    queue_id uuid not null,
    prompt_id uuid not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    check (ends_at > starts_at),
    foreign key (organisation_id, queue_id) references queue (organisation_id, id) on delete cascade,
    foreign key (organisation_id, prompt_id) references prompt (organisation_id, id) on delete cascade
);
create index queue_message_by_queue on queue_message (queue_id, ends_at);

do $$
declare t text;
begin
    foreach t in array array['prompt_languages', 'prompt', 'prompt_version', 'queue_message'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy own_organisation on %I using (organisation_id = current_setting(''balie.organisation'', true))', t);
    end loop;
end $$;
