package nl.balie;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.database.TestDatabase;
import nl.balie.people.Area;
import nl.balie.people.Duty;
import nl.balie.people.Level;
import nl.balie.people.Role;
import nl.balie.people.SignedInUser;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An organisation that has five hundred of everything. */
final class ManyRows {
    static final int ROWS = 500;
    static final String MANY = "veelstad";
    /** The ids of one thing each that has a list on its own page. */
    static final UUID CALENDAR = new UUID(0, 1);

    static final UUID QUEUE = new UUID(0, 2);
    static final UUID NUMBER = new UUID(0, 3);
    static final UUID PROMPT = new UUID(0, 4);
    static final UUID CONTACT = new UUID(0, 0x451);

    /** What a program of the organisation reads with. */
    static final String TOKEN = "token-van-veelstad";

    private static final String DRAFT = "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>";

    private static boolean filled;

    private ManyRows() {}

    /** Somebody who may do everything there. */
    static SignedInUser everybody() {
        return new SignedInUser(
                new UUID(0, 9),
                ManyRows.MANY,
                "Veelstad",
                "alles",
                "Al Les",
                EnumSet.allOf(Role.class),
                Arrays.stream(Area.values()).collect(Collectors.toMap(area -> area, area -> Level.CHANGE)),
                Duty.NONE);
    }

