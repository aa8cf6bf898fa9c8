package nl.balie.acd;

import static nl.balie.acd.AcdFixture.ORGANISATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.balie.conformity.Requirement;
import nl.balie.queues.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MatchingTests {
    private final AcdFixture acd = new AcdFixture();
    private final UUID group = acd.group("Burgerzaken");
    private final Queue queue = acd.queue("Burgerzaken", group, 0);

    @AfterEach
    void close() {
        acd.close();
    }

    @Test
    @Requirement(value = "2.2.7", part = "telephone")
    void longestIdleFirst() {
        UUID first = acd.agent("eerst", group);
        UUID second = acd.agent("later", group);
        acd.available(first);
        acd.available(second);

        acd.callInto(queue, 0);
        acd.accept(acd.phones.last());
        acd.callInto(queue, 0);

        assertThat(acd.phones.agents()).containsExactly(first, second);
    }

    @Test
    @Requirement(value = "2.2.7", part = "telephone")
    void servingPutsAnAgentAtTheEndOfTheLine() {
        UUID first = acd.agent("eerst", group);
        UUID second = acd.agent("later", group);
        acd.wrapUpOf(first, 0);
        acd.available(first);
        acd.available(second);
        UUID served = acd.callInto(queue, 0);
        acd.accept(acd.phones.last());
        acd.end(served);

        acd.callInto(queue, 0);
        acd.callInto(queue, 0);

        assertThat(acd.phones.agents()).containsExactly(first, second, first);
    }

    @Test
    void aCallerWhoGaveUpDoesNotCostTheAgentHisPlace() {
        UUID first = acd.agent("eerst", group);
        UUID second = acd.agent("later", group);
        acd.available(first);
        acd.available(second);
        UUID gone = acd.callInto(queue, 0);
        acd.end(gone);

        acd.callInto(queue, 0);

        assertThat(acd.phones.agents()).containsExactly(first, first);
        assertThat(acd.phones.silenced).hasSize(1);
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    @Requirement(value = "2.2.2", part = "telephone")
    void waitsUntilAnAgentIsAvailable() {
        UUID agent = acd.agent("agent", group);
        UUID contact = acd.callInto(queue, 0);
        assertThat(acd.phones.rang).isEmpty();

        acd.available(agent);

        assertThat(acd.phones.contacts()).containsExactly(contact);
        assertThat(acd.state(agent).activity()).isEqualTo(Activity.OFFERED);
    }

    @Test
    void equalPriorityIsFirstComeFirstServed() {
        UUID agent = acd.agent("agent", group);
        UUID first = acd.callInto(queue, 0);
        UUID second = acd.callInto(queue, 0);
        acd.wrapUpOf(agent, 0);

        acd.available(agent);
        acd.accept(acd.phones.last());
        acd.end(first);

        assertThat(acd.phones.contacts()).containsExactly(first, second);
    }

    @Test
    void aHigherPriorityIsServedBeforeWhoWaitsLonger() {
        Queue urgent = acd.queue("Spoed", group, 3);
        UUID normal = acd.callInto(queue, 0);
        UUID raised = acd.callInto(queue, 2);
        UUID fromUrgentQueue = acd.callInto(urgent, 0);
        UUID agent = acd.agent("agent", group);
        acd.wrapUpOf(agent, 0);

        acd.available(agent);
        acd.accept(acd.phones.last());
        acd.end(fromUrgentQueue);
        acd.accept(acd.phones.last());
        acd.end(raised);

        assertThat(acd.phones.contacts()).containsExactly(fromUrgentQueue, raised, normal);
    }

    @Test
    @Requirement(value = "2.3.13", part = "telephone")
    void aPriorityThatItsFlowGivesMovesAWaitingContactUnlessItsQueueHasAHigherOne() {
        Queue urgent = acd.queue("Spoed", group, 3);
        UUID first = acd.callInto(queue, 0);
        UUID moved = acd.callInto(queue, 0);
        UUID fromUrgentQueue = acd.callInto(urgent, 0);
        UUID agent = acd.agent("agent", group);
        acd.wrapUpOf(agent, 0);

        acd.queueing.prioritise(ORGANISATION, moved, 2);
        acd.queueing.prioritise(ORGANISATION, fromUrgentQueue, 1);
        acd.available(agent);
        acd.accept(acd.phones.last());
        acd.end(fromUrgentQueue);
        acd.accept(acd.phones.last());
        acd.end(moved);

        assertThat(acd.phones.contacts()).containsExactly(fromUrgentQueue, moved, first);
    }

    @Test
    @Requirement(value = "2.2.1", part = "groups and queues")
    void onlyAgentsOfTheSkillGroupAreOffered() {
        UUID other = acd.group("Belastingen");
        UUID stranger = acd.agent("vreemd", other);
        acd.available(stranger);

        acd.callInto(queue, 0);

        assertThat(acd.phones.rang).isEmpty();
    }

    @Test
    @Requirement(value = "2.2.22", part = "telephone")
    void anAgentTakesPartInEachGroupAsHeChooses() {
        UUID other = acd.group("Belastingen");
        Queue taxes = acd.queue("Belastingen", other, 0);
        UUID agent = acd.agent("agent", group, other);
        acd.agents.inGroup(ORGANISATION, agent, group, false);
        acd.available(agent);

        acd.callInto(queue, 0);
        UUID forTaxes = acd.callInto(taxes, 0);

        assertThat(acd.phones.contacts()).containsExactly(forTaxes);
    }

    @Test
    void enteringTwiceKeepsThePlace() {
        UUID first = acd.callInto(queue, 0);
        acd.callInto(queue, 0);
        acd.queueing.enter(ORGANISATION, first, queue, 0);

        acd.available(acd.agent("agent", group));

        assertThat(acd.phones.contacts()).containsExactly(first);
        assertThat(acd.queueing.status(ORGANISATION, null).getFirst().waiting()).isEqualTo(2);
    }

    @Test
    void aContactThatEndedDoesNotComeIntoTheQueue() {
        UUID contact = acd.call();
        acd.end(contact);

        assertThat(acd.queueing.enter(ORGANISATION, contact, queue, 0)).isFalse();
        assertThat(acd.queueing.status(ORGANISATION, null).getFirst().waiting()).isZero();
    }
}
