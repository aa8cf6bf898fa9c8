package nl.balie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Tenancy;
import nl.balie.people.Area;
import nl.balie.people.Duty;
import nl.balie.people.Level;
import nl.balie.people.Role;
import nl.balie.people.SignedInUser;
import nl.balie.queues.SkillGroup;
import nl.balie.queues.SkillGroups;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.UriUtils;

/** Every list of an organisation that has five hundred of everything. */
class LongListsTests extends AllPagesTest {
    private static final int ROWS = 500;
    private static final String MANY = "veelstad";
    private static final String FEW = "rijstad";
    private static final String QUEUES = "/beheer/wachtrijen";

    /** The ids of one thing each that has a list on its own page. */
    private static final UUID CALENDAR = new UUID(0, 1);

    private static final UUID QUEUE = new UUID(0, 2);
    private static final UUID NUMBER = new UUID(0, 3);
    private static final UUID PROMPT = new UUID(0, 4);
    private static final UUID CONTACT = new UUID(0, 0x451);

    private static final String DRAFT = "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>";

    private static boolean filled;

    @Autowired
    MockMvcTester pages;

    @Autowired
    Tenancy tenancy;

    @Autowired
    SkillGroups groups;

    @BeforeEach
    void fiveHundredOfEverything() {
        if (!filled) {
            filled = true;
            fill();
        }
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                arguments(QUEUES, "list", "rij o0451"),
                arguments("/beheer/skillgroepen", "list", "O0451"),
                arguments("/beheer/nummers", "list", "030 - 286 0451"),
                arguments("/beheer/nummers/" + NUMBER, "routes", "o0451"),
                arguments("/beheer/calamiteiten", "list", "+31 (0)30 286.04.51"),
                arguments("/beheer/openingstijden", "list", "ö0451"),
                arguments("/beheer/openingstijden/" + CALENDAR, "exceptions", "RIJ O0451"),
                arguments("/beheer/meldteksten", "list", "o0451"),
                arguments("/beheer/meldteksten/" + PROMPT, "list", null),
                arguments("/beheer/tijdelijke-meldingen", "list", "o0451"),
                arguments("/beheer/collegas", "list", "0031302890451"),
                arguments("/beheer/kto", "list", "o0451"),
                arguments("/beheer/codes", "dispositions", "o0451"),
                arguments("/beheer/codes", "reasons", "o0451"),
                arguments("/beheer/gebruikers", "list", "rij veel0451"),
                arguments("/beheer/tokens", "list", "o0451"),
                arguments("/beheer/callflows", "list", "o0451"),
                arguments("/beheer/callflows/veelstad-rij/versies", "list", "o0451"),
                arguments("/beheer/procesincidenten", "list", "o0451"),
                arguments("/beheer/logboek", "list", "o0451"),
                arguments("/platform/deelnemers", "list", "o0451"),
                arguments("/platform/deelnemers/" + MANY + "/bronnen", "list", "o0451"),
                arguments("/platform/deelnemers/" + MANY + "/nummers", "list", "020 123 0451"),
                arguments("/agenten", "list", "veel0451"),
                arguments("/terugbelverzoeken", "list", "06 1234 0451"),
                arguments("/contacten", "list", "06-12340451"),
                arguments("/contacten", "list", "agent o0451"),
                arguments("/contacten", "list", "rij o0451"),
                arguments("/contacten", "list", CONTACT.toString()));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("lists")
    void isCutIntoPagesAndLookedUp(String path, String list, String words) {
        String parameter = list.equals("reasons") ? "redenpagina" : "pagina";
        MvcTestResult first = open(path);
        ListPage<?> page = page(first, list);
        assertThat(page.total()).isGreaterThanOrEqualTo(ROWS);
        assertThat(page.rows()).hasSize(ListQuery.SIZE);
        assertThat(text(first)).contains(parameter + "=2\"");

        List<Object> seen = new ArrayList<>(page.rows());
        seen.addAll(page(open(path + "?" + parameter + "=2"), list).rows());
        ListPage<?> last = page(open(path + "?" + parameter + "=9999"), list);
        assertThat(last.number()).isEqualTo((int) page.pages());
        seen.addAll(last.rows());
        assertThat(seen)
                .doesNotHaveDuplicates()
                .hasSize(2 * ListQuery.SIZE + (int) ((page.total() - 1) % ListQuery.SIZE) + 1);
        assertThat(open(path + "?" + parameter + "=")).hasStatus(400);

        if (words != null) {
            assertThat(text(first))
                    .contains((path.endsWith("codes") ? "" : page.total()) + " gevonden", "name=\"zoek\"");
            MvcTestResult found = open(path + "?zoek=" + UriUtils.encode(words, StandardCharsets.UTF_8));
            assertThat(page(found, list).total()).as(words).isEqualTo(1);
            MvcTestResult none = open(path + "?zoek=" + UriUtils.encode("zo%_<is>er'geen", StandardCharsets.UTF_8));
            assertThat(page(none, list).rows()).isEmpty();
            assertThat(text(none))
                    .contains("niets gevonden voor", "name=\"zoek\"")
                    .doesNotContain("<is>");
        }
    }

