package nl.balie.numbers.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.balie.AdministrationTest;
import nl.balie.codes.Codes;
import nl.balie.codes.DispositionCode;
import nl.balie.codes.ReasonCode;
import nl.balie.conformity.Requirement;
import nl.balie.database.Tenancy;
import nl.balie.numbers.CallRouting;
import nl.balie.numbers.Fallback;
import nl.balie.numbers.PhoneNumber;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.numbers.TestRanges;
import nl.balie.opening.CalendarDetails;
import nl.balie.opening.OpeningCalendars;
import nl.balie.pages.Saved;
import nl.balie.people.Area;
import nl.balie.people.Level;
import nl.balie.people.SignedInUser;
import nl.balie.people.TestAdministrators;
import nl.balie.queues.Queue;
import nl.balie.queues.QueueDetails;
import nl.balie.queues.Queues;
import nl.balie.queues.SkillGroups;
import nl.balie.rules.opening.DayException;
import nl.balie.rules.opening.WeeklyHours;
import nl.balie.rules.routing.CallKind;
import nl.balie.rules.routing.Route;
import nl.balie.tenants.Capacity;
import nl.balie.tenants.Organisation;
import nl.balie.tenants.Organisations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Numbers, opening hours, codes and settings: what is typed is what calls and agents then get. */
class AdministrationPagesTests extends AdministrationTest {
    @Autowired
    MockMvcTester pages;

    @Autowired
    Tenancy tenancy;

    @Autowired
    Organisations organisations;

    @Autowired
    SkillGroups groups;

    @Autowired
    Queues queues;

    @Autowired
    OpeningCalendars calendars;

    @Autowired
    PhoneNumbers numbers;

    @Autowired
    CallRouting routing;

    @Autowired
    Codes codes;

    private String ours = "";
    private String number = "";
    private UUID queue = UUID.randomUUID();
    private UUID calendar = UUID.randomUUID();

    @BeforeEach
    void anOrganisationWithAQueueAndACalendar() {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        ours = "ours-" + unique;
        number = "+3199" + (Long.parseLong(unique, 16) % 9_000_000 + 1_000_000);
        JdbcClient.create(DATABASE.owner())
                .sql("insert into organisation (id, name) values (?, 'Gemeente Onze')")
                .param(ours)
                .update();
        TestRanges.give(DATABASE.owner(), ours, number);
        tenancy.in(ours, () -> {
            UUID group = done(groups.add("Team Burgerzaken"));
            queue = done(queues.add(new QueueDetails("Burgerzaken", Queue.Kind.EXTERNAL, group, 4, "", true, null)));
            calendar = done(calendars.add(new CalendarDetails("Kantooruren", true, "Dicht.", List.of())));
        });
    }

    @Test
    void keepsANumberInE164WithItsFallback() {
        MvcTestResult answer = send(
                typedNumber("/beheer/nummers").param("fallback", "EXTERNAL").param("fallbackNumber", "030 286 00 00"));

        assertThat(answer).hasRedirectedUrl("/beheer/nummers");
        PhoneNumber kept = tenancy.read(ours, () -> numbers.find(number)).orElseThrow();
        assertThat(kept)
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(new PhoneNumber(
                        kept.id(),
                        number,
                        "Algemeen",
                        "balie-main-menu",
                        calendar,
                        queue,
                        Fallback.EXTERNAL,
                        "",
                        "+31302860000"));
        assertThat(numbers.organisationOf(number)).contains(ours);
        assertThat(tenancy.read(ours, () -> numbers.routing(kept).otherwise()))
                .extracting(Route::queue, Route::skillGroup, Route::priority)
                .containsExactly("Burgerzaken", "Team Burgerzaken", 4);
    }

    @Test
    void sendsACallByItsLineWithAtLeastThePriorityOfTheQueue() {
        send(typedNumber("/beheer/nummers").param("fallback", "QUEUE"));
        PhoneNumber stored = tenancy.read(ours, () -> numbers.find(number)).orElseThrow();
        UUID id = stored.id();

        MvcTestResult answer = send(post("/beheer/nummers/" + id + "/regels")
                .param("description", "Paspoort vanuit de stad")
                .param("choice", "1")
                .param("callerPrefix", "030")
                .param("days", "MONDAY", "FRIDAY")
                .param("from", "09:00")
                .param("until", "12:00")
                .param("firstDay", "2026-12-01")
                .param("queue", queue.toString())
                .param("priority", "2"));

        assertThat(answer).hasRedirectedUrl("/beheer/nummers/" + id);
        assertThat(tenancy.read(ours, () -> numbers.routing(stored)).lines())
                .containsExactly(new Route(
                        number,
                        "1",
                        "+3130",
                        null,
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        LocalTime.of(9, 0),
                        LocalTime.of(12, 0),
                        LocalDate.of(2026, 12, 1),
                        null,
                        "Burgerzaken",
                        "Team Burgerzaken",
                        4,
                        "Paspoort vanuit de stad"));
        assertThat(open("/beheer/nummers/" + id))
                .hasStatusOk()
                .bodyText()
                .contains("Paspoort vanuit de stad", "ma, vr", "beller +3130");
    }

