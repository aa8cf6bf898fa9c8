package nl.balie.acd;

import nl.balie.contacts.Contact.Channel;
import nl.balie.tenants.Capacity;

/** An organisation's capacity by channel, for agents without numbers of their own. */
record Room(Capacity capacity) {
    int of(Channel channel) {
        return switch (channel) {
            case VOICE -> capacity.calls();
            case TASK -> capacity.tasks();
        };
    }

    int total() {
        return capacity.total();
    }

    /** Where an agent's own number stands beside his name. */
    static String column(Channel channel) {
        return switch (channel) {
            case VOICE -> "u.call_capacity";
            case TASK -> "u.task_capacity";
        };
    }
}
