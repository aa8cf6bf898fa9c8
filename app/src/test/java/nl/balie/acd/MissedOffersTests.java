package nl.balie.acd;

import static nl.balie.acd.AcdFixture.ORGANISATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Result;
import nl.balie.queues.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MissedOffersTests {
    private final AcdFixture acd = new AcdFixture();
    private final UUID group = acd.group("Burgerzaken");
    private final Queue queue = acd.queue("Burgerzaken", group, 0);
    private final UUID agent = acd.agent("fatima", group);
    private final UUID colleague = acd.agent("daan", group);

    @AfterEach
    void close() {
        acd.close();
    }

    @Test
    void whatIsNotAnsweredStaysUntilItsAgentHasReadOfIt() {
        UUID contact = offered();
        ends(OfferOutcome.NOT_ANSWERED);

        MissedOffer missed = only(agent);
        assertThat(missed.contactId()).isEqualTo(contact);
        assertThat(missed.queue()).isEqualTo("Burgerzaken");
        assertThat(missed.outcome()).isEqualTo(OfferOutcome.NOT_ANSWERED);
        acd.missed.read(ORGANISATION, colleague, List.of(missed.id()));
        assertThat(of(agent)).as("somebody else has not read it for him").hasSize(1);
        acd.missed.read(ORGANISATION, agent, List.of(missed.id()));
        assertThat(of(agent)).isEmpty();
        assertThat(acd.missed.number(ORGANISATION, agent)).isZero();
    }

    @Test
    void aCallerWhoHangsUpWhileItRingsWasMissed() {
        UUID contact = offered();

        acd.queueing.end(ORGANISATION, contact, Result.ABANDONED, Instant.now(), EndCause.CALLER);

        assertThat(only(agent).outcome()).isEqualTo(OfferOutcome.WITHDRAWN);
    }

    @Test
    void whatAnAgentRefusedOrGaveBackOrNobodyCouldAnswerIsNotMissed() {
        UUID contact = offered();
        acd.offers.decline(ORGANISATION, agent, contact);
        acd.available(agent);
        acd.agents.present(ORGANISATION, agent, Presence.UNAVAILABLE, null);
        acd.available(agent);
        acd.queueing.takeBack(ORGANISATION, contact);

        assertThat(of(agent)).isEmpty();
    }

    @Test
    void whoHasTheContactAfterAllHasNothingToRead() {
        offered();
        ends(OfferOutcome.NOT_ANSWERED);
        acd.available(agent);

        acd.offers.accepted(ORGANISATION, acd.phones.last().id(), Instant.now());

        assertThat(of(agent)).isEmpty();
    }

    @Test
    void hisAgentIsToldWhenAColleagueHelps() throws InterruptedException {
        offered();
        ends(OfferOutcome.NOT_ANSWERED);
        acd.available(colleague);
        acd.told.forget();

        acd.offers.accepted(ORGANISATION, acd.phones.last().id(), Instant.now());

        acd.told.awaitChangeOf(agent);
        assertThat(of(agent)).hasSize(1);
    }

    @Test
    void allAreCountedAndTheNewestListed() {
        UUID contact = offered();
        for (int i = 0; i < 3; i++) {
            ends(OfferOutcome.UNREACHABLE);
            acd.available(agent);
        }

        assertThat(acd.missed.number(ORGANISATION, agent)).isEqualTo(3);
        assertThat(acd.missed.of(ORGANISATION, agent, 2))
                .hasSize(2)
                .isSortedAccordingTo((one, other) -> other.offeredAt().compareTo(one.offeredAt()))
                .extracting(MissedOffer::contactId)
                .containsOnly(contact);
    }

    private UUID offered() {
        UUID contact = acd.callInto(queue, 0);
        acd.available(agent);
        return contact;
    }

    private void ends(OfferOutcome outcome) {
        acd.offers.ended(ORGANISATION, acd.phones.last().id(), outcome);
    }

    private List<MissedOffer> of(UUID whom) {
        return acd.missed.of(ORGANISATION, whom, 10);
    }

    private MissedOffer only(UUID whom) {
        assertThat(of(whom)).hasSize(1);
        return of(whom).getFirst();
    }
}
