-- Every table of an organisation carries organisation_id and a policy on the transaction-local setting
-- balie.organisation. Look-ups that must happen before the organisation is known (sign-in, called number, API token,
-- list of organisations) are functions of the owner that return just what is needed.

create table organisation (
    id text primary key check (id ~ '^[a-z][a-z0-9-]{1,40}$'),
    name text not null check (name <> ''),
    time_zone text not null default 'Europe/Amsterdam',
    -- requirement 2.2.24: how long an offered contact may ring
    answer_timeout_seconds int not null default 20 check (answer_timeout_seconds between 5 and 300),
    -- requirement 2.2.23: whether an agent who does not react becomes unavailable
    unavailable_after_no_answer boolean not null default true,
    -- requirement 2.2.25: for agents without a setting of their own
    wrap_up_seconds int not null default 30 check (wrap_up_seconds between 0 and 3600)
);

create table app_user (
    id uuid primary key default uuidv7(),
    organisation_id text not null references organisation,
    username text not null unique check (username ~ '^[a-z0-9][a-z0-9._-]{1,60}$'),
    display_name text not null check (display_name <> ''),
    password_hash text,
    active boolean not null default true,
    failed_attempts int not null default 0,
    locked_until timestamptz,
    -- H(A1) of RFC 7616 for the user's SIP phone; null: no phone
    phone_ha1_md5 text,
    phone_ha1_sha256 text,
    -- requirement 2.2.25; null: the organisation's
    wrap_up_seconds int check (wrap_up_seconds between 0 and 3600),
    unique (organisation_id, id)
);

create table user_role (
    organisation_id text not null,
    user_id uuid not null,
    role text not null check (role in
        ('AGENT', 'TELEPHONIST', 'SUPERVISOR', 'FUNCTIONAL_ADMINISTRATOR', 'SERVICE_DESK', 'PLATFORM_ADMINISTRATOR')),
    primary key (user_id, role),
    foreign key (organisation_id, user_id) references app_user (organisation_id, id) on delete cascade
);

-- Requirement 2.10.1: administrators of one organisation with different rights; only read for FUNCTIONAL_ADMINISTRATOR.
create table administration_right (
    organisation_id text not null,
    user_id uuid not null,
    area text not null check (area in
        ('USERS', 'SKILL_GROUPS', 'QUEUES', 'NUMBERS', 'OPENING_HOURS', 'CODES', 'CALLFLOWS')),
    level text not null check (level in ('VIEW', 'CHANGE')),
    primary key (user_id, area),
    foreign key (organisation_id, user_id) references app_user (organisation_id, id) on delete cascade
);

create table api_token (
    id uuid primary key default uuidv7(),
    organisation_id text not null references organisation,
    name text not null,
    token_sha256 text not null unique,
    unique (organisation_id, name)
);

create table skill_group (
    id uuid primary key default uuidv7(),
    organisation_id text not null references organisation,
    name text not null check (name <> ''),
    unique (organisation_id, name),
    unique (organisation_id, id)
);

create table agent_skill (
    organisation_id text not null,
    user_id uuid not null,
    skill_group_id uuid not null,
    -- requirement 2.2.22: the agent's own choice for this group, beside the status as a whole
    available boolean not null default true,
    primary key (user_id, skill_group_id),
    foreign key (organisation_id, user_id) references app_user (organisation_id, id) on delete cascade,
    foreign key (organisation_id, skill_group_id) references skill_group (organisation_id, id) on delete cascade
);
create index agent_skill_by_group on agent_skill (skill_group_id);

create table opening_calendar (
    id uuid primary key default uuidv7(),
    organisation_id text not null references organisation,
    name text not null check (name <> ''),
    closed_on_holidays boolean not null default true,
    closed_message text not null default 'Wij zijn op dit moment gesloten.',
    unique (organisation_id, name),
    unique (organisation_id, id)
);

create table opening_hours (
    id uuid primary key default uuidv7(),
    organisation_id text not null,
    calendar_id uuid not null,
    -- 1 is Monday (ISO 8601)
    day int not null check (day between 1 and 7),
    opens time not null,
    closes time not null,
    -- closing at 00:00 means at the end of the day
    check (closes > opens or closes = '00:00'),
    foreign key (organisation_id, calendar_id) references opening_calendar (organisation_id, id) on delete cascade
);

