-- Facts name things by id and have English keys; what they named by name and in Dutch is carried over.

-- What things are called, or were called last when they were removed, so that facts about them can be read. Kept by triggers,
-- since whoever adds or renames something need not know that facts name it.
create table known_name (
    id uuid primary key,
    organisation_id text not null references organisation,
    kind text not null check (kind in ('QUEUE', 'SKILL_GROUP', 'AGENT', 'DISPOSITION_CODE', 'REASON_CODE', 'COLLEAGUE',
        'LOOKUP_SOURCE', 'SURVEY')),
    name text not null
);
create index known_name_by_name on known_name (organisation_id, kind, name);
alter table known_name enable row level security;
create policy own_organisation on known_name using (organisation_id = current_setting('balie.organisation', true));

-- with the kind, and the column of the name
create function keep_name() returns trigger language plpgsql as $$
begin
    insert into known_name (id, organisation_id, kind, name)
        values (new.id, new.organisation_id, tg_argv[0], to_jsonb(new) ->> tg_argv[1])
        on conflict (id) do update set name = excluded.name;
    return null;
end $$;
create trigger name_stays after insert or update of name on queue
    for each row execute function keep_name('QUEUE', 'name');
create trigger name_stays after insert or update of name on skill_group
    for each row execute function keep_name('SKILL_GROUP', 'name');
create trigger name_stays after insert or update of display_name on app_user
    for each row execute function keep_name('AGENT', 'display_name');
create trigger name_stays after insert or update of name on reason_code
    for each row execute function keep_name('REASON_CODE', 'name');
create trigger name_stays after insert or update of name on lookup_source
    for each row execute function keep_name('LOOKUP_SOURCE', 'name');
create trigger name_stays after insert or update of name on survey
    for each row execute function keep_name('SURVEY', 'name');

-- all that an agent reads of him
create function colleague_words(colleague) returns text language sql immutable as $$
    select concat_ws(', ', $1.name, nullif($1.job, ''), nullif($1.department, ''), $1.number, nullif($1.email, '')) $$;
create function keep_colleague() returns trigger language plpgsql as $$
begin
    insert into known_name (id, organisation_id, kind, name)
        values (new.id, new.organisation_id, 'COLLEAGUE', colleague_words(new))
        on conflict (id) do update set name = excluded.name;
    return null;
end $$;
create trigger name_stays after insert or update on colleague for each row execute function keep_colleague();

-- a secondary code is known together with its primary one
create function keep_disposition_code() returns trigger language plpgsql as $$
begin
    insert into known_name (id, organisation_id, kind, name)
        select c.id, c.organisation_id, 'DISPOSITION_CODE', concat_ws(' › ', p.name, c.name)
        from disposition_code c left join disposition_code p on p.id = c.parent_id
        where c.id = new.id or c.parent_id = new.id
        on conflict (id) do update set name = excluded.name;
    return null;
end $$;
create trigger name_stays after insert or update of name on disposition_code
    for each row execute function keep_disposition_code();

insert into known_name (id, organisation_id, kind, name)
    select id, organisation_id, 'QUEUE', name from queue
    union all select id, organisation_id, 'SKILL_GROUP', name from skill_group
    union all select id, organisation_id, 'AGENT', display_name from app_user
    union all select id, organisation_id, 'REASON_CODE', name from reason_code
    union all select id, organisation_id, 'LOOKUP_SOURCE', name from lookup_source
    union all select id, organisation_id, 'SURVEY', name from survey
    union all select id, organisation_id, 'COLLEAGUE', colleague_words(colleague) from colleague
    union all select c.id, c.organisation_id, 'DISPOSITION_CODE', concat_ws(' › ', p.name, c.name)
        from disposition_code c left join disposition_code p on p.id = c.parent_id;
-- what was removed, as the last contact that had it knew it
insert into known_name (id, organisation_id, kind, name)
    select distinct on (queue_id) queue_id, organisation_id, 'QUEUE', queue_name from contact
    where queue_id is not null and queue_name is not null order by queue_id, started_at desc
    on conflict do nothing;