    @Test
    void namesAreInTheOrderOfADutchIndex() {
        List<String> names =
                List.of("Zon", "appel", "Ärger", "Appelmoes", "éen", "Zebra", "eend", "Één en ander", "IJs", "ijl");
        JdbcClient owner = JdbcClient.create(DATABASE.owner());
        owner.sql("insert into organisation (id, name) values (?, 'Rijstad')")
                .param(FEW)
                .update();
        names.forEach(name -> owner.sql("insert into skill_group (organisation_id, name) values (?, ?)")
                .params(FEW, name)
                .update());

        List<String> listed = tenancy.read(FEW, () -> groups.list(ListQuery.FIRST)).rows().stream()
                .map(SkillGroup::name)
                .toList();

        assertThat(listed)
                .containsExactly(
                        "appel", "Appelmoes", "Ärger", "éen", "Één en ander", "eend", "ijl", "IJs", "Zebra", "Zon");
        assertThat(tenancy.read(FEW, groups::all)).extracting(SkillGroup::name).isEqualTo(listed);
    }

    @Test
    void whoSavesOrGoesBackComesToWhereHeWas() {
        MockHttpSession browser = new MockHttpSession();
        // who is signed in has a session; here the first page begins it
        assertThat(pages.perform(get(QUEUES).with(user(everybody())).session(browser)))
                .hasStatusOk();
        String seen = "?zoek=rij&pagina=3";
        assertThat(pages.perform(
                        get(QUEUES + seen + "&taal=nl").with(user(everybody())).session(browser)))
                .hasStatusOk();
        String form = text(
                pages.perform(get(QUEUES + "/" + QUEUE).with(user(everybody())).session(browser)));
        assertThat(form).contains("href=\"" + QUEUES + seen.replace("&", "&amp;") + "\"");

        assertThat(pages.perform(post(QUEUES + "/" + QUEUE)
                        .with(user(everybody()))
                        .with(csrf())
                        .session(browser)
                        .param("name", "Rij bewaard")
                        .param("kind", "EXTERNAL")
                        .param("skillGroup", group().toString())
                        .param("priority", "3")))
                .hasRedirectedUrl(QUEUES + seen);

        assertThat(pages.perform(get(QUEUES).with(user(everybody())).session(browser)))
                .hasStatusOk();
        assertThat(text(pages.perform(
                        get(QUEUES + "/" + QUEUE).with(user(everybody())).session(browser))))
                .contains("href=\"" + QUEUES + "\"")
                .doesNotContain("pagina=3");
    }

    private UUID group() {
        return tenancy.read(MANY, groups::all).getFirst().id();
    }

    private MvcTestResult open(String path) {
        return pages.perform(get(java.net.URI.create(path)).with(user(everybody())));
    }