create table opening_exception (
    id uuid primary key default uuidv7(),
    organisation_id text not null,
    calendar_id uuid not null,
    day date not null,
    opens time,
    closes time,
    description text not null,
    check ((opens is null) = (closes is null)),
    check (closes > opens or closes = '00:00'),
    unique (calendar_id, day),
    foreign key (organisation_id, calendar_id) references opening_calendar (organisation_id, id) on delete cascade
);

create table queue (
    id uuid primary key default uuidv7(),
    organisation_id text not null references organisation,
    name text not null check (name <> ''),
    channel text not null default 'VOICE' check (channel in ('VOICE')),
    -- requirement 2.3.2
    kind text not null default 'EXTERNAL' check (kind in ('EXTERNAL', 'INTERNAL', 'FALLBACK')),
    skill_group_id uuid not null,
    priority int not null default 0 check (priority between 0 and 9),
    greeting text not null default '',
    music boolean not null default true,
    unique (organisation_id, name),
    unique (organisation_id, id),
    foreign key (organisation_id, skill_group_id) references skill_group (organisation_id, id)
);

create table phone_number (
    id uuid primary key default uuidv7(),
    organisation_id text not null references organisation,
    number text not null unique check (number ~ '^\+[1-9][0-9]{6,14}$'),
    description text not null default '',
    callflow text not null,
    calendar_id uuid not null,
    queue_id uuid not null,
    -- what happens while the engine is away (design, principle 6)
    fallback text not null default 'QUEUE' check (fallback in ('MESSAGE', 'QUEUE', 'EXTERNAL')),
    fallback_message text not null default '',
    fallback_number text check (fallback_number ~ '^\+[1-9][0-9]{6,14}$'),
    check (fallback <> 'EXTERNAL' or fallback_number is not null),
    check (fallback <> 'MESSAGE' or fallback_message <> ''),
    unique (organisation_id, id),
    foreign key (organisation_id, calendar_id) references opening_calendar (organisation_id, id),
    foreign key (organisation_id, queue_id) references queue (organisation_id, id)
);

create table phone_route (
    id uuid primary key default uuidv7(),
    organisation_id text not null,
    phone_number_id uuid not null,
    description text not null check (description <> ''),
    choice text check (choice ~ '^[0-9*#]$'),
    caller_prefix text check (caller_prefix ~ '^\+[0-9]{1,15}$'),
    -- ISO days, empty: every day
    days int[] not null default '{}',
    from_time time,
    until_time time,
    first_day date,
    last_day date,
    queue_id uuid not null,
    priority int not null default 0 check (priority between 0 and 9),
    check ((from_time is null) = (until_time is null)),
    foreign key (organisation_id, phone_number_id) references phone_number (organisation_id, id) on delete cascade,
    foreign key (organisation_id, queue_id) references queue (organisation_id, id)
);

create table reason_code (
    id uuid primary key default uuidv7(),
    organisation_id text not null references organisation,
    name text not null check (name <> ''),
    active boolean not null default true,
    unique (organisation_id, name),
    unique (organisation_id, id)
);

create table disposition_code (
    id uuid primary key default uuidv7(),
    organisation_id text not null references organisation,
    parent_id uuid,
    name text not null check (name <> ''),
    active boolean not null default true,
    unique nulls not distinct (organisation_id, parent_id, name),
    unique (organisation_id, id),
    foreign key (organisation_id, parent_id) references disposition_code (organisation_id, id)
);

create table contact (
    id uuid primary key default uuidv7(),
    organisation_id text not null references organisation,
    channel text not null check (channel in ('VOICE')),
    direction text not null check (direction in ('INBOUND', 'OUTBOUND')),
    from_address text,
    to_address text not null,
    node text not null,
    started_at timestamptz not null,
    queued_at timestamptz,
    answered_at timestamptz,
    ended_at timestamptz,
    queue_id uuid,
    queue_name text,
    skill_group_id uuid,
    skill_group_name text,
    agent_id uuid,
    agent_username text,
    agent_name text,
    disposition_id uuid,
    disposition_name text,
    result text check (result in
        ('HANDLED', 'ABANDONED', 'NO_AGENT', 'CLOSED', 'FALLBACK', 'INTERRUPTED', 'FAILED')),
    process_instance_key bigint,
    unique (organisation_id, id),
    check ((ended_at is null) = (result is null))
);
create index contact_newest on contact (organisation_id, started_at desc, id desc);
create index contact_open on contact (organisation_id, node) where ended_at is null;
create index contact_of_agent on contact (organisation_id, agent_id, started_at);

