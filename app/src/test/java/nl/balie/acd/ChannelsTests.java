package nl.balie.acd;

import static nl.balie.acd.AcdFixture.ORGANISATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.balie.acd.AgentState.Handling;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Result;
import nl.balie.queues.Queue;
import nl.balie.tenants.Capacity;
import nl.balie.tenants.OrganisationSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Calls and tasks side by side: what an agent has at once, who brings what, and what an interruption leaves. */
class ChannelsTests {
    private final AcdFixture acd = new AcdFixture();
    private final UUID group = acd.group("Burgerzaken");
    private final Queue calls = acd.queue("Burgerzaken", group, 0);
    private final Queue tasks = acd.taskQueue("Taken", group, 0);
    private final UUID agent = acd.agent("fatima", group);

    @AfterEach
    void close() {
        acd.close();
    }

    @Test
    void anAgentWithACallIsOfferedATaskWhichItsOwnChannelBrings() {
        acd.available(agent);
        UUID call = acd.callInto(calls, 0);
        acd.accept(acd.phones.last());

        UUID task = acd.taskInto(tasks, 0);

        assertThat(acd.phones.contacts()).containsExactly(call);
        assertThat(acd.desks.contacts()).containsExactly(task);
        assertThat(acd.state(agent).contacts())
                .extracting(Handling::contactId, Handling::activity)
                .containsExactly(tuple(call, Activity.IN_CONTACT), tuple(task, Activity.OFFERED));
    }

    @Test
    void eachContactHasAnActivityOfItsOwn() {
        acd.available(agent);
        UUID call = acd.callInto(calls, 0);
        acd.accept(acd.phones.last());
        UUID task = acd.taskInto(tasks, 0);
        acd.accept(acd.desks.last());

        acd.end(call);
        acd.agents.extendWrapUp(ORGANISATION, agent, call, Duration.ofSeconds(60));
        acd.agents.endWrapUp(ORGANISATION, agent, task);

        assertThat(acd.state(agent).of(Channel.VOICE))
                .hasValueSatisfying(had -> assertThat(had.activity()).isEqualTo(Activity.WRAP_UP));
        assertThat(acd.state(agent).of(Channel.TASK))
                .hasValueSatisfying(had -> assertThat(had.activity()).isEqualTo(Activity.IN_CONTACT));

        acd.agents.endWrapUp(ORGANISATION, agent, call);
        assertThat(acd.state(agent).contactId()).isEqualTo(task);
    }

    @Test
    void withoutSettingsAnAgentHasOneCallAndFiveTasks() {
        acd.available(agent);
        for (int arrival = 0; arrival < 7; arrival++) {
            acd.callInto(calls, 0);
            acd.taskInto(tasks, 0);
        }

        assertThat(acd.phones.rang).hasSize(1);
        assertThat(acd.desks.rang).hasSize(5);
    }

    @Test
    void inAllCountsBesideTheNumberOfEachChannel() {
        acd.capacityOf(agent, null, null, 2);
        acd.available(agent);
        acd.taskInto(tasks, 0);
        acd.taskInto(tasks, 0);

        acd.callInto(calls, 2);

        assertThat(acd.phones.rang).isEmpty();
        acd.end(acd.desks.last().contactId());
        assertThat(acd.phones.rang).hasSize(1);
    }

    @Test
    void whoHasFewerContactsComesFirst() {
        UUID colleague = acd.agent("daan", group);
        acd.available(agent);
        acd.available(colleague);

        acd.taskInto(tasks, 0);
        acd.taskInto(tasks, 0);
        acd.callInto(calls, 0);

        assertThat(acd.desks.agents()).containsExactly(agent, colleague);
        assertThat(acd.phones.agents()).containsExactly(agent);
    }

    @Test
    void moreRoomBringsWhatWaitsAtOnce() {
        acd.capacityOf(agent, null, 0, null);
        acd.available(agent);
        acd.taskInto(tasks, 0);
        acd.capacityOf(agent, null, null, null);
        assertThat(acd.desks.rang).isEmpty();

        acd.tenancy.in(
                ORGANISATION,
                () -> acd.organisations.change(new OrganisationSettings(
                        Duration.ofSeconds(20), true, Duration.ofSeconds(60), new Capacity(1, 2, 3), List.of(), 730)));

        assertThat(acd.desks.rang).hasSize(1);
    }

