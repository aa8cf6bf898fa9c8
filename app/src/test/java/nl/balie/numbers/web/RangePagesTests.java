package nl.balie.numbers.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.balie.AdministrationTest;
import nl.balie.audit.AuditLog;
import nl.balie.database.Tenancy;
import nl.balie.numbers.Fallback;
import nl.balie.numbers.NumberRange;
import nl.balie.numbers.NumberRanges;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.numbers.TestRanges;
import nl.balie.opening.CalendarDetails;
import nl.balie.opening.OpeningCalendars;
import nl.balie.pages.Saved;
import nl.balie.people.SignedInUser;
import nl.balie.people.TestAdministrators;
import nl.balie.queues.Queue;
import nl.balie.queues.QueueDetails;
import nl.balie.queues.Queues;
import nl.balie.queues.SkillGroups;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A number belongs to one organisation, and the platform administrator says to which. */
class RangePagesTests extends AdministrationTest {
    private static final Pattern ERROR =
            Pattern.compile("class=\"utrecht-form-field-error-message\"[^>]*>(.*?)</div>", Pattern.DOTALL);

    @Autowired
    MockMvcTester pages;

    @Autowired
    Tenancy tenancy;

    @Autowired
    SkillGroups groups;

    @Autowired
    Queues queues;

    @Autowired
    OpeningCalendars calendars;

    @Autowired
    PhoneNumbers numbers;

    @Autowired
    NumberRanges ranges;

    @Autowired
    AuditLog audit;

    private String ours = "";
    private String theirs = "";
    /** All but the last three digits of numbers that no other test has. */
    private String block = "";

    private UUID queue = UUID.randomUUID();
    private UUID calendar = UUID.randomUUID();

    @BeforeEach
    void twoOrganisationsWithoutNumbers() {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        ours = "ours-" + unique;
        theirs = "theirs-" + unique;
        block = "+4930" + (Long.parseLong(unique, 16) % 9_000_000 + 1_000_000);
        JdbcClient owner = JdbcClient.create(DATABASE.owner());
        owner.sql("insert into organisation (id, name) values (?, 'Gemeente Onze'), (?, 'Gemeente Andere')")
                .param(ours)
                .param(theirs)
                .update();
        tenancy.in(ours, () -> {
            UUID group = done(groups.add("Team Burgerzaken"));
            queue = done(queues.add(new QueueDetails("Burgerzaken", Queue.Kind.EXTERNAL, group, 4, "", true, null)));
            calendar = done(calendars.add(new CalendarDetails("Kantooruren", true, "Dicht.", List.of())));
        });
    }

    @Test
    void anAdministratorUsesNumbersThatWereGivenToHisOrganisation() {
        assertThat(tells(add(block + "000"))).contains("heeft nog geen nummerreeks");

        assertThat(give(ours, block + "000", block + "099")).hasRedirectedUrl(listOf(ours));

        assertThat(add(block + "099")).hasRedirectedUrl("/beheer/nummers");
        assertThat(tells(add(block + "100"))).contains("niet in de nummerreeksen", block + "000 – " + block + "099");
        assertThat(pages.perform(as(TestAdministrators.of(ours), get("/beheer/nummers/nieuw"))))
                .bodyText()
                .contains(block + "000 – " + block + "099");
        assertThat(tenancy.read(ours, () -> audit.find(null, null, null, 0, 100)))
                .anySatisfy(event -> assertThat(event.action()).isEqualTo("number-range-added"));
    }

    @Test
    void aNumberOfAnotherTellsNothingOfWhetherItIsInUse() {
        TestRanges.give(DATABASE.owner(), ours, block + "000");
        TestRanges.give(DATABASE.owner(), theirs, block + "001");
        JdbcClient.create(DATABASE.owner())
                .sql("""
                    with their_group as (insert into skill_group (organisation_id, name) values (:theirs, 'Team') returning id),
                        their_queue as (insert into queue (organisation_id, name, skill_group_id) select :theirs, 'Rij', id from their_group
                            returning id),
                        their_calendar as (insert into opening_calendar (organisation_id, name) values (:theirs, 'Altijd') returning id)
                    insert into phone_number (organisation_id, number, callflow, calendar_id, queue_id)
                    select :theirs, :number, 'balie-main-menu', their_calendar.id, their_queue.id from their_calendar, their_queue
                    """)
                .param("theirs", theirs)
                .param("number", block + "001")
                .update();

        String used = tells(add(block + "001"));
        String unused = tells(add(block + "002"));

        assertThat(used.replace("001", "")).isEqualTo(unused.replace("002", ""));
    }