-- Append-only; the facts for reports. Month partitions are made by the application.
create table contact_event (
    organisation_id text not null,
    contact_id uuid not null,
    at timestamptz not null,
    id bigint generated always as identity,
    type text not null,
    data jsonb not null default '{}'
) partition by range (at);
create table contact_event_default partition of contact_event default;
create index contact_event_of_contact on contact_event (contact_id, at, id);

create table agent_event (
    organisation_id text not null,
    user_id uuid not null,
    at timestamptz not null,
    id bigint generated always as identity,
    type text not null,
    data jsonb not null default '{}'
) partition by range (at);
create table agent_event_default partition of agent_event default;
create index agent_event_of_agent on agent_event (organisation_id, user_id, at);

create table audit_event (
    organisation_id text not null,
    at timestamptz not null,
    id bigint generated always as identity,
    actor text not null,
    origin text not null,
    action text not null,
    object text not null,
    result text not null,
    details jsonb not null default '{}'
) partition by range (at);
create table audit_event_default partition of audit_event default;
create index audit_event_newest on audit_event (organisation_id, at desc);

-- The agent's state (acd). idle_since is what 'longest idle' goes by.
create table agent_state (
    user_id uuid primary key,
    organisation_id text not null,
    presence text not null default 'SIGNED_OUT' check (presence in ('SIGNED_OUT', 'AVAILABLE', 'UNAVAILABLE')),
    presence_since timestamptz not null default now(),
    reason text,
    activity text not null default 'IDLE' check (activity in ('IDLE', 'OFFERED', 'IN_CONTACT', 'WRAP_UP')),
    activity_since timestamptz not null default now(),
    idle_since timestamptz not null default now(),
    contact_id uuid,
    wrap_up_until timestamptz,
    check ((activity = 'IDLE') = (contact_id is null)),
    check ((activity = 'WRAP_UP') = (wrap_up_until is not null)),
    foreign key (organisation_id, user_id) references app_user (organisation_id, id) on delete cascade
);

create table waiting_contact (
    contact_id uuid primary key,
    organisation_id text not null,
    queue_id uuid not null,
    skill_group_id uuid not null,
    priority int not null,
    queued_at timestamptz not null,
    -- the place within the same priority
    place bigint generated always as identity,
    offered boolean not null default false,
    foreign key (organisation_id, contact_id) references contact (organisation_id, id),
    foreign key (organisation_id, queue_id) references queue (organisation_id, id),
    foreign key (organisation_id, skill_group_id) references skill_group (organisation_id, id)
);
create index waiting_contact_order on waiting_contact (organisation_id, skill_group_id, priority desc, place);

create table offer (
    id uuid primary key default uuidv7(),
    organisation_id text not null references organisation,
    contact_id uuid not null,
    user_id uuid not null,
    offered_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    outcome text check (outcome in ('ACCEPTED', 'DECLINED', 'NOT_ANSWERED', 'UNREACHABLE', 'BUSY', 'WITHDRAWN')),
    check ((ended_at is null) = (outcome is null)),
    foreign key (organisation_id, contact_id) references contact (organisation_id, id),
    foreign key (organisation_id, user_id) references app_user (organisation_id, id) on delete cascade
);
-- at most one live offer for a contact, and one for an agent
create unique index offer_live_contact on offer (contact_id) where ended_at is null;
create unique index offer_live_agent on offer (user_id) where ended_at is null;

-- What the engine must still be told; sent in order for each contact, kept until the engine has it.
create table flow_command (
    id bigint generated always as identity primary key,
    organisation_id text not null references organisation,
    contact_id uuid not null,
    kind text not null check (kind in ('MESSAGE', 'CANCEL')),
    name text not null default '',
    process_instance_key bigint,
    created_at timestamptz not null default now()
);

-- The models as they were deployed, so that a contact's path can be shown on the version that it took.
create table flow_model (
    process_id text not null,
    version int not null,
    organisation_id text references organisation,
    xml text not null,
    deployed_at timestamptz not null,
    primary key (process_id, version)
);

