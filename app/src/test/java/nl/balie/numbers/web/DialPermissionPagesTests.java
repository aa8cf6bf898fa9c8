package nl.balie.numbers.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.balie.AdministrationTest;
import nl.balie.audit.AuditLog;
import nl.balie.conformity.Requirement;
import nl.balie.database.Tenancy;
import nl.balie.numbers.DialPolicy;
import nl.balie.numbers.DialRules.Allowed;
import nl.balie.numbers.DialRules.Refusal;
import nl.balie.numbers.DialRules.Refused;
import nl.balie.numbers.Fallback;
import nl.balie.numbers.NumberDetails;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.numbers.ShownNumbers;
import nl.balie.numbers.ShownNumbers.Shown;
import nl.balie.numbers.TestRanges;
import nl.balie.opening.CalendarDetails;
import nl.balie.opening.OpeningCalendars;
import nl.balie.pages.Saved;
import nl.balie.people.Area;
import nl.balie.people.Level;
import nl.balie.people.Role;
import nl.balie.people.SignedInUser;
import nl.balie.people.TestAdministrators;
import nl.balie.queues.Queue;
import nl.balie.queues.QueueDetails;
import nl.balie.queues.Queues;
import nl.balie.queues.SkillGroups;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The functional administrator says who may dial what, and which numbers are shown. */
class DialPermissionPagesTests extends AdministrationTest {
    private static final String PATH = "/beheer/bellen";
    private static final String MOBILE = "06 12 34 56 78";
    private static final String FIXED = "030 286 00 00";

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
    ShownNumbers shown;

    @Autowired
    DialPolicy policy;

    @Autowired
    AuditLog audit;

    private String ours = "";
    private UUID group = UUID.randomUUID();
    private UUID first = UUID.randomUUID();
    private UUID second = UUID.randomUUID();
    private String firstNumber = "";
    private String secondNumber = "";

    @BeforeEach
    void anOrganisationWithTwoNumbers() {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        ours = "ours-" + unique;
        String block = "+4931" + (Long.parseLong(unique, 16) % 9_000_000 + 1_000_000);
        firstNumber = block + "000";
        secondNumber = block + "001";
        JdbcClient owner = JdbcClient.create(DATABASE.owner());
        owner.sql("insert into organisation (id, name) values (?, 'Gemeente Onze')")
                .param(ours)
                .update();
        TestRanges.give(DATABASE.owner(), ours, firstNumber);
        TestRanges.give(DATABASE.owner(), ours, secondNumber);
        tenancy.in(ours, () -> {
            group = done(groups.add("Team Burgerzaken"));
            UUID queue =
                    done(queues.add(new QueueDetails("Burgerzaken", Queue.Kind.EXTERNAL, group, 4, "", true, null)));
            UUID calendar = done(calendars.add(new CalendarDetails("Kantooruren", true, "Dicht.", List.of())));
            first = done(numbers.add(details(firstNumber, calendar, queue)));
            second = done(numbers.add(details(secondNumber, calendar, queue)));
        });
    }

    private static NumberDetails details(String number, UUID calendar, UUID queue) {
        return new NumberDetails(
                number, "Nummer " + number, "balie-direct-queue", calendar, queue, Fallback.QUEUE, "", null);
    }

    @Test
    @Requirement(value = "2.2.39", part = "permission by role and kind of number")
    void aRoleDialsOnlyWhatWasTickedForIt() {
        assertThat(policy.rules(ours, Set.of(Role.AGENT)).judge(MOBILE)).isInstanceOf(Allowed.class);

        assertThat(send(post(PATH).param("may", "AGENT:NATIONAL", "SUPERVISOR:MOBILE", "BALIE:NATIONAL")))
                .hasRedirectedUrl(PATH);

        assertThat(policy.rules(ours, Set.of(Role.AGENT)).judge(FIXED)).isInstanceOf(Allowed.class);
        assertThat(policy.rules(ours, Set.of(Role.AGENT)).judge(MOBILE)).isEqualTo(new Refused(Refusal.NOT_PERMITTED));
        assertThat(policy.rules(ours, EnumSet.of(Role.AGENT, Role.SUPERVISOR)).judge(MOBILE))
                .as("one who is both")
                .isInstanceOf(Allowed.class);
        assertThat(policy.rules(ours, Set.of(Role.TELEPHONIST)).judge(FIXED))
                .isEqualTo(new Refused(Refusal.NOT_PERMITTED));
        assertThat(policy.rules(ours).judge(MOBILE)).as("Balie itself").isEqualTo(new Refused(Refusal.NOT_PERMITTED));
        assertThat(policy.anybodys(ours).judge(MOBILE)).isInstanceOf(Allowed.class);
        assertThat(send(get(PATH))).bodyText().contains("value=\"AGENT:NATIONAL\" checked=\"checked\"");
        assertThat(actions()).contains("dial-permission-changed");
    }

    @Test
    @Requirement(value = "2.2.39", part = "numbers released by skill group")
    void agentsOfAGroupShowTheNumbersThatWereReleasedForIt() {
        assertThat(tenancy.read(ours, () -> shown.of(group)))
                .as("nothing was released: the first number")
                .extracting(Shown::number)
                .containsExactly(firstNumber);

        assertThat(send(post(PATH + "/" + group)
                        .param(
                                "shown",
                                second.toString(),
                                "geen",
                                UUID.randomUUID().toString(),
                                "onzin")))
                .hasRedirectedUrl(PATH);

        assertThat(tenancy.read(ours, () -> shown.of(group)))
                .extracting(Shown::number)
                .containsExactly(secondNumber, null);
        assertThat(send(get(PATH))).bodyText().contains("Geen nummer (anoniem)");
        assertThat(actions()).contains("shown-numbers-changed");

        tenancy.in(ours, () -> numbers.remove(second));
        assertThat(tenancy.read(ours, () -> shown.of(group)))
                .as("a number that is gone is shown no more")
                .containsExactly(Shown.NONE);
    }

    @Test
    void whoMayOnlyLookChangesNothing() {
        SignedInUser reader = TestAdministrators.with(ours, Map.of(Area.NUMBERS, Level.VIEW));

        assertThat(pages.perform(get(PATH).with(user(reader)))).hasStatusOk();
        assertThat(pages.perform(post(PATH).with(user(reader)).with(csrf()))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.perform(post(PATH + "/" + group).with(user(reader)).with(csrf())))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.perform(get(PATH).with(user(TestAdministrators.with(ours, Map.of())))))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void aGroupOfAnotherOrganisationIsNotThere() {
        assertThat(send(get(PATH + "/" + UUID.randomUUID()))).hasStatus(HttpStatus.NOT_FOUND);
    }

    private MvcTestResult send(MockHttpServletRequestBuilder request) {
        return pages.perform(request.with(user(TestAdministrators.of(ours))).with(csrf()));
    }

    private List<String> actions() {
        return tenancy.read(ours, () -> audit.find(null, null, null, 0, 100)).stream()
                .map(entry -> entry.action())
                .toList();
    }

    private static UUID done(Saved saved) {
        return ((Saved.Done) saved).id();
    }
}
