package nl.balie.acd;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.contacts.Result;
import nl.balie.database.Tenancy;
import nl.balie.people.Agent;
import nl.balie.people.People;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import nl.balie.tenants.Organisation;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lines of waiting contacts. */
@Component
public class Queueing {
    /** Above every priority that a queue, a route or a model can give. */
    static final int FIRST = 10;

    private final Tenancy tenancy;
    private final JdbcClient jdbc;
    private final Change change;
    private final Matching matching;
    private final Offers offers;
    private final AgentStates states;
    private final AgentSkills skills;
    private final Queues queues;
    private final People people;
    private final Organisations organisations;
    private final Contacts contacts;
    private final Facts facts;
    private final Clock clock;

    Queueing(
            Tenancy tenancy,
            JdbcClient jdbc,
            Change change,
            Matching matching,
            Offers offers,
            AgentStates states,
            AgentSkills skills,
            Queues queues,
            People people,
            Organisations organisations,
            Contacts contacts,
            Facts facts,
            Clock clock) {
        this.tenancy = tenancy;
        this.jdbc = jdbc;
        this.change = change;
        this.matching = matching;
        this.offers = offers;
        this.states = states;
        this.skills = skills;
        this.queues = queues;
        this.people = people;
        this.organisations = organisations;
        this.contacts = contacts;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * Puts a contact into a queue; one that waits already, in whatever queue, keeps its place. A contact that has ended or
     * that an agent has is left out.
     *
     * @param queue of the contact's channel
     * @param priority of the contact; the queue's own counts when that is higher (requirement 2.3.13)
     * @return false when the contact has ended
     */
    public boolean enter(String organisation, UUID contact, Queue queue, int priority) {
        return change.make(organisation, () -> {
            Optional<Channel> channel = contacts.holdOpen(contact);
            if (channel.isPresent() && !states.isInContact(contact)) {
                wait(organisation, contact, channel.get(), queue, Math.max(queue.priority(), priority));
            }
            return channel.isPresent();
        });
    }

    /**
     * Moves a waiting contact to where a priority of its own puts it in its queue; the queue's own counts when that is higher.
     * A contact that does not wait is left alone.
     */
    public void prioritise(String organisation, UUID contact, int priority) {
        change.make(
                organisation,
                () -> jdbc.sql("select queue_id from waiting_contact where contact_id = ?")
                        .param(contact)
                        .query(UUID.class)
                        .optional()
                        .flatMap(queues::find)
                        .map(queue -> jdbc.sql("update waiting_contact set priority = ? where contact_id = ?")
                                .params(Math.max(queue.priority(), priority), contact)
                                .update()));
    }

    /**
     * Offers a waiting contact to nobody from now on, though it keeps its place, until it enters a queue again or leaves
     * (requirement 2.3.11); an offer that rings is withdrawn.
     *
     * @return false when it does not wait (any more)
     */
    public boolean pause(String organisation, UUID contact) {
        return change.make(organisation, () -> {
            offers.withdraw(contact);
            return jdbc.sql("update waiting_contact set paused = true, offered = false where contact_id = ?")
                            .param(contact)
                            .update()
                    > 0;
        });
    }

    /**
     * Puts another contact in the place of one that waits, which then waits no more (requirement 2.3.16). When it does not
     * wait, the other gets a place behind those who do.
     *
     * @param other makes the contact that waits from now on; empty to leave the place
     * @return what {@code other} made
     */
    public Optional<UUID> replace(
            String organisation, UUID contact, Queue queue, int priority, Supplier<Optional<UUID>> other) {
        return change.make(organisation, () -> {
            offers.withdraw(contact);
            Optional<UUID> next = other.get();
            next.ifPresent(successor -> {
                int moved = jdbc.sql("update waiting_contact set contact_id = ?, paused = false, offered = false"
                                + " where contact_id = ?")
                        .params(successor, contact)
                        .update();
                if (moved == 0) {
                    wait(organisation, successor, channel(successor), queue, Math.max(queue.priority(), priority));
                } else {
                    contacts.queued(
                            successor,
                            queue.id(),
                            queue.name(),
                            queue.skillGroupId(),
                            queue.skillGroup(),
                            priority(successor));
                }
            });
            jdbc.sql("delete from waiting_contact where contact_id = ?")
                    .param(contact)
                    .update();
            return next;
        });
    }

    private int priority(UUID contact) {
        return jdbc.sql("select priority from waiting_contact where contact_id = ?")
                .param(contact)
                .query(Integer.class)
                .single();
    }

    /** Takes a contact from the agent who has it or to whom it is offered, if any, and has it offered again in its place. */
    public void takeBack(String organisation, UUID contact) {
        change.make(organisation, () -> {
            boolean offered = offers.isOffered(contact);
            boolean taken = states.isInContact(contact);
            offers.withdraw(contact);
            offers.release(contact);
            return jdbc.sql("update waiting_contact set offered = false, paused = paused and not ? where contact_id ="
                            + " ?")
                    .params(offered || taken, contact)
                    .update();
        });
    }

    /** Offers what waits, when that could not be done before. */
    public void offerWhatWaits(String organisation) {
        change.make(organisation, () -> organisation);
    }

    /** Has a contact offered again that keeps its place but was paused; nothing when it has no place. */
    public void resume(String organisation, UUID contact) {
        change.make(
                organisation,
                () -> jdbc.sql("update waiting_contact set paused = false where contact_id = ?")
                        .param(contact)
                        .update());
    }

    /** Takes a contact that waits from its queue, since it goes elsewhere; an offer that rings is withdrawn. */
    public void leave(String organisation, UUID contact) {
        change.make(organisation, () -> {
            offers.withdraw(contact);
            return jdbc.sql("delete from waiting_contact where contact_id = ?")
                    .param(contact)
                    .update();
        });
    }

    /**
     * Takes a contact out of everything, since it is over: its place in the queue, its offer, its agent (who wraps up when
     * he had it), and ends it.
     */
    public void end(String organisation, UUID contact, Result result, Instant at, EndCause by) {
        change.make(organisation, () -> {
            offers.withdrawEnded(contact);
            jdbc.sql("delete from waiting_contact where contact_id = ?")
                    .param(contact)
                    .update();
            offers.release(contact);
            return contacts.end(contact, result, at, by);
        });
    }

    /**
     * As {@link #end}, of a contact that waits and that no agent has; one that only rings is withdrawn.
     *
     * @return false, and nothing is changed, when an agent has it or it waits no more
     */
    public boolean endWaiting(String organisation, UUID contact, Result result, Instant at, EndCause by) {
        return change.make(organisation, () -> {
            if (states.isInContact(contact)) {
                return false;
            }
            offers.withdrawEnded(contact);
            int left = jdbc.sql("delete from waiting_contact where contact_id = ?")
                    .param(contact)
                    .update();
            if (left > 0) {
                contacts.end(contact, result, at, by);
            }
            return left > 0;
        });
    }

    /**
     * Takes a contact from its agent, who wraps up, and puts it into a queue again (requirement 2.4.11); there it waits
     * already when this returns.
     *
     * @param first before everybody who waits in the queue without that (requirement 2.4.12)
     * @return false when the agent does not have the contact (any more)
     */
    public boolean putBack(String organisation, UUID contact, UUID agent, Queue queue, boolean first) {
        return change.make(organisation, () -> {
            if (!offers.isInContactWith(agent, contact)) {
                return false;
            }
            facts.record(contact, new Fact.Requeued(agent, queue.id(), first));
            offers.release(contact);
            wait(organisation, contact, channel(contact), queue, first ? FIRST : queue.priority());
            return true;
        });
    }

    /**
     * Offers a contact to one agent, who asked for it, and to nobody else.
     *
     * @return false when he has no room for it, or is not signed in
     */
    public boolean offerTo(String organisation, UUID contact, Queue queue, UUID agent) {
        return change.make(organisation, () -> {
            Channel channel = channel(contact);
            Organisation here = organisations.current();
            Agent asking = people.of(Set.of(agent)).get(agent);
            if (asking == null || !states.hasRoom(asking, channel, new Room(here.capacity()))) {
                return false;
            }
            wait(organisation, contact, channel, queue, queue.priority());
            jdbc.sql("update waiting_contact set paused = true where contact_id = ?")
                    .param(contact)
                    .update();
            change.deliverAfterwards(matching.offer(contact, asking, here));
            return true;
        });
    }

    Channel channel(UUID contact) {
        return contacts.find(contact).orElseThrow().channel();
    }

    void wait(String organisation, UUID contact, Channel channel, Queue queue, int priority) {
        int added = jdbc.sql("insert into waiting_contact (contact_id, organisation_id, channel, queue_id,"
                        + " skill_group_id, priority, queued_at) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(contact, organisation, channel.name(), queue.id(), queue.skillGroupId(), priority, now())
                .update();
        if (added == 0) {
            jdbc.sql("update waiting_contact set paused = false where contact_id = ?")
                    .param(contact)
                    .update();
        } else {
            contacts.queued(contact, queue.id(), queue.name(), queue.skillGroupId(), queue.skillGroup(), priority);
        }
    }

    /** The queues of the organisation, with those of one agent only when he is given. */
    public List<QueueStatus> status(String organisation, @Nullable UUID agent) {
        return tenancy.in(organisation, () -> {
            Map<UUID, Line> lines = lines();
            Map<UUID, String> channels = queues.channels();
            Set<UUID> served = agent == null ? Set.of() : skills.of(agent);
            return queues.all().stream()
                    .filter(queue -> agent == null || served.contains(queue.skillGroupId()))
                    .map(queue -> {
                        Line line = lines.getOrDefault(queue.id(), Line.EMPTY);
                        return new QueueStatus(
                                queue.id(),
                                queue.name(),
                                Channel.valueOf(Objects.requireNonNull(channels.get(queue.id()))),
                                queue.skillGroupId(),
                                queue.skillGroup(),
                                queue.shortcut(),
                                line.waiting,
                                line.longestSince);
                    })
                    .toList();
        });
    }

    private record Line(int waiting, @Nullable Instant longestSince) {
        static final Line EMPTY = new Line(0, null);
    }

    private Map<UUID, Line> lines() {
        Map<UUID, Line> lines = new HashMap<>();
        jdbc.sql("select queue_id, count(*) as waiting, min(queued_at) as longest_since from waiting_contact"
                        + " group by queue_id")
                .query(row -> {
                    lines.put(
                            row.getObject("queue_id", UUID.class),
                            new Line(
                                    row.getInt("waiting"),
                                    row.getObject("longest_since", OffsetDateTime.class)
                                            .toInstant()));
                });
        return lines;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
