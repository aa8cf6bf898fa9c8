-- Facts about agents have English keys and ids in place of names; each fact about an activity says with which contact.
alter table agent_event disable trigger facts_stay;

update agent_event set data = jsonb_strip_nulls(jsonb_build_object(
        'presence', case data ->> 'status'
            when 'beschikbaar' then 'AVAILABLE' when 'niet-beschikbaar' then 'UNAVAILABLE' else 'SIGNED_OUT' end,
        'after', case data ->> 'reden'
            when 'Oproep geweigerd' then 'DECLINED' when 'Niet opgenomen' then 'NOT_ANSWERED'
            when 'Telefoon niet bereikbaar' then 'UNREACHABLE' when 'Telefoon in gesprek' then 'BUSY' end,
        'reasonCode', case when coalesce(data ->> 'reden', '') not in
                ('', 'Oproep geweigerd', 'Niet opgenomen', 'Telefoon niet bereikbaar', 'Telefoon in gesprek')
            then known_id(organisation_id, 'REASON_CODE', data ->> 'reden') end))
    where type = 'PRESENCE';

-- whoever became free was done with what he had before: until now he had one contact at a time
update agent_event e set data = jsonb_strip_nulls(jsonb_build_object(
        'activity', case e.data ->> 'bezigheid'
            when 'aangeboden' then 'OFFERED' when 'in-gesprek' then 'IN_CONTACT' when 'nawerk' then 'WRAP_UP'
            else 'IDLE' end,
        'contact', coalesce(e.data ->> 'contact', told.before)))
    from (select id, at, lag(data ->> 'contact') over (partition by user_id order by at, id) as before
            from agent_event where type = 'ACTIVITY') told
    where told.id = e.id and told.at = e.at;

update agent_event e set data = jsonb_strip_nulls(jsonb_build_object(
        'until', e.data ->> 'tot',
        'contact', coalesce(e.data ->> 'contact',
            (select a.data ->> 'contact' from agent_event a
                where a.organisation_id = e.organisation_id and a.user_id = e.user_id and a.type = 'ACTIVITY'
                    and (a.at, a.id) < (e.at, e.id)
                order by a.at desc, a.id desc limit 1))))
    where type = 'WRAP_UP_EXTENDED';

update agent_event set data = jsonb_build_object('skillGroup', data ->> 'skillgroep', 'available', data -> 'beschikbaar')
    where type = 'GROUP';

alter table agent_event enable trigger facts_stay;

-- what carried facts over is needed no more
drop function carried_over_fact(text, uuid, timestamptz, text, jsonb);
drop function agent_of_offer(text, uuid, timestamptz, boolean, text);
drop function queue_of_contact(text, uuid, text);
drop function source_of(text, text);
drop function seconds_of(text);
drop function known_id(text, text, text);