    private static ListPage<?> page(MvcTestResult answer, String list) {
        assertThat(answer).hasStatusOk();
        return (ListPage<?>) Objects.requireNonNull(
                Objects.requireNonNull(answer.getMvcResult().getModelAndView())
                        .getModel()
                        .get(list));
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SignedInUser everybody() {
        return new SignedInUser(
                new UUID(0, 9),
                MANY,
                "Veelstad",
                "alles",
                "Al Les",
                EnumSet.allOf(Role.class),
                Arrays.stream(Area.values()).collect(Collectors.toMap(area -> area, area -> Level.CHANGE)),
                Duty.NONE);
    }

    private static void fill() {
        JdbcClient owner = JdbcClient.create(DATABASE.owner());
        owner.sql("insert into organisation (id, name) values (?, 'Veelstad')")
                .param(MANY)
                .update();
        owner.sql(
                        "insert into organisation (id, name) select 'veel-' || n, 'Stad Ö' || lpad(n::text, 4, '0') from generate_series(1, 500) n")
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
                "prompt_version (organisation_id, prompt_id, language, number, source, created_at, created_by, current, duration_ms, sound)",
                "o, '" + PROMPT + "', 'nl', n, 'UPLOAD', now(), 'test', n = 500, 1000, ''::bytea");
        each(
                owner,
                "queue_message (organisation_id, queue_id, prompt_id, starts_at, ends_at)",
                "o, '" + QUEUE
                        + "', (select p.id from prompt p where p.organisation_id = o and p.number = n), now(), now() + interval '1 day'");
        each(
                owner,
                "colleague (organisation_id, number, name, department, job, email)",
                "o, '+31302890' || lpad(n::text, 3, '0'), name, '', '', ''");
        each(
                owner,
                "survey (organisation_id, name, channel, language, active, attempts, invitation, thanks)",
                "o, name, 'VOICE', 'nl', false, 2, 'Wilt u?', 'Dank u.'");
        each(owner, "disposition_code (organisation_id, name)", "o, name");
        owner.sql(
                        "insert into disposition_code (organisation_id, parent_id, name) select organisation_id, id, 'Onder' from"
                                + " disposition_code where organisation_id = ? and name like '%01'")
                .param(MANY)
                .update();
        each(owner, "reason_code (organisation_id, name)", "o, name");
        each(owner, "app_user (organisation_id, username, display_name)", "o, 'veel' || lpad(n::text, 4, '0'), name");
        owner.sql(
                        "insert into user_role (organisation_id, user_id, role) select organisation_id, id, 'AGENT' from app_user"
                                + " where organisation_id = ?")
                .param(MANY)
                .update();
        each(owner, "api_token (organisation_id, name, token_sha256, created_by)", "o, name, o || n, 'test'");
        each(
                owner,
                "callflow (process_id, organisation_id, name, draft, changed_at, changed_by)",
                "o || '-rij-' || n, o, name, '" + DRAFT + "', now(), 'test'");
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
                "flow_incident (incident_key, organisation_id, process_instance_key, process_id, element_id, error_type, message, created_at)",
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
                "contact (id, organisation_id, channel, direction, from_address, to_address, started_at, queue_name, agent_name)",
                "case n when 451 then '" + CONTACT
                        + "'::uuid else uuidv7() end, o, 'VOICE', 'INBOUND', '+3161234' || lpad(n::text, 4, '0'), '+31881230000', now(), name, 'Agent Ö' || lpad(n::text, 4, '0')");
        owner.sql(
                        "insert into callback (organisation_id, kind, state, requested_in, requested_at, called_number, number, queue_id)"
                                + " select organisation_id, 'VIRTUAL_HOLD', 'WAITING', id, started_at, to_address, from_address, ?"
                                + " from contact where organisation_id = ?")
                .params(QUEUE, MANY)
                .update();
    }

    private static void each(JdbcClient owner, String table, String values) {
        owner.sql("insert into " + table + " select " + values + " from (select '" + MANY
                        + "' as o, n, 'Rij Ö' || lpad(n::text, 4, '0') as name from generate_series(1, 500) n) each")
                .update();
    }
}
