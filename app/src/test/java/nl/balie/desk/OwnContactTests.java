package nl.balie.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import nl.balie.acd.Activity;
import nl.balie.acd.Presence;
import nl.balie.conformity.Requirement;
import nl.balie.contacts.Contact;
import org.junit.jupiter.api.Test;

/** The code of a contact whose wrap-up is over. */
class OwnContactTests extends DeskTest {
    private static final String ORGANISATION = TownHall.WATERSTAD;

    @Test
    @Requirement(value = "2.2.31", part = "telephone")
    @Requirement("2.2.32")
    void aCodeIsGivenAfterWrapUpFromTheListOfToday() throws Exception {
        UUID contact = wrappedUp();
        assertThat(agents.findByUsername(ORGANISATION, "fatima").orElseThrow().activity())
                .isEqualTo(Activity.IDLE);

        pages.perform(get("/desk").with(as("fatima"))).andExpect(content().string(containsString(path(contact))));
        pages.perform(get(path(contact)).with(as("fatima")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Ruimtelijke ordening › Bouwvergunning")));
        files("fatima", contact, hall.dispositionCode("Bouwvergunning")).andExpect(redirectedUrl("/desk"));

        assertThat(stored(contact).disposition()).isEqualTo("Ruimtelijke ordening › Bouwvergunning");
        files("fatima", contact, hall.dispositionCode("Melding")).andExpect(redirectedUrl("/desk"));
        assertThat(stored(contact).disposition()).isEqualTo("Melding");
    }

    @Test
    void withoutACodeItSaysSoAndKeepsTheOneThatItHas() throws Exception {
        UUID contact = wrappedUp();
        files("fatima", contact, hall.dispositionCode("Melding")).andExpect(redirectedUrl("/desk"));

        pages.perform(post(path(contact)).with(as("fatima")).with(csrf()).param("code", ""))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Kies een afhandelcode.")));
        files("fatima", contact, UUID.randomUUID()).andExpect(status().isUnprocessableEntity());

        assertThat(stored(contact).disposition()).isEqualTo("Melding");
    }

    @Test
    void anothersContactIsNotThere() throws Exception {
        UUID contact = wrappedUp();

        pages.perform(get(path(contact)).with(as("joost"))).andExpect(status().isNotFound());
        files("joost", contact, hall.dispositionCode("Melding")).andExpect(status().isNotFound());

        assertThat(stored(contact).disposition()).isNull();
    }

    @Test
    void whoPutTheCallerBackLeavesTheCodeToWhoHadHimLast() throws Exception {
        agents.present(ORGANISATION, idOf("fatima"), Presence.AVAILABLE, null);
        UUID contact = hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);
        pages.perform(fatima("/oproep/aannemen"));
        UUID queue = tenancy.read(
                ORGANISATION, () -> hall.queue(TownHall.CIVIL_AFFAIRS).id());
        pages.perform(fatima("/oproep/terugplaatsen").param("wachtrij", queue.toString()));
        agents.present(ORGANISATION, idOf("joost"), Presence.AVAILABLE, null);
        pages.perform(post("/desk/oproep/aannemen").with(as("joost")).with(csrf()));
        assertThat(stored(contact).agentId()).isEqualTo(idOf("joost"));

        pages.perform(get(path(contact)).with(as("fatima")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("die kiest de afhandelcode")))
                .andExpect(content().string(not(containsString("<select"))));
        files("fatima", contact, hall.dispositionCode("Melding")).andExpect(status().isUnprocessableEntity());
        assertThat(stored(contact).disposition()).isNull();
    }

    private org.springframework.test.web.servlet.ResultActions files(String username, UUID contact, UUID code)
            throws Exception {
        return pages.perform(post(path(contact)).with(as(username)).with(csrf()).param("code", code.toString()));
    }

    private UUID wrappedUp() throws Exception {
        agents.present(ORGANISATION, idOf("fatima"), Presence.AVAILABLE, null);
        UUID contact = hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);
        pages.perform(fatima("/oproep/aannemen"));
        pages.perform(fatima("/oproep/ophangen"));
        pages.perform(fatima("/nawerk/afronden"));
        return contact;
    }

    private Contact stored(UUID contact) {
        return tenancy.read(ORGANISATION, () -> contacts.find(contact).orElseThrow());
    }

    private static String path(UUID contact) {
        return "/desk/contacten/" + contact + "/afhandelcode";
    }
}
