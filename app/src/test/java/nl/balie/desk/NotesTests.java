package nl.balie.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.balie.acd.Presence;
import nl.balie.audit.AuditEntry;
import nl.balie.audit.AuditLog;
import nl.balie.conformity.Requirement;
import nl.balie.contacts.Note;
import nl.balie.contacts.Notes;
import nl.balie.tenants.Organisations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;

/** What an agent writes about his contacts. */
class NotesTests extends DeskTest {
    private static final String ORGANISATION = TownHall.WATERSTAD;

    @Autowired
    Notes notes;

    @Autowired
    AuditLog audit;

    @Autowired
    Organisations organisations;

    @Test
    void aNoteIsKeptDuringTheCallAndAfterwards() throws Exception {
        UUID contact = inCall("fatima");

        keeps("fatima", contact, "Belt over de aanslag", 0)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.message").value(org.hamcrest.Matchers.startsWith("Opgeslagen om ")));
        pages.perform(fatima("/oproep/ophangen"));
        keeps("fatima", contact, "Belt over de aanslag.\r\nBezwaar volgt", 1)
                .andExpect(jsonPath("$.version").value(2));
        pages.perform(fatima("/nawerk/afronden"));
        keeps("fatima", contact, "Bezwaar is binnen", 2)
                .andExpect(jsonPath("$.version").value(3));

        assertThat(written(contact)).singleElement().satisfies(note -> {
            assertThat(note.text()).isEqualTo("Bezwaar is binnen");
            assertThat(note.author()).isEqualTo("Fatima El Amrani");
        });
        pages.perform(get("/contacten/" + contact).with(as("saskia")))
                .andExpect(content().string(containsString("Bezwaar is binnen")))
                .andExpect(content().string(containsString("Fatima El Amrani")));
    }

    @Test
    void linesStayAndWhatIsEmptyIsNoNote() throws Exception {
        UUID contact = inCall("fatima");

        keeps("fatima", contact, "een\u0007twee", 0).andExpect(status().isBadRequest());
        keeps("fatima", contact, "een\r\ntwee\tdrie", 0).andExpect(status().isOk());
        assertThat(written(contact).getFirst().text()).isEqualTo("een\ntwee\tdrie");
        keeps("fatima", contact, " \n ", 1).andExpect(status().isOk());
        assertThat(written(contact).getFirst().isEmpty()).isTrue();
        pages.perform(get("/contacten/" + contact).with(as("saskia")))
                .andExpect(content().string(not(containsString("notities-titel"))));
    }

