package nl.balie.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import nl.balie.acd.Presence;
import nl.balie.callbacks.Callback;
import nl.balie.callbacks.Callback.State;
import nl.balie.callbacks.Callbacks;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Result;
import nl.balie.telephony.media.Wav;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;

/** What a supervisor sees of who waits for a callback, and the withdrawal of a request. */
class CallbackListTests extends DeskTest {
    private static final String PAGE = "/terugbelverzoeken";
    private static final String ORGANISATION = TownHall.WATERSTAD;
    private static final String CALLED = "+31990001001";
    private static final String CUSTOMER = "+31612340001";

    @Autowired
    Callbacks callbacks;

    @AfterEach
    void nothingIsLeft() {
        tenancy.in(
                ORGANISATION, () -> callbacks.open().forEach(open -> callbacks.close(open.id(), State.DONE, null, "")));
    }

    @Test
    void theOldestStandsFirstAndAQueueCanBeChosen() throws Exception {
        waits(CUSTOMER, TownHall.TAXES);
        message("+31612340002", TownHall.CIVIL_AFFAIRS);

        page("").andExpect(content()
                .string(stringContainsInOrder(
                        "06 12 34 00 01", "Terugbelverzoek", "06 12 34 00 02", "Ingesproken bericht")));
        UUID taxes = tenancy.read(ORGANISATION, () -> hall.queue(TownHall.TAXES).id());
        page("?wachtrij=" + taxes)
                .andExpect(content().string(containsString("06 12 34 00 01")))
                .andExpect(content().string(not(containsString("06 12 34 00 02"))));
    }

    @Test
    void whoIsWithdrawnLeavesTheQueueAndHisFlowIsTold() throws Exception {
        UUID request = waits("+31612340009", TownHall.TAXES);
        UUID contact = Objects.requireNonNull(callback(request).contactId());

        withdraw(request, "Klant belde zelf al").andExpect(status().isFound());

        Callback withdrawn = callback(request);
        assertThat(withdrawn.state()).isEqualTo(State.WITHDRAWN);
        assertThat(withdrawn.handledBy()).isEqualTo("Saskia Visser");
        assertThat(withdrawn.note()).isEqualTo("Klant belde zelf al");
        Contact ended = tenancy.read(ORGANISATION, () -> contacts.find(contact).orElseThrow());
        assertThat(ended.result()).isEqualTo(Result.WITHDRAWN);
        assertThat(tenancy.read(
                        ORGANISATION,
                        () -> jdbc.sql("select name from flow_command where contact_id = ?")
                                .param(contact)
                                .query(String.class)
                                .list()))
                .containsExactly("contact-ended");
        assertThat(tenancy.read(
                        ORGANISATION,
                        () -> jdbc.sql("select count(*) from audit_event where action = 'callback-withdrawn'"
                                        + " and object = ? and actor = 'saskia'")
                                .param("+31612340009")
                                .query(Long.class)
                                .single()))
                .isEqualTo(1);
        page("").andExpect(content().string(not(containsString("06 12 34 00 09"))));

        agentIsThere();
        assertThat(agents.all(ORGANISATION))
                .noneSatisfy(agent -> assertThat(agent.contactId()).isEqualTo(contact));
    }

    @Test
    void anOfferThatRingsIsWithdrawnToo() throws Exception {
        UUID request = waits(CUSTOMER, TownHall.TAXES);
        agentIsThere();

        withdraw(request, "Dubbel").andExpect(status().isFound());

        assertThat(callback(request).state()).isEqualTo(State.WITHDRAWN);
        assertThat(agents.all(ORGANISATION))
                .allSatisfy(agent -> assertThat(agent.contactId()).isNull());
    }

    @Test
    void whatAnAgentHasOrIsClosedStaysAsItIs() throws Exception {
        UUID request = waits(CUSTOMER, TownHall.TAXES);
        agentIsThere();
        pages.perform(fatima("/oproep/aannemen"));

        withdraw(request, "Te laat").andExpect(status().isFound());
        assertThat(callback(request).state()).isEqualTo(State.WAITING);

        UUID message = message("+31612340003", TownHall.TAXES);
        tenancy.in(ORGANISATION, () -> callbacks.take(message));
        withdraw(message, "Te laat");
        assertThat(callback(message).state()).isEqualTo(State.TAKEN);
        tenancy.in(ORGANISATION, () -> callbacks.close(message, State.DONE, "Fatima", ""));
        withdraw(message, "Te laat");
        assertThat(callback(message).state()).isEqualTo(State.DONE);
        assertThat(callback(message).handledBy()).isEqualTo("Fatima");
    }

    @Test
    void aMessageIsClosedWithoutACall() throws Exception {
        UUID message = message(null, TownHall.TAXES);
        page("").andExpect(content().string(containsString("Anoniem")));
        pages.perform(get(PAGE + "/" + message + "/bericht.wav").with(as("saskia")))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", "attachment"))
                .andExpect(header().string("Content-Security-Policy", containsString("sandbox")));

        withdraw(message, "").andExpect(status().isUnprocessableEntity());
        withdraw(message, "x".repeat(501)).andExpect(status().isUnprocessableEntity());
        withdraw(message, "Reclame").andExpect(status().isFound());

        assertThat(callback(message).state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void isForSupervisorsOfTheOrganisationOnly() throws Exception {
        UUID message = message(CUSTOMER, TownHall.TAXES);

        pages.perform(get(PAGE).with(as("fatima"))).andExpect(status().isForbidden());
        pages.perform(get(PAGE + "/" + message + "/intrekken").with(user(hall.as(TownHall.BERGDORP, "hendrik"))))
                .andExpect(status().isNotFound());
    }

    private void agentIsThere() {
        phones.register("fatima");
        agents.present(ORGANISATION, idOf("fatima"), Presence.AVAILABLE, null);
    }

    private ResultActions page(String query) throws Exception {
        return pages.perform(get(PAGE + query).with(as("saskia"))).andExpect(status().isOk());
    }

    private ResultActions withdraw(UUID id, String reason) throws Exception {
        return pages.perform(post(PAGE + "/" + id + "/intrekken")
                .param("reason", reason)
                .with(as("saskia"))
                .with(csrf()));
    }

    private Callback callback(UUID id) {
        return tenancy.read(ORGANISATION, () -> callbacks.find(id).orElseThrow());
    }

    /** A customer waits for a callback. */
    private UUID waits(String customer, String queue) {
        UUID asked = asked(customer, Result.CALLBACK);
        UUID contact = tenancy.in(ORGANISATION, () -> {
            callbacks.request(asked, CALLED, customer, hall.queue(queue).id());
            UUID made = contacts.openCallback(CALLED, customer, asked);
            callbacks.calledIn(asked, made);
            return made;
        });
        hall.enters(ORGANISATION, contact, queue);
        return tenancy.read(
                ORGANISATION, () -> callbacks.askedIn(asked).orElseThrow().id());
    }

    private UUID message(@Nullable String customer, String queue) {
        UUID asked = asked(customer, Result.VOICEMAIL);
        return tenancy.in(ORGANISATION, () -> {
            UUID id =
                    callbacks.record(asked, CALLED, customer, hall.queue(queue).id());
            callbacks.recorded(id, new Wav(8000, new short[8_000]).bytes(), 1);
            return id;
        });
    }

    private UUID asked(@Nullable String customer, Result result) {
        return tenancy.in(ORGANISATION, () -> {
            UUID contact = contacts.arrived(Channel.VOICE, customer, CALLED, Instant.now());
            contacts.end(contact, result, Instant.now(), EndCause.CALLER);
            return contact;
        });
    }
}
