package nl.balie.desk.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import nl.balie.contacts.Fact;
import nl.balie.desk.DeskTest;
import nl.balie.desk.TownHall;
import nl.balie.pages.Notice;
import nl.balie.people.Area;
import nl.balie.people.Duty;
import nl.balie.people.Level;
import nl.balie.people.Role;
import nl.balie.people.SignedInUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IncidentPagesTests extends DeskTest {
    private static final long KEY = 4503599627370999L;

    private UUID contact;

    @BeforeEach
    void incident() {
        contact = hall.calls(TownHall.WATERSTAD, "+31612340001");
        tenancy.in(TownHall.WATERSTAD, () -> {
            jdbc.sql("""
                            insert into flow_incident (incident_key, organisation_id, contact_id, process_instance_key, process_id,
                                element_id, job_key, error_type, message, created_at)
                            values (?, 'waterstad', ?, 1, 'balie-main-menu', 'Task_DecideRoute', 12, 'JOB_NO_RETRIES',
                                'Wachtrij Vergunningen bestaat niet', '2026-11-22T10:00:00Z')
                            on conflict (incident_key) do update set contact_id = excluded.contact_id, resolved_at = null
                            """).params(KEY, contact).update();
        });
    }

    @Test
    void anAdministratorOfCallflowsSeesContactStepReasonAndTime() throws Exception {
        pages.perform(get(IncidentController.PATH).with(as("marieke")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/contacten/" + contact)))
                .andExpect(content().string(containsString("Task_DecideRoute")))
                .andExpect(content().string(containsString("Wachtrij Vergunningen bestaat niet")))
                .andExpect(content().string(containsString("22-11-2026 11:00:00")))
                .andExpect(content().string(containsString("Opnieuw proberen")));
    }

    @Test
    void stepsThatFailedAndTookTheirPathAreCountedWithTheirReasonAndLastContact() throws Exception {
        UUID other = hall.calls(TownHall.WATERSTAD, "+31612340002");
        failed(contact, Instant.now().minus(Duration.ofDays(8)), "te lang geleden");
        failed(contact, Instant.now().minusSeconds(60), "de meldtekst is er niet");
        failed(other, Instant.now().minusSeconds(30), "de meldtekst is er niet");

        String page = pages.perform(get(IncidentController.PATH).with(as("marieke")))
                .andReturn()
                .getResponse()
                .getContentAsString();

        String failures = page.substring(page.indexOf("mislukt-titel"));
        assertThat(failures)
                .containsOnlyOnce("de meldtekst is er niet")
                .containsPattern("<td[^>]*>2</td>")
                .contains("/contacten/" + other, "Task_Unknown", "proef-mislukt, versie 3")
                .doesNotContain("te lang geleden", "/contacten/" + contact);
    }

    @Test
    void aFlowThatStandsStillIsEndedForGood() throws Exception {
        pages.perform(post(IncidentController.PATH + "/" + KEY + "/beeindigen")
                        .with(as("marieke"))
                        .with(csrf()))
                .andExpect(redirectedUrl(IncidentController.PATH));

        assertThat(tenancy.read(
                        TownHall.WATERSTAD,
                        () -> jdbc.sql(
                                        "select process_instance_key from flow_command where contact_id = ? and kind = 'CANCEL'")
                                .param(contact)
                                .query(Long.class)
                                .list()))
                .as("what the engine will be told")
                .containsExactly(1L);
        pages.perform(get(IncidentController.PATH).with(as("marieke")))
                .andExpect(content().string(not(containsString("/contacten/" + contact))));
    }

    @Test
    void nobodyEndsAFlowOfAnotherOrganisation() throws Exception {
        SignedInUser neighbour = hall.as(TownHall.BERGDORP, "hendrik");
        pages.perform(post(IncidentController.PATH + "/" + KEY + "/beeindigen")
                        .with(user(administrator(neighbour, Map.of(Area.CALLFLOWS, Level.CHANGE))))
                        .with(csrf()))
                .andExpect(redirectedUrl(IncidentController.PATH));

        pages.perform(get(IncidentController.PATH).with(as("marieke")))
                .andExpect(content().string(containsString("/contacten/" + contact)));
    }

    private void failed(UUID of, Instant at, String reason) {
        hall.note(
                TownHall.WATERSTAD,
                of,
                new Fact.Step(
                        "play-prompt", "Task_Unknown", "proef-mislukt", 3, 4712L, Duration.ofMillis(12), false, reason),
                at);
    }

    @Test
    void withoutTheRightNobodySeesThem() throws Exception {
        pages.perform(get(IncidentController.PATH).with(as("saskia"))).andExpect(status().isForbidden());
        pages.perform(get(IncidentController.PATH).with(user(administrator(Map.of(Area.USERS, Level.CHANGE)))))
                .andExpect(status().isForbidden());
    }

    @Test
    void whoMayOnlyViewCannotTryAgain() throws Exception {
        var viewer = user(administrator(Map.of(Area.CALLFLOWS, Level.VIEW)));

        pages.perform(get(IncidentController.PATH).with(viewer))
                .andExpect(content().string(containsString("Task_DecideRoute")))
                .andExpect(content().string(not(containsString("Opnieuw proberen"))));
        pages.perform(post(IncidentController.PATH + "/" + KEY + "/opnieuw")
                        .with(viewer)
                        .with(csrf()))
                .andExpect(status().isForbidden());
    }

    @Test
    void anEngineThatIsAwayAndAnIncidentThatIsGoneAreSaid() throws Exception {
        assertThat(retry(KEY)).isEqualTo("incidents.engine-away");
        assertThat(retry(99)).isEqualTo("incidents.gone");
    }

    private String retry(long key) throws Exception {
        var answer = pages.perform(post(IncidentController.PATH + "/" + key + "/opnieuw")
                        .with(as("marieke"))
                        .with(csrf()))
                .andExpect(redirectedUrl(IncidentController.PATH))
                .andReturn();
        return answer.getFlashMap().get("notice") instanceof Notice notice ? notice.text() : "";
    }

    private SignedInUser administrator(Map<Area, Level> rights) {
        return administrator(hall.as(TownHall.WATERSTAD, "marieke"), rights);
    }

    private static SignedInUser administrator(SignedInUser user, Map<Area, Level> rights) {
        return new SignedInUser(
                user.userId(),
                user.organisation(),
                user.organisationName(),
                user.username(),
                user.displayName(),
                EnumSet.of(Role.FUNCTIONAL_ADMINISTRATOR),
                rights,
                Duty.NONE);
    }
}