    /** Fills it once, whichever test comes first. */
    static synchronized void fill(TestDatabase database) {
        if (filled) {
            return;
        }
        filled = true;
        JdbcClient owner = JdbcClient.create(database.owner());
        owner.sql("insert into organisation (id, name) values (?, 'Veelstad')")
                .param(MANY)
                .update();
        owner.sql("insert into organisation (id, name) select 'veel-' || n, 'Stad Ö' || lpad(n::text, 4, '0')"
                        + " from generate_series(1, 500) n")
                .update();
        each(owner, "skill_group (organisation_id, name)", "o, name");
        each(owner, "opening_calendar (organisation_id, name)", "o, name");
        owner.sql("insert into opening_calendar (id, organisation_id, name) values (?, ?, 'A')")
                .params(CALENDAR, MANY)
                .update();
        each(
                owner,
                "opening_exception (organisation_id, calendar_id, day, description)",
                "o, '" + CALENDAR + "', date '2030-01-01' + n, name");
        String group = "(select min(id::text)::uuid from skill_group where organisation_id = o)";
        each(owner, "queue (organisation_id, name, skill_group_id)", "o, name, " + group);
        owner.sql("insert into queue (id, organisation_id, name, skill_group_id) select ?, o, 'A', " + group
                        + " from (select '" + MANY + "' as o) one")
                .param(QUEUE)
                .update();
        String numbered = "phone_number (organisation_id, number, description, callflow, calendar_id, queue_id)";
        each(
                owner,
                numbered,
                "o, '+31302860' || lpad(n::text, 3, '0'), name, 'balie-hoofdmenu', '" + CALENDAR + "', '" + QUEUE
                        + "'");
        owner.sql("insert into phone_number (id, organisation_id, number, callflow, calendar_id, queue_id)"
                        + " values (?, ?, '+31881230000', 'balie-hoofdmenu', ?, ?)")
                .params(NUMBER, MANY, CALENDAR, QUEUE)
                .update();
        each(
                owner,
                "number_range (organisation_id, numbers, description)",
                "o, int8range(31201230000 + n, 31201230000 + n, '[]'), name");
        each(
                owner,
                "phone_route (organisation_id, phone_number_id, description, queue_id)",
                "o, '" + NUMBER + "', name, '" + QUEUE + "'");
        each(owner, "prompt (organisation_id, number, name)", "o, n, name");
        owner.sql("insert into prompt (id, organisation_id, number, name) values (?, ?, 999, 'A')")
                .params(PROMPT, MANY)
                .update();
        each(
                owner,
                "prompt_version (organisation_id, prompt_id, language, number, source, created_at, created_by,"
                        + " current, duration_ms, sound)",
                "o, '" + PROMPT + "', 'nl', n, 'UPLOAD', now(), 'test', n = 500, 1000, ''::bytea");
        each(
                owner,
                "queue_message (organisation_id, queue_id, prompt_id, starts_at, ends_at)",
                "o, '" + QUEUE
                        + "', (select p.id from prompt p where p.organisation_id = o and p.number = n), now(), now() +"
                        + " interval '1 day'");
        each(
                owner,
                "colleague (organisation_id, numbers, kinds, name, surname, department, job, email)",
                "o, array['+31302890' || lpad(n::text, 3, '0')], '{DIRECT}', name, name, '', '', ''");
        each(
                owner,
                "survey (organisation_id, name, channel, language, active, attempts, invitation, thanks)",
                "o, name, 'VOICE', 'nl', false, 2, 'Wilt u?', 'Dank u.'");
        each(owner, "disposition_code (organisation_id, name)", "o, name");
        owner.sql("insert into disposition_code (organisation_id, parent_id, name) select organisation_id, id,"
                        + " 'Onder' from disposition_code where organisation_id = ? and name like '%01'")
                .param(MANY)
                .update();
        each(owner, "reason_code (organisation_id, name)", "o, name");
        each(owner, "app_user (organisation_id, username, display_name)", "o, 'veel' || lpad(n::text, 4, '0'), name");
        owner.sql("insert into user_role (organisation_id, user_id, role) select organisation_id, id, 'AGENT'"
                        + " from app_user where organisation_id = ?")
                .param(MANY)
                .update();
        each(owner, "api_token (organisation_id, name, token_sha256, created_by)", "o, name, o || n, 'test'");
        each(
                owner,
                "callflow (process_id, organisation_id, name, draft, changed_at, changed_by)",
                "o || '-rij-' || n, o, name, '" + DRAFT + "', now(), 'test'");
        for (String table : List.of("queue", "prompt", "opening_calendar", "skill_group")) {
            owner.sql("update " + table + " set name = lower(name) where organisation_id = ? and name like '%7'")
                    .param(MANY)
                    .update();
        }
        owner.sql("insert into api_token (organisation_id, name, token_sha256, created_by)"
                        + " values (?, 'Lezer', encode(sha256(?::bytea), 'hex'), 'test')")
                .params(MANY, TOKEN)
                .update();
        owner.sql("insert into callflow (process_id, organisation_id, name, draft, changed_at, changed_by)"
                        + " values ('veelstad-rij', ?, 'A', '" + DRAFT + "', now(), 'test')")
                .param(MANY)
                .update();
        each(
                owner,
                "flow_model (process_id, version, organisation_id, xml, deployed_at, deployed_by, note)",
                "'veelstad-rij', n, o, '" + DRAFT + "', now(), 'test', name");
        each(
                owner,
                "flow_incident (incident_key, organisation_id, process_instance_key, process_id, element_id,"
                        + " error_type, message, created_at)",
                "n, o, n, 'veelstad-rij', 'Task', 'JOB_NO_RETRIES', name, now()");
        each(
                owner,
                "audit_event (organisation_id, at, actor, origin, action, object, result, details)",
                "o, now(), 'test', '127.0.0.1', 'queue.added', name, 'DONE', '{}'");
        each(
                owner,
                "lookup_source (organisation_id, name, kind, address, query, username, timeout_ms)",
                "o, name, 'HTTP', 'https://voorbeeld.nl/{sleutel}', '', '', 1000");
        each(
                owner,
                "contact (id, organisation_id, channel, direction, from_address, to_address, started_at, queue_name,"
                        + " agent_name)",
                "case n when 451 then '" + CONTACT
                        + "'::uuid else uuidv7() end, o, 'VOICE', 'INBOUND', '+3161234' || lpad(n::text, 4, '0'),"
                        + " '+31881230000', now(), name, 'Agent Ö' || lpad(n::text, 4, '0')");
        owner.sql("insert into callback (organisation_id, kind, state, requested_in, requested_at,"
                        + " called_number, number, queue_id) select organisation_id, 'VIRTUAL_HOLD', 'WAITING',"
                        + " id, started_at, to_address, from_address, ? from contact where organisation_id = ?")
                .params(QUEUE, MANY)
                .update();
    }

    private static void each(JdbcClient owner, String table, String values) {
        owner.sql("insert into " + table + " select " + values + " from (select '" + MANY
                        + "' as o, n, 'Rij Ö' || lpad(n::text, 4, '0') as name from generate_series(1, 500) n) each")
                .update();
    }
}
