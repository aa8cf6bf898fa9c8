-- One agent of Burgerzaken in Waterstad, with a phone and without wrap-up. ? = name, H(A1) in MD5, which is what SIPp knows.
with given as (
    select name, md5 from (values (?, ?)) as row(name, md5)
), person as (
    insert into app_user (organisation_id, username, display_name, wrap_up_seconds)
    select 'waterstad', name, 'Proef ' || name, 0 from given
    on conflict (username) do nothing
    returning id, username
), phone as (
    insert into phone_device (organisation_id, user_id, name, algorithm, ha1)
    select 'waterstad', person.id, 'SIPp', 'MD5', given.md5 from person join given on given.name = person.username
), agent as (
    insert into user_role (organisation_id, user_id, role) select 'waterstad', id, 'AGENT' from person
)
insert into agent_skill (organisation_id, user_id, skill_group_id)
select 'waterstad', person.id, skill_group.id from person, skill_group
where skill_group.organisation_id = 'waterstad' and skill_group.name = 'Team Burgerzaken'
