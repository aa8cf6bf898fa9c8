package nl.balie.acd;

import static nl.balie.acd.AcdFixture.ORGANISATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import nl.balie.contacts.Fact;
import nl.balie.queues.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has the contact, and who is offered what, while agents ask each other for advice and give contacts to each other. */
class ConsultationsTests {
    private final AcdFixture acd = new AcdFixture();
    private final UUID group = acd.group("Burgerzaken");
    private final Queue queue = acd.queue("Burgerzaken", group, 0);
    private final UUID agent = acd.agent("fatima", group);
    private final UUID colleague = acd.agent("sander", group);
    private UUID contact = UUID.randomUUID();

    @BeforeEach
    void theAgentHasACall() {
        acd.available(agent);
        contact = acd.callInto(queue, 0);
        acd.accept(acd.phones.last());
        acd.available(colleague);
    }

    @AfterEach
    void close() {
        acd.close();
    }

    private boolean consult() {
        return acd.consultations.begin(ORGANISATION, contact, agent, colleague, null);
    }

    private Offer offer() {
        return acd.phones.last();
    }

    @Test
    void whoIsAskedForAdviceIsOfferedNothingUntilItIsGiven() {
        assertThat(consult()).isTrue();
        UUID other = acd.callInto(queue, 0);
        assertThat(acd.state(colleague).activity()).isEqualTo(Activity.CONSULTED);
        assertThat(acd.phones.contacts()).containsExactly(contact);

        acd.consultations.end(ORGANISATION, contact, Fact.ConsultEnd.SPOKEN, Instant.now());

        assertThat(acd.phones.contacts()).containsExactly(contact, other);
        assertThat(offer().agentId()).isEqualTo(colleague);
        assertThat(acd.state(agent).activity()).isEqualTo(Activity.IN_CONTACT);
    }

    @Test
    void whoHasACallIsNotAskedAndNeitherDoesOneAskWhoHasNone() {
        acd.callInto(queue, 0);
        assertThat(acd.state(colleague).activity()).isEqualTo(Activity.OFFERED);

        assertThat(consult()).isFalse();
        assertThat(acd.consultations.begin(ORGANISATION, contact, colleague, null, "+31201234567"))
                .isFalse();
    }

    @Test
    void aColleagueWhoTakesOverHasTheContactAndTheAgentWrapsUp() {
        consult();
        Offer from = offer();
        Offer to = taken(from);

        acd.consultations.takeOver(from, to, Instant.now());

        assertThat(acd.state(agent).activity()).isEqualTo(Activity.WRAP_UP);
        assertThat(acd.state(colleague).activity()).isEqualTo(Activity.IN_CONTACT);
        assertThat(acd.contact(contact).agentId()).isEqualTo(colleague);
        acd.end(contact);
        assertThat(acd.state(colleague).activity()).isEqualTo(Activity.WRAP_UP);
    }

    @Test
    void whoStillWrapsUpAnotherContactIsDoneWithItWhenHeTakesOver() {
        acd.callInto(queue, 0);
        acd.accept(offer());
        Offer own = offer();
        acd.end(own.contactId());
        assertThat(acd.state(colleague).activity()).isEqualTo(Activity.WRAP_UP);
        assertThat(consult()).isTrue();

        Offer from = new Offer(
                own.id(),
                ORGANISATION,
                contact,
                own.channel(),
                agent,
                "fatima",
                "fatima",
                own.queue(),
                own.offeredAt(),
                own.expiresAt());
        acd.consultations.takeOver(from, taken(from), Instant.now());

        assertThat(acd.state(colleague).contacts()).singleElement().satisfies(handling -> {
            assertThat(handling.contactId()).isEqualTo(contact);
            assertThat(handling.activity()).isEqualTo(Activity.IN_CONTACT);
        });
    }

    private Offer taken(Offer from) {
        return new Offer(
                from.id(),
                ORGANISATION,
                contact,
                from.channel(),
                colleague,
                "sander",
                "sander",
                from.queue(),
                from.offeredAt(),
                from.expiresAt());
    }

    @Test
    void theEndOfTheContactEndsTheAdvice() {
        consult();

        acd.end(contact);

        assertThat(acd.state(colleague).activity()).isEqualTo(Activity.IDLE);
        assertThat(acd.state(agent).activity()).isEqualTo(Activity.WRAP_UP);
    }

    @Test
    void whatIsGivenToAColleagueIsOfferedToHimAndComesBackAndThenGoesBeforeAllOthers() {
        UUID third = acd.agent("noor", group);
        UUID waits = acd.call();
        assertThat(acd.consultations.handTo(ORGANISATION, contact, agent, colleague))
                .isTrue();
        assertThat(offer().agentId()).isEqualTo(colleague);
        assertThat(acd.state(agent).activity()).isEqualTo(Activity.WRAP_UP);

        acd.offers.ended(ORGANISATION, offer().id(), OfferOutcome.DECLINED);
        assertThat(offer().agentId()).isEqualTo(agent);
        assertThat(offer().contactId()).isEqualTo(contact);

        acd.offers.ended(ORGANISATION, offer().id(), OfferOutcome.DECLINED);
        acd.queueing.enter(ORGANISATION, waits, queue, 9);
        acd.available(third);
        assertThat(offer().agentId()).isEqualTo(third);
        assertThat(offer().contactId()).isEqualTo(contact);
    }

    @Test
    void aColleagueWithoutRoomLeavesItToWhoGaveIt() {
        UUID busy = acd.agent("noor", group);

        assertThat(acd.consultations.handTo(ORGANISATION, contact, agent, busy)).isTrue();

        assertThat(offer().agentId()).isEqualTo(agent);
        assertThat(offer().contactId()).isEqualTo(contact);
        assertThat(acd.consultations.handTo(ORGANISATION, contact, agent, colleague))
                .as("it is not his any more")
                .isFalse();
    }

    @Test
    void whatNobodyOutsideTookComesBackToTheAgent() {
        Offer from = offer();
        acd.consultations.giveAway(from, "+31201234567", false, Instant.now());
        assertThat(acd.state(agent).activity()).isEqualTo(Activity.WRAP_UP);

        acd.consultations.handBack(ORGANISATION, contact, agent, Fact.ConsultEnd.NOT_ANSWERED);

        assertThat(offer().agentId()).isEqualTo(agent);
        acd.accept(offer());
        assertThat(acd.state(agent).activity()).isEqualTo(Activity.IN_CONTACT);
    }
}