create table flow_incident (
    incident_key bigint primary key,
    organisation_id text,
    contact_id uuid,
    process_instance_key bigint not null,
    process_id text not null,
    element_id text not null,
    job_key bigint,
    error_type text not null,
    message text not null,
    created_at timestamptz not null,
    resolved_at timestamptz
);

do $$
declare t text;
begin
    foreach t in array array['app_user', 'user_role', 'administration_right', 'api_token', 'skill_group', 'agent_skill',
        'opening_calendar', 'opening_hours', 'opening_exception', 'queue', 'phone_number', 'phone_route', 'reason_code',
        'disposition_code', 'contact', 'contact_event', 'agent_event', 'audit_event', 'agent_state', 'waiting_contact',
        'offer', 'flow_command'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy own_organisation on %I using (organisation_id = current_setting(''balie.organisation'', true))', t);
    end loop;
    -- partitions are tables of their own
    foreach t in array array['contact_event_default', 'agent_event_default', 'audit_event_default'] loop
        execute format('alter table %I enable row level security', t);
    end loop;
end $$;

alter table organisation enable row level security;
create policy own_organisation on organisation using (id = current_setting('balie.organisation', true));

-- shipped models (no organisation) are for everybody to read; only the platform writes them (see deploy_model)
alter table flow_model enable row level security;
create policy own_or_shipped on flow_model for select
    using (organisation_id is null or organisation_id = current_setting('balie.organisation', true));
create policy own_organisation on flow_model for insert
    with check (organisation_id = current_setting('balie.organisation', true));

alter table flow_incident enable row level security;
create policy own_organisation on flow_incident using (organisation_id = current_setting('balie.organisation', true));

-- facts are never changed or removed, whoever asks
create function refuse_change() returns trigger language plpgsql
    as $$ begin raise exception 'rows of % are facts and cannot be changed or removed', tg_table_name; end $$;
create trigger facts_stay before update or delete on contact_event for each row execute function refuse_change();
create trigger facts_stay before update or delete on agent_event for each row execute function refuse_change();
create trigger facts_stay before update or delete on audit_event for each row execute function refuse_change();

create function organisations() returns table (id text, name text)
    language sql stable security definer set search_path = public, pg_temp
    as $$ select id, name from organisation order by id $$;

create function sign_in_account(wanted text)
    returns table (organisation_id text, user_id uuid, password_hash text, active boolean, locked_until timestamptz)
    language sql stable security definer set search_path = public, pg_temp
    as $$ select organisation_id, id, password_hash, active, locked_until from app_user where username = wanted $$;

create function phone_account(wanted text)
    returns table (organisation_id text, user_id uuid, phone_ha1_md5 text, phone_ha1_sha256 text)
    language sql stable security definer set search_path = public, pg_temp
    as $$ select organisation_id, id, phone_ha1_md5, phone_ha1_sha256 from app_user where username = wanted and active $$;

create function organisation_of_number(wanted text) returns text
    language sql stable security definer set search_path = public, pg_temp
    as $$ select organisation_id from phone_number where number = wanted $$;

create function organisation_of_token(wanted_sha256 text) returns table (organisation_id text, name text)
    language sql stable security definer set search_path = public, pg_temp
    as $$ select organisation_id, name from api_token where token_sha256 = wanted_sha256 $$;

create function organisation_of_contact(wanted uuid) returns text
    language sql stable security definer set search_path = public, pg_temp
    as $$ select organisation_id from contact where id = wanted $$;

create function create_organisation(new_id text, new_name text) returns void
    language sql security definer set search_path = public, pg_temp
    as $$ insert into organisation (id, name) values (new_id, new_name) $$;

create function record_shipped_model(new_process_id text, new_version int, new_xml text, new_deployed_at timestamptz) returns void
    language sql security definer set search_path = public, pg_temp
    as $$ insert into flow_model (process_id, version, organisation_id, xml, deployed_at)
          values (new_process_id, new_version, null, new_xml, new_deployed_at)
          on conflict (process_id, version) do update set xml = new_xml, deployed_at = new_deployed_at
          where flow_model.organisation_id is null and flow_model.xml <> new_xml $$;