    @Test
    void aSecondCallForOneTelephoneIsImpossibleWhateverIsAsked() {
        acd.available(agent);
        acd.callInto(calls, 0);
        acd.accept(acd.phones.last());
        UUID second = acd.call();

        assertThatThrownBy(() -> acd.owner()
                        .sql("insert into agent_contact (user_id, contact_id, organisation_id, channel, activity,"
                                + " since) values (?, ?, ?, 'VOICE', 'OFFERED', now())")
                        .params(agent, second, ORGANISATION)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("agent_contact_one_call");
        assertThat(acd.queueing.offerTo(ORGANISATION, second, calls, agent)).isFalse();
    }

    @Test
    void aContactWaitsInQueuesOfItsOwnChannelOnly() {
        UUID task = acd.task();

        assertThatThrownBy(() -> acd.queueing.enter(ORGANISATION, task, calls, 0))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void tasksGoOnWhileTelephonyIsClosedAndCallsFollowWhenItOpens() {
        acd.phones.closed(true);
        acd.available(agent);
        UUID call = acd.callInto(calls, 5);
        UUID task = acd.taskInto(tasks, 0);
        assertThat(acd.desks.contacts()).containsExactly(task);
        assertThat(acd.phones.rang).isEmpty();

        acd.phones.closed(false);
        acd.queueing.offerWhatWaits(ORGANISATION);

        assertThat(acd.phones.contacts()).containsExactly(call);
    }

    @Test
    void anOfferIsTakenAwayByTheChannelThatBroughtIt() {
        acd.available(agent);
        UUID task = acd.taskInto(tasks, 0);

        acd.end(task);

        assertThat(acd.desks.silenced).extracting(Offer::contactId).containsExactly(task);
        assertThat(acd.phones.silenced).isEmpty();
    }

    @Test
    void unavailableGivesBackOffersOfAllChannelsAndKeepsWhatIsInHand() {
        acd.available(agent);
        UUID inHand = acd.taskInto(tasks, 0);
        acd.accept(acd.desks.last());
        acd.taskInto(tasks, 0);
        acd.callInto(calls, 0);

        acd.agents.present(ORGANISATION, agent, Presence.UNAVAILABLE, "Pauze");

        assertThat(acd.state(agent).contacts()).extracting(Handling::contactId).containsExactly(inHand);
        assertThat(acd.queueing.status(ORGANISATION, null))
                .extracting(QueueStatus::waiting)
                .containsExactly(1, 1);
    }

    @Test
    void whoPutATaskBackCanBeTheNextToHaveIt() {
        acd.available(agent);
        UUID task = acd.taskInto(tasks, 0);
        acd.accept(acd.desks.last());

        assertThat(acd.queueing.putBack(ORGANISATION, task, agent, tasks, false))
                .isTrue();

        assertThat(acd.desks.contacts()).containsExactly(task, task);
        acd.accept(acd.desks.last());
        assertThat(acd.state(agent).activity()).isEqualTo(Activity.IN_CONTACT);
    }

    @Test
    void aRestartEndsOnlyWhatCannotGoOn() {
        acd.available(agent);
        UUID call = acd.callInto(calls, 0);
        acd.accept(acd.phones.last());
        UUID handled = acd.taskInto(tasks, 0);
        acd.accept(acd.desks.last());
        UUID wrappedUp = acd.taskInto(tasks, 0);
        acd.accept(acd.desks.last());
        acd.end(wrappedUp);
        UUID offered = acd.taskInto(tasks, 0);
        acd.capacityOf(agent, null, 3, null);
        UUID waiting = acd.taskInto(tasks, 0);

        Instant killed = Instant.now();
        try (AcdFixture next = acd.killedAndStarted()) {
            assertThat(next.contact(call).result()).isEqualTo(Result.INTERRUPTED);
            assertThat(next.contact(call).endedAt())
                    .as("when it was last heard of")
                    .isBefore(killed);
            assertThat(next.state(agent).of(Channel.VOICE))
                    .hasValueSatisfying(had -> assertThat(had.activity()).isEqualTo(Activity.WRAP_UP));
            assertThat(next.state(agent).with(handled))
                    .hasValueSatisfying(had -> assertThat(had.activity()).isEqualTo(Activity.IN_CONTACT));
            assertThat(next.state(agent).with(wrappedUp))
                    .hasValueSatisfying(had -> assertThat(had.activity()).isEqualTo(Activity.WRAP_UP));
            assertThat(next.desks.contacts()).as("offered anew").containsExactly(offered);
            assertThat(next.desks.last().expiresAt()).isAfter(Instant.now());

            next.end(handled);
            next.agents.endWrapUp(ORGANISATION, agent, handled);
            assertThat(next.contact(handled).result()).isEqualTo(Result.HANDLED);
            assertThat(next.desks.contacts()).containsExactly(offered, waiting);
        }
    }
}