    @Test
    void twoScreensDoNotOverwriteEachOther() throws Exception {
        UUID contact = inCall("fatima");
        keeps("fatima", contact, "eerst", 0);
        keeps("fatima", contact, "op het ene scherm", 1).andExpect(status().isOk());

        keeps("fatima", contact, "op het andere", 1)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.version").value(2))
                .andExpect(jsonPath("$.text").value("op het ene scherm"))
                .andExpect(jsonPath("$.message").value(containsString("op een ander scherm gewijzigd")));
        keeps("fatima", contact, "nieuw", 0).andExpect(status().isConflict());
        assertThat(written(contact).getFirst().text()).isEqualTo("op het ene scherm");

        // who did not hear the answer asks again
        keeps("fatima", contact, "op het ene scherm", 1)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(2));
        keeps("fatima", contact, "op het andere", 2).andExpect(status().isOk());
    }

    @ParameterizedTest
    @CsvSource({"4000, 200", "4001, 422"})
    void aNoteHasALengthThatIsTold(int characters, int answer) throws Exception {
        UUID contact = inCall("fatima");

        keeps("fatima", contact, "😀".repeat(characters), 0).andExpect(status().is(answer));
        if (answer == 422) {
            keeps("fatima", contact, "a".repeat(characters), 0)
                    .andExpect(jsonPath("$.message").value(containsString("heeft 4.001 tekens, hoogstens 4.000")));
            plain(contact, "b".repeat(characters), 0)
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(containsString("heeft 4.001 tekens")))
                    .andExpect(content().string(containsString("bbbbbbbb")));
        }
        assertThat(written(contact)).hasSize(answer == 200 ? 1 : 0);
    }

    @Test
    void anothersContactTakesNoNote() throws Exception {
        UUID contact = inCall("fatima");

        keeps("joost", contact, "van mij", 0)
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.message").value(containsString("niet van u")));
        keeps("joost", UUID.randomUUID(), "van niemand", 0).andExpect(status().isNotFound());
        pages.perform(post(path(contact))
                        .with(as("fatima"))
                        .with(csrf())
                        .header("HX-Request", "true")
                        .param("tekst", "x"))
                .andExpect(status().isBadRequest());
        pages.perform(post(path(contact))
                        .with(as("fatima"))
                        .with(csrf())
                        .header("HX-Request", "true")
                        .param("tekst", "x")
                        .param("versie", "veel"))
                .andExpect(status().isBadRequest());
        pages.perform(post(path(contact))
                        .with(as("fatima"))
                        .header("HX-Request", "true")
                        .param("tekst", "x"))
                .andExpect(status().isForbidden());

        assertThat(written(contact)).isEmpty();
    }

    @Test
    void withoutJavaScriptItIsAForm() throws Exception {
        UUID contact = inCall("fatima");

        plain(contact, "Met de hand", 0).andExpect(redirectedUrl("/desk"));
        plain(contact, "Mijn regel", 0)
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Met de hand")))
                .andExpect(content().string(containsString("Mijn regel")))
                .andExpect(content().string(containsString("name=\"versie\" value=\"1\"")));

        assertThat(written(contact).getFirst().text()).isEqualTo("Met de hand");
    }

    @Test
    void theAuditLogTellsThatHeWroteAndNotWhat() throws Exception {
        UUID contact = inCall("fatima");
        keeps("fatima", contact, "geheim", 0);
        keeps("fatima", contact, "geheim en meer", 1);
        keeps("fatima", contact, "", 2);

        List<AuditEntry> entries = tenancy.read(ORGANISATION, () -> audit.find("fatima", null, null, 0, 50)).stream()
                .filter(entry -> entry.object().equals("/contacten/" + contact))
                .toList();

        assertThat(entries).extracting(AuditEntry::action).containsExactly("note-changed", "note-added");
        assertThat(entries.toString()).doesNotContain("geheim");
    }

    @Test
    @Requirement(value = "2.9.2", part = "notes")
    void notesAreErasedAfterTheOrganisationsTerm() throws Exception {
        UUID contact = inCall("fatima");
        keeps("fatima", contact, "lang geleden", 0);
        Instant now = Instant.now();

        at(now.plus(Duration.ofDays(729))).erase();
        assertThat(written(contact)).hasSize(1);
        tenancy.in(
                ORGANISATION,
                () -> jdbc.sql("update organisation set note_days = 30").update());
        try {
            at(now.plus(Duration.ofDays(29))).erase();
            assertThat(written(contact)).hasSize(1);
            at(now.plus(Duration.ofDays(31))).erase();
            assertThat(written(contact)).isEmpty();
            assertThat(tenancy.read(ORGANISATION, () -> audit.find(AuditLog.SYSTEM, null, null, 0, 1)))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.action()).isEqualTo("notes-erased"))
                    .satisfies(entry -> assertThat(entry.details()).containsKey("erasedNotes"));
        } finally {
            tenancy.in(
                    ORGANISATION,
                    () -> jdbc.sql("update organisation set note_days = 730").update());
        }
    }

    @Test
    @Requirement(value = "2.9.2", part = "notes")
    void whatIsToBeErasedIsNotShownBeforeItIs() throws Exception {
        UUID contact = inCall("fatima");
        keeps("fatima", contact, "te oud", 0);
        tenancy.in(
                ORGANISATION,
                () -> jdbc.sql("update contact_note set written_at = written_at - interval '731 days' where"
                                + " contact_id = ?")
                        .param(contact)
                        .update());

        pages.perform(get("/contacten/" + contact).with(as("saskia")))
                .andExpect(content().string(not(containsString("te oud"))));
        pages.perform(get("/desk/oproep").with(as("fatima")))
                .andExpect(content().string(not(containsString("te oud"))));
        keeps("fatima", contact, "nieuw", 0)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(1));
    }

    private NoteRetention at(Instant moment) {
        return new NoteRetention(tenancy, organisations, notes, audit, Clock.fixed(moment, ZoneOffset.UTC));
    }

    private UUID inCall(String username) throws Exception {
        agents.present(ORGANISATION, idOf(username), Presence.AVAILABLE, null);
        UUID contact = hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);
        pages.perform(
                post("/desk/oproep/aannemen").with(as(username)).with(csrf()).header("HX-Request", "true"));
        return contact;
    }

    private ResultActions keeps(String username, UUID contact, String text, int version) throws Exception {
        return pages.perform(post(path(contact))
                .with(as(username))
                .with(csrf())
                .header("HX-Request", "true")
                .header("Accept", "application/json")
                .param("tekst", text)
                .param("versie", String.valueOf(version)));
    }

    private ResultActions plain(UUID contact, String text, int version) throws Exception {
        return pages.perform(post(path(contact))
                .with(as("fatima"))
                .with(csrf())
                .param("tekst", text)
                .param("versie", String.valueOf(version)));
    }

    private List<Note> written(UUID contact) {
        return tenancy.read(ORGANISATION, () -> notes.of(List.of(contact), Instant.EPOCH));
    }

    private static String path(UUID contact) {
        return "/desk/contacten/" + contact + "/notitie";
    }
}
