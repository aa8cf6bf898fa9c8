package nl.balie.acd;

import nl.balie.contacts.Contact.Channel;
import nl.balie.people.Agent;
import nl.balie.tenants.Capacity;
import org.jspecify.annotations.Nullable;

/**
 * How many contacts agents can have at once.
 *
 * @param capacity the organisation's, for agents without numbers of their own
 */
record Room(Capacity capacity) {
    /**
     * Whether the agent can have one more.
     *
     * @param had how many of this channel he has
     * @param contacts how many he has in all
     */
    boolean isLeft(Agent agent, Channel channel, int had, int contacts) {
        return agent.active()
                && had < of(agent, channel)
                && contacts < or(agent.capacity().total(), capacity.total());
    }

    private int of(Agent agent, Channel channel) {
        return switch (channel) {
            case VOICE -> or(agent.capacity().calls(), capacity.calls());
            case TASK -> or(agent.capacity().tasks(), capacity.tasks());
        };
    }

    private static int or(@Nullable Integer own, int otherwise) {
        return own == null ? otherwise : own;
    }
}
