package nl.balie.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import nl.balie.audit.AuditEntry;
import nl.balie.audit.AuditLog;
import nl.balie.audit.AuditResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the audit log tells of requests that change nothing. */
class RequestsOfInterestTests extends DeskTest {
    @Autowired
    AuditLog audit;

    @Test
    void whoLooksAtAContactIsRecorded() throws Exception {
        UUID contact = hall.calls(TownHall.WATERSTAD, "+31612340001");

        pages.perform(get("/contacten/" + contact).with(as("saskia"))).andExpect(status().isOk());

        pages.perform(get("/contacten/" + contact).with(as("saskia"))).andExpect(status().isOk());
        assertThat(log("saskia"))
                .filteredOn(entry -> entry.object().endsWith(contact.toString()))
                .as("looked at twice within a moment")
                .hasSize(1);
        assertThat(log("saskia"))
                .extracting(AuditEntry::action, AuditEntry::object, AuditEntry::result)
                .contains(tuple("contact-read", "/contacten/" + contact, AuditResult.DONE));
    }

    @Test
    void whatIsNotThereWasNotLookedAt() throws Exception {
        UUID nobody = UUID.randomUUID();

        pages.perform(get("/contacten/" + nobody).with(as("saskia"))).andExpect(status().isNotFound());

        assertThat(log("saskia")).noneMatch(entry -> entry.object().contains(nobody.toString()));
    }

    @Test
    void whatSomebodyMayNotIsRecordedAndOfNobodyNothingIs() throws Exception {
        pages.perform(get("/beheer/gebruikers").with(as("saskia"))).andExpect(status().isForbidden());
        pages.perform(get("/beheer/wachtrijen").with(anonymous())).andExpect(status().is3xxRedirection());

        assertThat(log("saskia"))
                .extracting(AuditEntry::action, AuditEntry::object, AuditEntry::result)
                .contains(tuple("request", "GET /beheer/gebruikers", AuditResult.REFUSED));
    }

    private List<AuditEntry> log(@Nullable String actor) {
        return tenancy.read(TownHall.WATERSTAD, () -> audit.find(actor, null, null, 0, 10));
    }
}
