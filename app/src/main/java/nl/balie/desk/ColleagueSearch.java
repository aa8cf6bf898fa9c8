package nl.balie.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.balie.acd.Activity;
import nl.balie.acd.AgentState;
import nl.balie.acd.AgentState.Handling;
import nl.balie.acd.Agents;
import nl.balie.calls.DeskCalls;
import nl.balie.calls.DeskConsults.Wanted;
import nl.balie.contacts.Contact.Channel;
import nl.balie.database.ListQuery;
import nl.balie.directory.Directory;
import nl.balie.directory.DirectoryEntry;
import nl.balie.directory.PhoneLine;
import nl.balie.numbers.E164;
import nl.balie.numbers.WrittenNumber;
import nl.balie.people.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Finds whom an agent can consult or transfer to: agents with what they are doing, and others of the directory (requirement 2.5.11). */
@Component
class ColleagueSearch {
    /** As many as are in view without scrolling. */
    private static final int MOST = 8;

    /** Of each kind; who is not among them is found by more words. */
    private static final int MOST_SEARCHED = 30;

    private final Agents agents;
    private final Directory directory;
    private final DeskCalls calls;

    ColleagueSearch(Agents agents, Directory directory, DeskCalls calls) {
        this.agents = agents;
        this.directory = directory;
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

    /**
     * Somebody who was found.
     *
     * @param choice the id of an agent, or a number in E.164
     * @param detail his job and department, and his number when that is called; empty when nothing is known
     * @param state null of somebody outside the contact centre, of whom nobody knows it
     * @param reason why he is not available, or null
     */
    record Found(
            String choice,
            String name,
            String detail,
            @Nullable State state,
            @Nullable String reason) {
        public boolean callable() {
            return state == null || state != State.NO_PHONE && state != State.BUSY && state != State.RINGING;
        }

        /** Who can be called comes first, free agents before all others. */
        private int rank() {
            int known = State.values().length;
            return callable() ? state == null ? known : state.ordinal() : known + 1;
        }
    }

    void show(SignedInUser user, String typed, Model model) {
        List<Found> found = find(user, typed);
        List<Found> shown = found.stream().limit(MOST).toList();
        String number = E164.of(typed).orElse(null);
        model.addAttribute("typed", typed);
        model.addAttribute("colleagues", shown);
        model.addAttribute("more", found.size() > shown.size());
        model.addAttribute("number", number);
        model.addAttribute("written", WrittenNumber.of(number));
        model.addAttribute(
                "chosen",
                shown.stream()
                        .filter(Found::callable)
                        .findFirst()
                        .map(Found::choice)
                        .orElse(number));
    }

    /**
     * Whom somebody wants, of those who were found by the words that are in the field still; what was found by others, when he
     * typed on faster than it was looked up, is nobody's choice.
     *
     * @param choice the id of a colleague or a number in E.164; null when nobody was chosen
     * @param typed the words in the field
     * @param foundBy by which words those were found from whom was chosen; null when that is not known
     */
    Optional<Wanted> wanted(SignedInUser user, @Nullable String choice, String typed, @Nullable String foundBy) {
        boolean current = foundBy == null || foundBy.strip().equals(typed.strip());
        return choice != null && current ? chosen(choice) : meant(user, typed);
    }

    /** Who was chosen, a colleague by his id or a number; empty when it is neither. */
    private static Optional<Wanted> chosen(String choice) {
        try {
            return Optional.of(
                    choice.startsWith("+") ? new Wanted.Number(choice) : new Wanted.Colleague(UUID.fromString(choice)));
        } catch (IllegalArgumentException neither) {
            return Optional.empty();
        }
    }

    /** Whom typed words mean when nobody was chosen: a number, or the only colleague whom they are a part of. */
    private Optional<Wanted> meant(SignedInUser user, String typed) {
        Optional<Wanted> number = E164.of(typed).map(Wanted.Number::new);
        return number.or(() -> {
            List<Found> found = typed.isBlank() ? List.of() : find(user, typed);
            return found.size() == 1 ? chosen(found.getFirst().choice()) : Optional.empty();
        });
    }

    /** Agents by their names, and whoever the directory finds by whatever it knows of him. */
    private List<Found> find(SignedInUser user, String typed) {
        String organisation = user.organisation();
        Map<UUID, AgentState> found = new LinkedHashMap<>();
        agents.list(organisation, new ListQuery(typed, 1, MOST_SEARCHED))
                .rows()
                .forEach(agent -> found.put(agent.agentId(), agent));
        List<DirectoryEntry> entries = directory.search(organisation, typed, MOST_SEARCHED);
        Map<UUID, DirectoryEntry> known = new HashMap<>();
        List<Found> others = new ArrayList<>();
        for (DirectoryEntry entry : entries) {
            Optional<AgentState> agent = Optional.ofNullable(entry.userId())
                    .flatMap(id -> Optional.ofNullable(found.get(id)).or(() -> agents.find(organisation, id)));
            agent.ifPresent(at -> {
                found.put(at.agentId(), at);
                known.put(at.agentId(), entry);
            });
            if (agent.isEmpty()) {
                entry.lines().forEach(line -> others.add(outside(entry, line)));
            }
        }
        found.remove(user.userId());
        return Stream.concat(
                        found.values().stream().map(agent -> agent(agent, known.get(agent.agentId()))), others.stream())
                .sorted(Comparator.comparingInt(Found::rank).thenComparing(Found::name))
                .toList();
    }

    private Found agent(AgentState agent, @Nullable DirectoryEntry entry) {
        return new Found(
                agent.agentId().toString(),
                agent.name(),
                entry == null ? "" : detail(entry.job(), entry.department()),
                state(agent),
                agent.reason());
    }

    private static Found outside(DirectoryEntry entry, PhoneLine line) {
        return new Found(
                line.number(),
                entry.name(),
                detail(entry.job(), entry.department(), WrittenNumber.written(line.number())),
                null,
                null);
    }

    private static String detail(String... parts) {
        return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(", "));
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
