package nl.balie.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.balie.acd.Activity;
import nl.balie.acd.AgentState;
import nl.balie.acd.AgentState.Handling;
import nl.balie.acd.Agents;
import nl.balie.acd.Presence;
import nl.balie.calls.DeskCalls;
import nl.balie.calls.DeskConsults.Wanted;
import nl.balie.contacts.Contact.Channel;
import nl.balie.database.ListQuery;
import nl.balie.numbers.E164;
import nl.balie.people.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Finds whom an agent can consult or transfer to, by a part of the name, with what they are doing (requirement 2.5.11). */
@Component
class ColleagueSearch {
    /** As many as are in view without scrolling. */
    private static final int MOST = 8;

    private final Agents agents;
    private final DeskCalls calls;

    ColleagueSearch(Agents agents, DeskCalls calls) {
        this.agents = agents;
        this.calls = calls;
    }

    /** What a colleague is doing, as far as it matters to one who wants to call him. */
    enum State {
        FREE("ok", "ok"),
        WRAP_UP("wrap-up", "clock"),
        ABSENT("busy", "busy"),
        SIGNED_OUT("off", "off"),
        RINGING("busy", "phone"),
        BUSY("busy", "phone"),
        NO_PHONE("off", "off");

        private final String kind;
        private final String icon;

        State(String kind, String icon) {
            this.kind = kind;
            this.icon = icon;
        }

        public String kind() {
            return kind;
        }

        public String icon() {
            return icon;
        }
    }

    /** @param reason why he is not available, or null */
    record Found(UUID id, String name, State state, @Nullable String reason) {
        public boolean callable() {
            return state != State.NO_PHONE && state != State.BUSY && state != State.RINGING;
        }
    }

    void show(SignedInUser user, String typed, Model model) {
        List<Found> found = find(user, typed);
        List<Found> shown = found.stream().limit(MOST).toList();
        model.addAttribute("colleagues", shown);
        model.addAttribute("more", found.size() > shown.size());
        model.addAttribute(
                "chosen",
                shown.stream().filter(Found::callable).findFirst().map(Found::id).orElse(null));
        model.addAttribute("number", E164.of(typed).orElse(null));
    }

    /** Who was chosen, a colleague by his id or a number; empty when it is neither. */
    static Optional<Wanted> chosen(String choice) {
        try {
            return Optional.of(
                    choice.startsWith("+")
                            ? new Wanted.Number(choice)
                            : new Wanted.Colleague(UUID.fromString(choice)));
        } catch (IllegalArgumentException neither) {
            return Optional.empty();
        }
    }

    /** Whom typed words mean when nobody was chosen: a number, or the only colleague whom they are a part of. */
    Optional<Wanted> meant(SignedInUser user, String typed) {
        Optional<Wanted> number = E164.of(typed).map(Wanted.Number::new);
        return number.or(() -> {
            List<Found> found = typed.isBlank() ? List.of() : find(user, typed);
            return found.size() == 1 ? Optional.of(new Wanted.Colleague(found.getFirst().id())) : Optional.empty();
        });
    }

    /** Who can be called comes first. */
    private List<Found> find(SignedInUser user, String typed) {
        return agents.list(user.organisation(), new ListQuery(typed, 1)).rows().stream()
                .filter(agent -> !agent.agentId().equals(user.userId()))
                .map(this::found)
                .sorted(Comparator.comparing(Found::state).thenComparing(Found::name))
                .toList();
    }

    private Found found(AgentState agent) {
        return new Found(agent.agentId(), agent.name(), state(agent), agent.reason());
    }

    private State state(AgentState agent) {
        if (!calls.phoneRegistered(agent.username())) {
            return State.NO_PHONE;
        }
        Activity activity = agent.of(Channel.VOICE).map(Handling::activity).orElse(Activity.IDLE);
        return switch (activity) {
            case OFFERED -> State.RINGING;
            case IN_CONTACT, CONSULTED -> State.BUSY;
            case WRAP_UP -> State.WRAP_UP;
            case IDLE ->
                switch (agent.presence()) {
                    case AVAILABLE -> State.FREE;
                    case UNAVAILABLE -> State.ABSENT;
                    case SIGNED_OUT -> State.SIGNED_OUT;
                };
        };
    }
}
