package nl.balie.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.balie.acd.Presence;
import nl.balie.conformity.Requirement;
import nl.balie.directory.Availability;
import nl.balie.directory.Availability.State;
import nl.balie.directory.Colleague;
import nl.balie.directory.Colleagues;
import nl.balie.directory.Directory;
import nl.balie.directory.PersonName;
import nl.balie.directory.PhoneLine;
import nl.balie.pages.Saved;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What everybody of the contact centre sees of his colleagues in the directory. */
class GuidePageTests extends DeskTest {
    private static final String ORGANISATION = TownHall.WATERSTAD;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Directory directory;

    private UUID fatima = new UUID(0, 0);
    private UUID petra = new UUID(0, 0);

    @BeforeEach
    void twoColleagues() {
        fatima = add(ORGANISATION, "", "Klantcontactcentrum", idOf("fatima"));
        petra = add(
                ORGANISATION,
                "Petra Jansen",
                "Vergunningen",
                null,
                new PhoneLine(PhoneLine.Kind.DIRECT, "+31302860001"));
    }

    @AfterEach
    void nobodyIsLeft() {
        for (UUID id : List.of(fatima, petra)) {
            tenancy.in(ORGANISATION, () -> colleagues.remove(id));
        }
    }

    private UUID add(String organisation, String name, String department, @Nullable UUID user, PhoneLine... lines) {
        return ((Saved.Done) tenancy.in(
                        organisation,
                        () -> colleagues.add(new Colleague.Details(
                                PersonName.of(name),
                                department,
                                "",
                                List.of(lines),
                                "",
                                "Ma en di",
                                100,
                                true,
                                user,
                                ""))))
                .id();
    }

    private String page(String path) throws Exception {
        return pages.perform(get("/gids" + path).with(as("joost")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private Availability available() {
        return Objects.requireNonNull(
                directory.find(ORGANISATION, fatima).orElseThrow().availability());
    }

    @Test
    @Requirement(value = "2.5.12", part = "in the directory")
    @Requirement(value = "2.5.11", part = "presence")
    @Requirement(value = "4.3.1", part = "presence of colleagues who work with Balie")
    void whatAColleagueDoesIsThereInWords() throws Exception {
        assertThat(page("/lijst?zoek=fatima")).contains("Afgemeld").doesNotContain("Petra");

        agents.present(ORGANISATION, idOf("fatima"), Presence.AVAILABLE, null);
        assertThat(page("/lijst?zoek=fatima")).contains("Beschikbaar", "sinds");
        assertThat(available().state()).isEqualTo(State.AVAILABLE);

        hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);
        assertThat(available().state()).isEqualTo(State.OFFERED);
        pages.perform(fatima("/oproep/aannemen"));
        assertThat(page("/" + fatima + "/kaart")).contains("In gesprek", "sinds", "data-since=");
        assertThat(available().state()).isEqualTo(State.IN_CALL);
        assertThat(available().since()).isNotNull();

        pages.perform(fatima("/oproep/ophangen"));
        assertThat(available().state()).isEqualTo(State.WRAP_UP);
        agents.endWrapUp(
                ORGANISATION,
                idOf("fatima"),
                agents.find(ORGANISATION, idOf("fatima"))
                        .orElseThrow()
                        .contacts()
                        .getFirst()
                        .contactId());
        agents.present(ORGANISATION, idOf("fatima"), Presence.UNAVAILABLE, "Overleg");
        assertThat(page("/lijst")).contains("Niet beschikbaar", "(Overleg)");
        assertThat(available())
                .extracting(Availability::state, Availability::reason)
                .containsExactly(State.ABSENT, "Overleg");

        agents.present(ORGANISATION, idOf("fatima"), Presence.SIGNED_OUT, null);
        assertThat(page("/" + fatima)).contains("Afgemeld", "laatst gezien");
    }

    @Test
    void numbersAreLinksAndWhoIsNoUserHasNoPresence() throws Exception {
        assertThat(page("/" + petra + "?zoek=vergun"))
                .contains(
                        "href=\"/desk?bel=%2B31302860001\"",
                        "Doorkiesnummer",
                        "Ma en di",
                        "Van deze collega is niet bekend of hij er is.",
                        "aria-current=\"true\"");
        assertThat(page("?zoek=jansen vergun")).contains("1 gevonden", "Kies een collega");
        assertThat(page("?zoek=niemand")).contains("niets gevonden voor");
    }

    @Test
    void whoHasNoDeskCallsWithHisOwnProgram() throws Exception {
        pages.perform(get("/gids/" + petra).with(as("saskia")))
                .andExpect(content().string(containsString("href=\"tel:+31302860001\"")));
    }

    @Test
    void isForThoseOfTheContactCentreAndShowsTheirOrganisationOnly() throws Exception {
        UUID other = add(TownHall.BERGDORP, "Berend Berg", "", null);
        try {
            pages.perform(get("/gids").with(as("saskia"))).andExpect(status().isOk());
            for (String path : List.of("", "/lijst", "/" + petra, "/" + petra + "/kaart")) {
                pages.perform(get("/gids" + path).with(as("marieke"))).andExpect(status().isForbidden());
            }
            assertThat(page("")).contains("Petra Jansen").doesNotContain("Berend");
            for (String path : List.of("/" + other, "/" + other + "/kaart")) {
                pages.perform(get("/gids" + path).with(as("joost"))).andExpect(status().isNotFound());
            }
        } finally {
            tenancy.in(TownHall.BERGDORP, () -> colleagues.remove(other));
        }
    }
}