    @Test
    @Requirement(value = "2.3.2", part = "where each kind of call goes")
    void aLineToAQueueForOneKindOfCallIsForThoseAlone() {
        send(typedNumber("/beheer/nummers").param("fallback", "QUEUE"));
        PhoneNumber called = tenancy.read(ours, () -> numbers.find(number)).orElseThrow();
        String path = "/beheer/nummers/" + called.id();
        assertThat(tenancy.read(ours, () -> routing.fallback(called, Instant.now())))
                .isEmpty();
        UUID group = tenancy.read(ours, () -> queues.find(queue)).orElseThrow().skillGroupId();
        for (Queue.Kind kind : List.of(Queue.Kind.INTERNAL, Queue.Kind.FALLBACK)) {
            UUID own = tenancy.in(
                    ours, () -> done(queues.add(new QueueDetails("Rij " + kind, kind, group, 0, "", true, null))));
            assertThat(send(post(path + "/regels")
                            .param("description", "Regel " + kind)
                            .param("queue", own.toString())
                            .param("priority", "2")))
                    .hasRedirectedUrl(path);
        }

        assertThat(open(path)).hasStatusOk().bodyText().contains("interne oproep", "terugvaloproep");
        assertThat(open(path + "/regels/nieuw"))
                .hasStatusOk()
                .bodyText()
                .contains("Rij INTERNAL (alleen interne oproepen)");
        Map<CallKind, String> queueOf = new EnumMap<>(CallKind.class);
        for (CallKind kind : CallKind.values()) {
            queueOf.put(
                    kind,
                    tenancy.read(ours, () -> routing.decide(called, null, "1", kind, Instant.now()))
                            .queue());
        }
        assertThat(queueOf)
                .containsExactly(
                        Map.entry(CallKind.EXTERNAL, "Burgerzaken"),
                        Map.entry(CallKind.INTERNAL, "Rij INTERNAL"),
                        Map.entry(CallKind.FALLBACK, "Rij FALLBACK"));
        assertThat(tenancy.read(ours, () -> routing.fallback(called, Instant.now())))
                .hasValueSatisfying(to -> assertThat(to.queue()).isEqualTo("Rij FALLBACK"));
    }