insert into known_name (id, organisation_id, kind, name)
    select distinct on (skill_group_id) skill_group_id, organisation_id, 'SKILL_GROUP', skill_group_name from contact
    where skill_group_id is not null and skill_group_name is not null order by skill_group_id, started_at desc
    on conflict do nothing;
insert into known_name (id, organisation_id, kind, name)
    select distinct on (disposition_id) disposition_id, organisation_id, 'DISPOSITION_CODE', disposition_name from contact
    where disposition_id is not null and disposition_name is not null order by disposition_id, started_at desc
    on conflict do nothing;

-- The id of what has this name; what there is not any more gets one, so that its name stays.
create function known_id(organisation text, what text, called text) returns uuid language plpgsql as $$
declare found uuid;
begin
    select k.id into found from known_name k
        where k.organisation_id = organisation and k.kind = what and k.name = called order by k.id limit 1;
    if found is null then
        found := md5(concat_ws('|', organisation, what, called))::uuid;
        insert into known_name (id, organisation_id, kind, name) values (found, organisation, what, called)
            on conflict do nothing;
    end if;
    return found;
end $$;

-- The agent of an offer to which a fact belongs: the last one before it. Only without one, that of this name.
create function agent_of_offer(organisation text, contact uuid, moment timestamptz, accepted boolean, called text) returns uuid
    language sql as $$
    select coalesce(
        (select o.user_id from offer o where o.contact_id = contact and o.offered_at <= moment
            and (accepted is null or accepted = (o.outcome is not distinct from 'ACCEPTED'))
            order by o.offered_at desc limit 1),
        (select c.agent_id from contact c where c.id = contact and c.agent_name = called),
        known_id(organisation, 'AGENT', called)) $$;

create function queue_of_contact(organisation text, contact uuid, called text) returns uuid language sql as $$
    select coalesce(
        (select c.queue_id from contact c where c.id = contact and c.queue_name = called),
        known_id(organisation, 'QUEUE', called)) $$;

-- a callflow may write its name with other capitals
create function source_of(organisation text, called text) returns uuid language sql as $$
    select coalesce(
        (select s.id from lookup_source s where s.organisation_id = organisation and lower(s.name) = lower(called)),
        known_id(organisation, 'LOOKUP_SOURCE', called)) $$;

create function seconds_of(number text) returns text language sql immutable as $$
    select 'PT' || trim_scale(coalesce(number, '0')::numeric) || 'S' $$;

-- A fact of Balie 0.1 in the new form.
create function carried_over_fact(organisation text, contact uuid, moment timestamptz, old_type text, old jsonb,
        out type text, out data jsonb) language plpgsql as $$
declare
    because text := coalesce(old ->> 'omdat', '');
    calls text := old ->> 'agent';
    results constant jsonb := '{"afgehandeld": "HANDLED", "afgebroken": "ABANDONED", "geen-agent": "NO_AGENT",
        "gesloten": "CLOSED", "doorverbonden": "TRANSFERRED", "terugbelverzoek": "CALLBACK", "voicemail": "VOICEMAIL",
        "niet-bereikt": "NOT_REACHED", "vervallen": "WITHDRAWN", "beheer": "ADMINISTRATION", "terugval": "FALLBACK",
        "onderbroken": "INTERRUPTED", "mislukt": "FAILED"}';
    causes constant jsonb := '{"beller": "CALLER", "klant": "CUSTOMER", "agent": "AGENT", "balie": "BALIE",
        "verbinding-verloren": "MEDIA_LOST", "storing": "FAILURE", "onderbreking": "INTERRUPTION"}';
    outcomes constant jsonb := '{"geweigerd": "DECLINED", "niet-opgenomen": "NOT_ANSWERED",
        "telefoon-onbereikbaar": "UNREACHABLE", "telefoon-bezet": "BUSY", "ingetrokken": "WITHDRAWN",
        "agent-opgehangen": "AGENT_HUNG_UP"}';
    routes constant jsonb := '{"gewone-wachtrij": "REGULAR", "keuzemenu": "MENU", "vaste-route": "QUEUE",
        "verbreken": "DISCONNECT"}';
