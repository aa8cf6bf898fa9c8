package nl.balie.calls;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.balie.acd.AgentSkills;
import nl.balie.acd.Consultations;
import nl.balie.acd.Queueing;
import nl.balie.calls.CallState.Target;
import nl.balie.calls.DeskConsults.Answer;
import nl.balie.calls.DeskConsults.Wanted;
import nl.balie.contacts.Contact.Channel;
import nl.balie.database.Tenancy;
import nl.balie.numbers.DialPolicy;
import nl.balie.numbers.DialRules;
import nl.balie.numbers.ShownNumbers;
import nl.balie.numbers.ShownNumbers.Shown;
import nl.balie.people.Agent;
import nl.balie.people.People;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Calls that an agent makes of himself (requirement 2.5.4), for a queue that he serves and with a number that he may show (2.2.39). */
@Component
public class DeskDialling {
    private final AgentPhones phones;
    private final CallRecords records;
    private final CallSettings settings;
    private final Queueing queueing;
    private final Consultations consultations;
    private final AgentSkills skills;
    private final Queues queues;
    private final ShownNumbers shownNumbers;
    private final DialPolicy policy;
    private final People people;
    private final Tenancy tenancy;

    DeskDialling(
            AgentPhones phones,
            CallRecords records,
            CallSettings settings,
            Queueing queueing,
            Consultations consultations,
            AgentSkills skills,
            Queues queues,
            ShownNumbers shownNumbers,
            DialPolicy policy,
            People people,
            Tenancy tenancy) {
        this.phones = phones;
        this.records = records;
        this.settings = settings;
        this.queueing = queueing;
        this.consultations = consultations;
        this.skills = skills;
        this.queues = queues;
        this.shownNumbers = shownNumbers;
        this.policy = policy;
        this.people = people;
        this.tenancy = tenancy;
    }

    /**
     * For which queue an agent can call.
     *
     * @param shown what he can show to who is called, the usual first
     */
    public record OnBehalf(UUID queueId, String queue, List<Shown> shown) {
        public OnBehalf {
            shown = List.copyOf(shown);
        }
    }

    /**
     * What an agent dials.
     *
     * @param queue for which he calls; null for the first that he serves
     * @param shown the organisation's number that who is called sees, in E.164; empty for none, null for the usual one
     */
    public record Dialling(
            Wanted wanted, @Nullable UUID queue, @Nullable String shown) {}

    /** For which queues this agent can call, by name; those for calls of the skill groups that he serves. */
    public List<OnBehalf> onBehalfOf(String organisation, UUID agent) {
        return tenancy.read(organisation, () -> {
            List<Queue> served = served(agent);
            Map<UUID, List<Shown>> released = shownNumbers.released(
                    served.stream().map(Queue::skillGroupId).distinct().toList());
            List<Shown> usual = shownNumbers.usual();
            return served.stream()
                    .map(queue ->
                            new OnBehalf(queue.id(), queue.name(), released.getOrDefault(queue.skillGroupId(), usual)))
                    .toList();
        });
    }

    private List<Queue> served(UUID agent) {
        Map<UUID, String> channels = queues.channels();
        return queues.of(skills.of(agent)).stream()
                .filter(queue -> queue.kind() == Queue.Kind.EXTERNAL)
                .filter(queue -> Channel.VOICE.name().equals(channels.get(queue.id())))
                .toList();
    }

    /** Rings the agent's phone, has it answer by itself when it can, and then rings whom he wants to speak with. */
    public Answer dial(String organisation, UUID agent, Dialling dialling) {
        Optional<Agent> self = tenancy.read(organisation, () -> consultations.colleague(agent));
        if (self.isEmpty() || !phones.reaches(self.get().username())) {
            return Answer.NO_OWN_PHONE;
        }
        return switch (dialling.wanted()) {
            case Wanted.Number(var typed) ->
                switch (rules(organisation, agent).judge(typed)) {
                    case DialRules.Refused(var why) -> DeskConsults.refused(why);
                    case DialRules.Allowed(var number) ->
                        dial(organisation, agent, dialling, new Target.Number(number));
                };
            case Wanted.Colleague(var id) -> colleague(organisation, agent, dialling, id);
        };
    }

    private DialRules rules(String organisation, UUID agent) {
        return policy.rules(organisation, tenancy.read(organisation, () -> people.roles(agent)));
    }

    private Answer colleague(String organisation, UUID agent, Dialling dialling, UUID id) {
        Optional<Agent> colleague = tenancy.read(organisation, () -> consultations.colleague(id))
                .filter(Agent::active)
                .filter(found -> !found.id().equals(agent));
        if (colleague.isEmpty()) {
            return Answer.NO_COLLEAGUE;
        }
        if (!phones.reaches(colleague.get().username())) {
            return Answer.NO_PHONE;
        }
        if (tenancy.read(organisation, () -> consultations.hasCall(id))) {
            return Answer.BUSY;
        }
        Agent found = colleague.get();
        return dial(organisation, agent, dialling, new Target.Colleague(id, found.username(), found.displayName()));
    }

    private Answer dial(String organisation, UUID agent, Dialling dialling, Target target) {
        try {
            return tenancy.in(organisation, () -> {
                Queue queue = served(agent).stream()
                        .filter(served ->
                                dialling.queue() == null || served.id().equals(dialling.queue()))
                        .findFirst()
                        .orElseThrow(() -> new Refused(Answer.NO_QUEUE));
                Shown shown = shownNumbers.of(queue.skillGroupId()).stream()
                        .filter(released -> dialling.shown() == null
                                || Objects.requireNonNullElse(released.number(), "")
                                        .equals(dialling.shown()))
                        .findFirst()
                        .orElseThrow(() -> new Refused(Answer.NOT_SHOWN));
                UUID contact = records.dialled(agent, target, shown.number(), settings.node());
                if (!queueing.offerTo(organisation, contact, queue, agent)) {
                    throw new Refused(Answer.OCCUPIED);
                }
                return Answer.DONE;
            });
        } catch (Refused refused) {
            return refused.why;
        }
    }

    /** Undoes what was begun. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Answer why;

        Refused(Answer why) {
            super(why.name());
            this.why = why;
        }
    }
}