    @Test
    void saysWhatIsWrongInALine() {
        send(typedNumber("/beheer/nummers").param("fallback", "QUEUE"));
        UUID id = tenancy.read(ours, () -> numbers.find(number)).orElseThrow().id();

        assertThat(send(post("/beheer/nummers/" + id + "/regels")
                        .param("choice", "12")
                        .param("callerPrefix", "zeven")
                        .param("from", "09:00")
                        .param("firstDay", "2026-12-02")
                        .param("lastDay", "2026-12-01")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains(
                        "description-error",
                        "choice-error",
                        "callerPrefix-error",
                        "until-error",
                        "lastDay-error",
                        "queue-error",
                        "priority-error");
    }

    @Test
    void answersByTheRealRuleWhetherItIsOpen() {
        String path = "/beheer/openingstijden/" + calendar;
        assertThat(send(post(path)
                        .param("name", "Kantooruren")
                        .param("closedOnHolidays", "true")
                        .param("closedMessage", "Dicht.")
                        .param("friday", "9-12, 13.00 tot 24:00")))
                .hasRedirectedUrl("/beheer/openingstijden");
        assertThat(send(post(path + "/uitzonderingen")
                        .param("date", "2026-11-27")
                        .param("description", "Verhuizing")))
                .hasRedirectedUrl(path);

        assertThat(tenancy.read(
                        ours,
                        () -> calendars
                                .forRules(calendars.find(calendar).orElseThrow())
                                .calendar()))
                .satisfies(kept -> {
                    assertThat(kept.week())
                            .containsExactly(
                                    new WeeklyHours(DayOfWeek.FRIDAY, LocalTime.of(9, 0), LocalTime.of(12, 0)),
                                    new WeeklyHours(DayOfWeek.FRIDAY, LocalTime.of(13, 0), LocalTime.MIDNIGHT));
                    assertThat(kept.exceptions())
                            .containsExactly(new DayException(LocalDate.of(2026, 11, 27), null, null, "Verhuizing"));
                });
        assertThat(open(path + "/proef?datum=2026-12-04&tijd=23:59")).bodyText().contains(">Open<");
        assertThat(open(path + "/proef?datum=2026-12-04&tijd=12:30")).bodyText().contains(">Gesloten<");
        assertThat(open(path + "/proef?datum=2026-11-27&tijd=10:00")).bodyText().contains(">Gesloten<", "Verhuizing");
        assertThat(open(path + "/proef?datum=2026-12-25&tijd=10:00")).bodyText().contains(">Gesloten<", "Kerstdag");
    }

    @Test
    void refusesHoursThatOverlapAndASecondExceptionOnADate() {
        String path = "/beheer/openingstijden/" + calendar;
        send(post(path + "/uitzonderingen").param("date", "2026-11-27").param("description", "Verhuizing"));

        assertThat(send(post(path).param("name", "Kantooruren").param("tuesday", "9-12, 11-17")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("tuesday-error", "closedMessage-error")
                .doesNotContain("monday-error");
        assertThat(send(post(path + "/uitzonderingen")
                        .param("date", "2026-11-27")
                        .param("description", "Nog eens")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("date-error");
    }

    @Test
    @Requirement({"2.2.35", "2.2.36"})
    void keepsAnyNumberOfReasonCodes() {
        for (int code = 0; code < 500; code++) {
            send(post("/beheer/codes/redencodes").param("name", "Reden " + code).param("active", "true"));
        }
        send(post("/beheer/codes/redencodes").param("name", "Vroeger").param("_active", "on"));

        assertThat(tenancy.read(ours, codes::reasonCodes))
                .hasSize(500)
                .extracting(ReasonCode::name)
                .contains("Reden 499")
                .doesNotContain("Vroeger");
        assertThat(open("/beheer/codes?zoek=499")).bodyText().contains("Reden 499");
        assertThat(open("/beheer/codes?redenpagina=11")).bodyText().contains("Vroeger");
    }

    @Test
    @Requirement("2.2.32")
    @Requirement(value = "2.2.31", part = "telephone")
    void keepsDispositionCodesOnTwoLevels() {
        send(post("/beheer/codes/afhandelcodes")
                .param("name", "Ruimtelijke ordening")
                .param("active", "true"));
        UUID primary = tenancy.read(ours, codes::dispositionCodes).getFirst().id();
        send(post("/beheer/codes/afhandelcodes")
                .param("onder", primary.toString())
                .param("name", "Bouwvergunning")
                .param("active", "true"));

        assertThat(tenancy.read(ours, codes::dispositionCodes)).singleElement().satisfies(code -> {
            assertThat(code.name()).isEqualTo("Ruimtelijke ordening");
            assertThat(code.secondary()).extracting(DispositionCode::name).containsExactly("Bouwvergunning");
        });
        assertThat(send(post("/beheer/codes/afhandelcodes/" + primary + "/verwijderen")))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("secundaire code Bouwvergunning");
    }

    @Test
    void changesTheSettingsOfItsOwnOrganisation() {
        assertThat(send(post("/beheer/instellingen")
                        .param("answerTimeout", "45")
                        .param("_unavailableAfterNoAnswer", "on")
                        .param("wrapUp", "90")
                        .param("calls", "1")
                        .param("tasks", "3")
                        .param("total", "4")
                        .param("noteDays", "365")))
                .hasRedirectedUrl("/beheer/instellingen");

        Organisation kept = tenancy.read(ours, organisations::current);
        assertThat(kept.answerTimeout()).isEqualTo(Duration.ofSeconds(45));
        assertThat(kept.unavailableAfterNoAnswer()).isFalse();
        assertThat(kept.wrapUp()).isEqualTo(Duration.ofSeconds(90));
        assertThat(kept.capacity()).isEqualTo(new Capacity(1, 3, 4));
        assertThat(kept.noteDays()).isEqualTo(365);
        assertThat(send(post("/beheer/instellingen")
                        .param("answerTimeout", "4")
                        .param("wrapUp", "lang")
                        .param("calls", "2")
                        .param("tasks", "21")
                        .param("total", "0")
                        .param("noteDays", "0")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains(
                        "answerTimeout-error",
                        "wrapUp-error",
                        "calls-error",
                        "tasks-error",
                        "total-error",
                        "noteDays-error");
    }

    @Test
    @Requirement(value = "2.10.1", part = "rights")
    void keepsEachAreaForWhoHasTheRight() {
        SignedInUser codesOnly = TestAdministrators.with(ours, Map.of(Area.CODES, Level.CHANGE));

        assertThat(pages.perform(as(codesOnly, get("/beheer/codes")))).hasStatusOk();
        for (String path : new String[] {"skillgroepen", "wachtrijen", "nummers", "openingstijden", "instellingen"}) {
            assertThat(pages.perform(as(codesOnly, get("/beheer/" + path)))).hasStatus(HttpStatus.FORBIDDEN);
        }
    }

    private MockHttpServletRequestBuilder typedNumber(String path) {
        return post(path)
                .param("number", "00" + number.substring(1, 5) + " " + number.substring(5))
                .param("description", "Algemeen")
                .param("callflow", "balie-main-menu")
                .param("calendar", calendar.toString())
                .param("queue", queue.toString());
    }

    private MvcTestResult send(MockHttpServletRequestBuilder request) {
        return pages.perform(as(TestAdministrators.of(ours), request));
    }

    private MvcTestResult open(String path) {
        return pages.perform(as(TestAdministrators.of(ours), get(path)));
    }

    private static MockHttpServletRequestBuilder as(SignedInUser who, MockHttpServletRequestBuilder request) {
        return request.with(user(who)).with(csrf());
    }

    private static UUID done(Saved saved) {
        assertThat(saved).isInstanceOf(Saved.Done.class);
        return ((Saved.Done) saved).id();
    }
}
