package nl.balie.acd;

import static nl.balie.acd.AcdFixture.ORGANISATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import nl.balie.calls.CallRecords.TalkTime;
import nl.balie.conformity.Requirement;
import nl.balie.contacts.Contact;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Result;
import nl.balie.queues.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OffersTests {
    private final AcdFixture acd = new AcdFixture();
    private final UUID group = acd.group("Burgerzaken");
    private final Queue queue = acd.queue("Burgerzaken", group, 0);
    private final UUID agent = acd.agent("fatima", group);

    @AfterEach
    void close() {
        acd.close();
    }

    @Test
    @Requirement(value = "2.2.23", part = "telephone")
    void whoDoesNotAnswerBecomesUnavailableAndTheContactGoesToAnother() {
        UUID contact = acd.callInto(queue, 0);
        acd.callInto(queue, 0);
        acd.available(agent);
        UUID colleague = acd.agent("daan", group);
        Offer offer = acd.phones.last();

        acd.offers.timedOut(new OfferTimer.OfferTimedOut(ORGANISATION, offer.id()));
        acd.available(colleague);

        assertThat(acd.state(agent).presence()).isEqualTo(Presence.UNAVAILABLE);
        assertThat(acd.state(agent).reason()).isEqualTo("Niet opgenomen");
        assertThat(acd.phones.contacts()).containsExactly(contact, contact);
        assertThat(acd.phones.silenced).extracting(Offer::id).containsExactly(offer.id());
    }

    @Test
    @Requirement(value = "2.2.23", part = "telephone")
    void anOrganisationCanKeepWhoDoesNotAnswerAvailable() {
        acd.owner()
                .sql("update organisation set unavailable_after_no_answer = false")
                .update();
        UUID colleague = acd.agent("daan", group);
        acd.available(agent);
        acd.available(colleague);
        acd.callInto(queue, 0);

        acd.offers.timedOut(
                new OfferTimer.OfferTimedOut(ORGANISATION, acd.phones.last().id()));

        assertThat(acd.state(agent).presence()).isEqualTo(Presence.AVAILABLE);
        assertThat(acd.phones.agents()).containsExactly(agent, colleague);
    }

    @Test
    @Requirement(value = "2.2.24", part = "telephone")
    void theTimeToAnswerIsTheOrganisationsSetting() throws InterruptedException {
        acd.owner().sql("update organisation set answer_timeout_seconds = 5").update();
        acd.callInto(queue, 0);
        acd.available(agent);
        Offer offer = acd.phones.last();
        acd.told.forget();

        acd.told.awaitChangeOf(agent);

        assertThat(Duration.between(offer.offeredAt(), offer.expiresAt())).isEqualTo(Duration.ofSeconds(5));
        assertThat(Instant.now()).isAfterOrEqualTo(offer.expiresAt());
        assertThat(acd.state(agent).presence()).isEqualTo(Presence.UNAVAILABLE);
    }

    @Test
    void anAnswerThatComesTooLateIsRefused() {
        acd.callInto(queue, 0);
        acd.available(agent);
        Offer offer = acd.phones.last();
        acd.offers.ended(ORGANISATION, offer.id(), OfferOutcome.NOT_ANSWERED);

        assertThat(acd.offers.accepted(ORGANISATION, offer.id(), Instant.now())).isFalse();
        assertThat(acd.state(agent).activity()).isEqualTo(Activity.IDLE);
    }

    @Test
    void anAgentWhosePhoneCannotBeReachedIsNotTriedAgain() {
        UUID colleague = acd.agent("daan", group);
        acd.available(agent);
        acd.available(colleague);
        UUID contact = acd.callInto(queue, 0);

        acd.offers.ended(ORGANISATION, acd.phones.last().id(), OfferOutcome.UNREACHABLE);

        assertThat(acd.state(agent).reason()).isEqualTo("Telefoon niet bereikbaar");
        assertThat(acd.phones.contacts()).containsExactly(contact, contact);
        assertThat(acd.phones.agents()).containsExactly(agent, colleague);
    }

    @Test
    @Requirement(value = "2.2.22", part = "telephone")
    void becomingUnavailableGivesTheOfferBack() {
        acd.available(agent);
        UUID contact = acd.callInto(queue, 0);

        acd.agents.present(ORGANISATION, agent, Presence.UNAVAILABLE, "Pauze");
        acd.agents.present(ORGANISATION, agent, Presence.AVAILABLE, null);

        assertThat(acd.phones.contacts()).containsExactly(contact, contact);
        assertThat(acd.phones.silenced).hasSize(1);
    }

    @Test
    @Requirement(value = "2.2.27", part = "telephone")
    void wrapUpBeginsByItselfAndBringsNoContacts() {
        acd.available(agent);
        UUID contact = acd.callInto(queue, 0);
        acd.accept(acd.phones.last());
        acd.callInto(queue, 0);

        acd.end(contact);

        assertThat(acd.state(agent).activity()).isEqualTo(Activity.WRAP_UP);
        assertThat(acd.phones.contacts()).containsExactly(contact);
    }

    @Test
    @Requirement("2.2.25")
    @Requirement(value = "2.2.28", part = "telephone")
    void afterTheAgentsOwnWrapUpHeIsAvailableByHimself() throws InterruptedException {
        acd.wrapUpOf(agent, 1);
        acd.available(agent);
        UUID contact = acd.callInto(queue, 0);
        acd.accept(acd.phones.last());
        UUID next = acd.callInto(queue, 0);
        acd.end(contact);

        acd.phones.awaitRings(2);

        assertThat(acd.phones.contacts()).containsExactly(contact, next);
    }

    @Test
    @Requirement(value = "2.2.29", part = "telephone")
    void endingWrapUpEarlyBringsTheNextContactAtOnce() {
        acd.available(agent);
        UUID contact = acd.callInto(queue, 0);
        acd.accept(acd.phones.last());
        UUID next = acd.callInto(queue, 0);
        acd.end(contact);

        acd.agents.endWrapUp(ORGANISATION, agent, contact);

        assertThat(acd.phones.contacts()).containsExactly(contact, next);
    }

    @Test
    @Requirement("2.2.30")
    void extendedWrapUpEndsLater() {
        acd.available(agent);
        UUID contact = acd.callInto(queue, 0);
        acd.accept(acd.phones.last());
        acd.end(contact);
        Instant before = wrapUpEnd();

        acd.agents.extendWrapUp(ORGANISATION, agent, contact, Duration.ofSeconds(60));
        acd.agents.timedOut(new OfferTimer.WrapUpTimedOut(ORGANISATION, agent, contact));

        assertThat(wrapUpEnd()).isEqualTo(before.plusSeconds(60));
        assertThat(acd.state(agent).activity()).isEqualTo(Activity.WRAP_UP);
    }

    private Instant wrapUpEnd() {
        Instant end = acd.state(agent).wrapUpUntil();
        if (end == null) {
            throw new AssertionError("the agent does not wrap up");
        }
        return end;
    }

    @Test
    void onlyTheTimeWithAnAgentIsTalking() {
        acd.available(agent);
        UUID id = acd.callInto(queue, 0);
        acd.offers.accepted(ORGANISATION, acd.phones.last().id(), Instant.now().minusSeconds(100));
        acd.offers.released(ORGANISATION, id);

        // a survey goes on for a while
        acd.queueing.end(ORGANISATION, id, Result.HANDLED, Instant.now().plusSeconds(500), EndCause.CALLER);

        TalkTime talked =
                acd.tenancy.in(ORGANISATION, () -> acd.calls.talkTime(id)).orElseThrow();
        assertThat(talked.since()).isNull();
        assertThat(talked.before()).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(160));
    }

    @Test
    void theContactSaysWhoSpokeWithItAndWhen() {
        acd.available(agent);
        UUID id = acd.callInto(queue, 0);
        Instant answered = Instant.parse("2026-11-22T10:00:00Z");

        acd.offers.accepted(ORGANISATION, acd.phones.last().id(), answered);

        Contact contact =
                acd.tenancy.in(ORGANISATION, () -> acd.contacts.find(id)).orElseThrow();
        assertThat(contact.agentUsername()).isEqualTo("fatima");
        assertThat(contact.answeredAt()).isEqualTo(answered);
        assertThat(contact.queue()).isEqualTo("Burgerzaken");
        assertThat(contact.skillGroup()).isEqualTo("Team Burgerzaken");
    }
}
