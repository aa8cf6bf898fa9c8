package nl.balie.numbers.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.UUID;
import nl.balie.AdministrationTest;
import nl.balie.database.Tenancy;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Which numbers may be typed to be dialled, and who says so. */
class DialledNumberPagesTests extends AdministrationTest {
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
    void refusesAFallbackThatIsNotDialledUntilTheOrganisationAllowsIt() {
        for (String refused : List.of("0900 1234", "0031 0900 1234567", "+870 123456789", "+32 2 555 12 12", "112")) {
            assertThat(send(typedNumber("/beheer/nummers")
                            .param("fallback", "EXTERNAL")
                            .param("fallbackNumber", refused)))
                    .as(refused)
                    .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                    .bodyText()
                    .contains("fallbackNumber-error");
        }
        assertThat(send(post("/beheer/instellingen")
                        .param("answerTimeout", "20")
                        .param("wrapUp", "0")
                        .param("calls", "1")
                        .param("tasks", "5")
                        .param("total", "6")
                        .param("noteDays", "730")
                        .param("alsoDialled", "+32, +31900")))
                .hasRedirectedUrl("/beheer/instellingen");

        assertThat(send(typedNumber("/beheer/nummers")
                        .param("fallback", "EXTERNAL")
                        .param("fallbackNumber", "+32 2 555 12 12")))
                .hasRedirectedUrl("/beheer/nummers");
    }

    @Test
    void asksForWhatItsFallbackNeeds() {
        assertThat(send(typedNumber("/beheer/nummers").param("fallback", "EXTERNAL")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("fallbackNumber-error");
        assertThat(send(typedNumber("/beheer/nummers").param("fallback", "MESSAGE")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("fallbackMessage-error");
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

    private static MockHttpServletRequestBuilder as(SignedInUser who, MockHttpServletRequestBuilder request) {
        return request.with(user(who)).with(csrf());
    }

    private static UUID done(Saved saved) {
        assertThat(saved).isInstanceOf(Saved.Done.class);
        return ((Saved.Done) saved).id();
    }
}