    @Test
    void aNumberIsInOneRangeOnly() {
        give(ours, block + "000", block + "099");

        assertThat(tells(give(theirs, block + "099", block + "199"))).contains("Gemeente Onze");
        assertThat(tells(give(ours, block + "050", ""))).contains("Gemeente Onze");
        assertThat(give(theirs, block + "100", "")).hasRedirectedUrl(listOf(theirs));
        assertThatThrownBy(() -> TestRanges.give(DATABASE.owner(), theirs, block + "050"))
                .as("two who save at the same moment")
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aRangeStaysWithTheNumbersThatAreUsedOfIt() {
        give(ours, block + "000", block + "099");
        add(block + "042");
        NumberRange range = tenancy.read(ours, ranges::all).getFirst();
        String path = listOf(ours) + "/" + range.id();

        assertThat(tells(send(typed(path, block + "000", block + "041")))).contains("in gebruik", block + "042");
        assertThat(pages.perform(as(TestAdministrators.platform(ours), get(path + "/verwijderen"))))
                .bodyText()
                .contains("nummer " + block + "042");
        assertThat(send(post(path + "/verwijderen"))).hasStatus(HttpStatus.CONFLICT);

        assertThat(send(typed(path, block + "042", ""))).hasRedirectedUrl(listOf(ours));
        assertThat(tenancy.read(ours, ranges::inWords)).isEqualTo(block + "042");
        tenancy.in(
                ours,
                () -> numbers.remove(numbers.find(block + "042").orElseThrow().id()));
        assertThat(send(post(path + "/verwijderen"))).hasRedirectedUrl(listOf(ours));
        assertThat(tenancy.read(ours, ranges::all)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        '', '', first
        geen, '', first
        030 286 00 00, '030 286 00', last
        030 286 00 99, 030 286 00 00, last
        030 200 00 00, 030 299 99 99, last
        030 286 00 00, +49 30 2860 0000, last
        """)
    void saysWhatIsWrongAtItsField(String first, String last, String field) {
        assertThat(tells(give(ours, first, last))).isNotEmpty();
        assertThat(give(ours, first, last)).bodyText().contains("id=\"" + field + "-error\"");
        assertThat(tenancy.read(ours, ranges::all)).isEmpty();
    }

    @Test
    void onlyThePlatformAdministratorGivesNumbers() {
        SignedInUser administrator = TestAdministrators.of(ours);

        assertThat(pages.perform(as(administrator, get(listOf(ours))))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.perform(as(administrator, typed(listOf(ours), block + "000", ""))))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(give("nobody-" + ours, block + "000", "")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(tenancy.read(ours, ranges::all)).isEmpty();
    }

    private MvcTestResult add(String number) {
        return pages.perform(as(
                TestAdministrators.of(ours),
                post("/beheer/nummers")
                        .param("number", number)
                        .param("callflow", "balie-main-menu")
                        .param("calendar", calendar.toString())
                        .param("queue", queue.toString())
                        .param("fallback", Fallback.QUEUE.name())));
    }

    private MvcTestResult give(String organisation, String first, String last) {
        return send(typed(listOf(organisation), first, last));
    }

    private static MockHttpServletRequestBuilder typed(String path, String first, String last) {
        return post(path).param("first", first).param("last", last).param("description", "Doorkiesreeks");
    }

    private MvcTestResult send(MockHttpServletRequestBuilder request) {
        return pages.perform(as(TestAdministrators.platform(ours), request));
    }

    private static MockHttpServletRequestBuilder as(SignedInUser who, MockHttpServletRequestBuilder request) {
        return request.with(user(who)).with(csrf());
    }

    /** What stands at the fields of a refused form. */
    private static String tells(MvcTestResult answer) {
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        try {
            return ERROR.matcher(answer.getResponse().getContentAsString())
                    .results()
                    .map(error -> error.group(1))
                    .collect(Collectors.joining(" "));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String listOf(String organisation) {
        return "/platform/deelnemers/" + organisation + "/nummers";
    }

    private static UUID done(Saved saved) {
        assertThat(saved).isInstanceOf(Saved.Done.class);
        return ((Saved.Done) saved).id();
    }
}