begin
    type := old_type;
    case old_type
        when 'ARRIVED', 'CUSTOMER_DIALLED', 'TRANSFERRED' then
            data := jsonb_build_object('to', old -> 'naar');
        when 'FORWARDED' then
            data := jsonb_build_object('number', old -> 'nummer', 'colleague', case
                when old ->> 'collega' = old ->> 'nummer' then null
                else coalesce(
                    (select k.id from known_name k join colleague c on c.id = k.id
                        where c.organisation_id = organisation and c.number = old ->> 'nummer'),
                    known_id(organisation, 'COLLEAGUE', old ->> 'collega')) end);
        when 'CALLBACK_BEGUN' then
            data := jsonb_build_object('to', old -> 'naar', 'askedIn', old -> 'aanvraag');
        when 'FLOW_STARTED' then
            data := jsonb_build_object('callflow', old -> 'callflow', 'version', old -> 'versie');
        when 'FALLBACK_STARTED' then
            data := jsonb_build_object('fallback', old -> 'terugval',
                'cause', case when because like 'De procesmotor%' then 'ENGINE_AWAY' else 'STEP_FAILED' end);
        when 'STEP' then
            data := jsonb_build_object('job', coalesce(old ->> 'stap', ''), 'element', coalesce(old ->> 'element', ''),
                'process', coalesce(old ->> 'proces', ''), 'version', coalesce(old -> 'versie', '0'),
                'instance', case when old ->> 'instantie' ~ '^\d{1,18}$' then (old ->> 'instantie')::bigint else 0 end,
                'lasted', seconds_of(((old ->> 'duurMs')::numeric / 1000)::text),
                'brokenOff', coalesce(old -> 'onderbroken', 'false'), 'failure', old -> 'mislukt');
        when 'DECIDED' then
            case old ->> 'besluit'
                when 'openingstijd' then
                    type := 'OPENING_DECIDED';
                    data := jsonb_build_object('open', old -> 'open', 'because', because);
                when 'calamiteit' then
                    type := 'CALAMITY_FOUND';
                    data := jsonb_build_object('number', coalesce(substring(because from '\+\d+'),
                            (select c.to_address from contact c where c.id = contact), ''),
                        'destination', routes -> (old ->> 'bestemming'), 'planned', because like '%gepland%');
                when 'wachtrij-vol' then
                    type := 'QUEUE_FULL';
                    data := jsonb_build_object('queue', queue_of_contact(organisation, contact, old ->> 'wachtrij'),
                        'waiting', coalesce(substring(because from 'al (\d+)')::int, 0),
                        'fullFrom', coalesce(substring(because from 'vanaf (\d+)')::int, 0));
                when 'prioriteit' then
                    type := 'PRIORITY_GIVEN';
                    data := jsonb_build_object('priority', old -> 'prioriteit');
                when 'route' then
                    type := 'ROUTE_DECIDED';
                    data := jsonb_build_object('queue', queue_of_contact(organisation, contact, old ->> 'wachtrij'),
                        'priority', old -> 'prioriteit', 'because', because);
                else
                    data := old;
            end case;
        when 'KEY_PRESSED' then
            data := jsonb_build_object('key', old -> 'toets', 'choice', coalesce(old -> 'keuze', 'true'),
                'spoken', coalesce(old -> 'gesproken', 'false'));
        when 'DIGITS_ENTERED' then
            data := jsonb_build_object('count', old -> 'aantal');
        when 'LANGUAGE_CHOSEN' then
            data := jsonb_build_object('language', old -> 'taal');
        when 'LOOKED_UP' then
            case
                when old ->> 'fout' = 'er is geen bron met deze naam' then
                    type := 'SOURCE_MISSING';
                    data := jsonb_build_object('name', old -> 'bron');
                when old ? 'fout' then
                    type := 'LOOK_UP_FAILED';
                    data := jsonb_build_object('source', source_of(organisation, old ->> 'bron'),
                        'failure', old -> 'fout');
                else
                    data := jsonb_build_object('source', source_of(organisation, old ->> 'bron'),
                        'found', old -> 'gevonden');
            end case;
        when 'NOTED' then
            data := jsonb_build_object('text', old -> 'tekst');
        when 'QUEUED' then
            data := jsonb_build_object('queue', queue_of_contact(organisation, contact, old ->> 'wachtrij'),
                'skillGroup', coalesce(
                    (select c.skill_group_id from contact c
                        where c.id = contact and c.skill_group_name = old ->> 'skillgroep'),
                    known_id(organisation, 'SKILL_GROUP', old ->> 'skillgroep')),
                'priority', old -> 'prioriteit');
        when 'OFFERED' then
            data := jsonb_build_object('agent', agent_of_offer(organisation, contact, moment, null, calls),
                'cause', case when because like '%zelf om gevraagd%' then 'ASKED_FOR' else 'LONGEST_FREE' end);
        when 'PHONE_RINGING' then
            data := '{}';
        when 'OFFER_ENDED' then
            data := jsonb_build_object('agent', agent_of_offer(organisation, contact, moment, false, calls),
                'outcome', outcomes -> (old ->> 'uitkomst'));
        when 'CONNECTED' then
            data := jsonb_build_object('agent', agent_of_offer(organisation, contact, moment, true, calls));
        when 'ANNOUNCED' then
            if old ? 'plaats' then
                type := 'PLACE_ANNOUNCED';
                data := jsonb_build_object('place', old -> 'plaats');
            else
                type := 'WAIT_ANNOUNCED';
                data := jsonb_build_object('minutes', old -> 'minuten');
            end if;
        when 'DIVERTED' then
            data := jsonb_build_object('queue', queue_of_contact(organisation, contact, old ->> 'wachtrij'));
        when 'REQUEUED' then
            data := jsonb_build_object('agent', agent_of_offer(organisation, contact, moment, true, calls),
                'queue', queue_of_contact(organisation, contact, old ->> 'wachtrij'),
                'first', coalesce(old -> 'voorrang', 'false'));
        when 'CALLBACK_REQUESTED' then
            data := jsonb_build_object('number', old -> 'nummer', 'added', coalesce(old -> 'nieuw', 'false'));
        when 'VOICEMAIL_LEFT' then
            data := jsonb_build_object('length', seconds_of(old ->> 'seconden'));
        when 'CUSTOMER_MISSED' then
            data := jsonb_build_object('reason', outcomes -> (old ->> 'reden'));
        when 'RELEASED' then
            data := jsonb_build_object('wrapUp', seconds_of(old ->> 'nawerkSeconden'));
        when 'SURVEY_OFFERED' then
            data := jsonb_build_object('survey', coalesce(
                    (select r.survey_id from survey_run r where r.id::text = old ->> 'kenmerk'),
                    known_id(organisation, 'SURVEY', old ->> 'onderzoek')),
                'run', old -> 'kenmerk', 'takesPart', coalesce(old -> 'deelname', 'false'));
        when 'SURVEY_ANSWERED' then
            data := jsonb_build_object('question', coalesce(
                    (select a.question_id from survey_answer a join survey_run r on r.id = a.run_id
                        where r.contact_id = contact and a.question = old ->> 'vraag' limit 1),
                    md5(concat_ws('|', organisation, 'QUESTION', old ->> 'vraag'))::uuid),
                'asked', old -> 'vraag', 'answer', old -> 'antwoord');
        when 'DISPOSITION_CHOSEN' then
            data := jsonb_build_object('code', coalesce(
                (select c.disposition_id from contact c
                    where c.id = contact and c.disposition_name = old ->> 'afhandelcode'),
                known_id(organisation, 'DISPOSITION_CODE', old ->> 'afhandelcode')));
        when 'ENDED' then
            data := jsonb_build_object('result', results -> (old ->> 'resultaat'), 'by', causes -> (old ->> 'door'));
        else
            data := old;
    end case;
    data := jsonb_strip_nulls(data);
end $$;

-- Facts are never changed; here they are written anew, each as what it was.
alter table contact_event disable trigger facts_stay;
drop index contact_event_failed;
update contact_event set (type, data) =
    (select f.type, f.data from carried_over_fact(organisation_id, contact_id, at, contact_event.type, contact_event.data) f);
alter table contact_event enable trigger facts_stay;

-- The page with process incidents asks for these, which are few among very many.
create index contact_event_failed on contact_event (organisation_id, at) where data ->> 'failure' is not null;
