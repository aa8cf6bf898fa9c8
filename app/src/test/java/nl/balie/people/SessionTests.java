package nl.balie.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a session holds is in the database, so that it outlives Balie, and what somebody may is not in the session. */
@RecordApplicationEvents
class SessionTests extends PagesTest {
    private static final String USERS = "/beheer/gebruikers";
    private static final String AGAIN = "/aanmelden?verlopen";
    private static final String PASSWORD = "drie blauwe fietsen";

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ApplicationEvents events;

    @Test
    void anotherBalieOnTheSameDatabaseKnowsTheSession() throws Exception {
        var id = administrator("overleeft");
        signIn("overleeft");

        var another = new JdbcIndexedSessionRepository(jdbc, new TransactionTemplate(transactions));
        another.setTableName("page_session");

        assertThat(another.findByPrincipalName("waterstad " + id)).hasSize(1);
    }

    @Test
    void mostRequestsWriteNothing() throws Exception {
        var id = administrator("leest");
        var session = signIn("leest");
        pages.perform(get(USERS).session(session)).andExpect(status().isOk());
        var before = versions(id);

        pages.perform(get(USERS).session(session)).andExpect(status().isOk());
        pages.perform(get("/wachtwoord").session(session)).andExpect(status().isOk());

        assertThat(versions(id)).isNotEmpty().isEqualTo(before);
    }

    @Test
    void anAccountThatIsSwitchedOffAndRightsThatAreTakenAwayCountAtOnceWhoeverDidIt() throws Exception {
        var id = administrator("verandert");
        var session = signIn("verandert");
        pages.perform(get(USERS).session(session)).andExpect(status().isOk());

        tenancy.in("waterstad", () -> users.setRights(id, Map.of()));
        pages.perform(get(USERS).session(session)).andExpect(status().isForbidden());
        tenancy.in("waterstad", () -> users.change(id, "Test", false, null));
        pages.perform(get("/wachtwoord").session(session).accept("text/html")).andExpect(redirectedUrl(AGAIN));
    }

    @Test
    void aSessionEndsAfterADayOfWorkWhateverWasDone() throws Exception {
        administrator("lang");
        var session = signIn("lang");
        clock.forward(Duration.ofHours(12).minusSeconds(1));
        pages.perform(get(USERS).session(session)).andExpect(status().isOk());

        clock.forward(Duration.ofSeconds(1));

        pages.perform(get(USERS).session(session).accept("text/html")).andExpect(redirectedUrl(AGAIN));
    }

    @Test
    void aSessionEndsWhenNothingWasDoneForLong() throws Exception {
        var id = administrator("weg");
        var session = signIn("weg");
        idle(id, Duration.ofHours(9));
        pages.perform(get(USERS).session(session)).andExpect(status().isOk());

        idle(id, Duration.ofHours(10));

        pages.perform(get(USERS).session(session).accept("text/html")).andExpect(redirectedUrl(AGAIN));
    }

    private void idle(UUID id, Duration time) {
        database.sql("update page_session set last_access_time = last_access_time - ? where principal_name = ?")
                .params(time.toMillis(), "waterstad " + id)
                .update();
    }

    @Test
    void whoSignsOutInHisLastPlaceIsTold() throws Exception {
        var id = administrator("gaat");
        var here = signIn("gaat");
        var elsewhere = signIn("gaat");

        pages.perform(post("/afmelden").session(here).with(csrf()));
        assertThat(gone(id)).isEmpty();
        pages.perform(post("/afmelden").session(elsewhere).with(csrf()));

        assertThat(gone(id)).hasSize(1);
        pages.perform(get(USERS).session(elsewhere)).andExpect(status().isFound());
    }

    @Test
    void workOfAnOrganisationSeesNoSession() throws Exception {
        administrator("gezien");
        signIn("gezien");

        assertThat(database.sql("select count(*) from page_session")
                        .query(Long.class)
                        .single())
                .isPositive();
        assertThat(tenancy.<Long>read(
                        "waterstad",
                        () -> database.sql("select count(*) from page_session")
                                .query(Long.class)
                                .single()))
                .isZero();
    }

    private List<SignedOut> gone(UUID id) {
        return events.stream(SignedOut.class)
                .filter(event -> event.userId().equals(id))
                .toList();
    }

    /** Changes with each write of a row. */
    private List<String> versions(UUID id) {
        return database.sql("select xmin::text || ' ' || ctid::text from page_session where principal_name = ?")
                .param("waterstad " + id)
                .query(String.class)
                .list();
    }

    private UUID administrator(String username) {
        return add(username, Role.FUNCTIONAL_ADMINISTRATOR, Map.of(Area.USERS, Level.CHANGE));
    }

    private MockHttpSession signIn(String username) throws Exception {
        return (MockHttpSession) Objects.requireNonNull(pages.perform(post("/aanmelden")
                        .with(csrf())
                        .param("gebruikersnaam", username)
                        .param("wachtwoord", PASSWORD))
                .andExpect(redirectedUrl("/"))
                .andReturn()
                .getRequest()
                .getSession(false));
    }
}
