package nl.balie.telephony.calls;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.balie.telephony.Party;
import nl.balie.telephony.Supervision;
import nl.balie.telephony.calls.Leg.Rung;
import nl.balie.telephony.calls.Leg.Talks;
import nl.balie.telephony.media.Side;
import org.jspecify.annotations.Nullable;

/**
 * The legs of a call that is on the line, and who hears whom; it does not change. Caller and phone converse as soon as both
 * are on the line; others take part only while they do. In that one conversation everybody is present who is not on hold: to
 * consult is to put the customer on hold, to confer is to take him back, and listening in or whispering is hearing without
 * being heard.
 *
 * @param agent who of {@code CALLER} and {@code PHONE} is the agent
 * @param supervision what the supervisor does, when there is one
 * @param taping whether what they say is recorded; null when it is not
 */
record Legs(
        Map<Party, Leg> all,
        Party agent,
        Supervision supervision,
        @Nullable Taping taping) {
    private static final Set<Party> MEMBERS = EnumSet.of(Party.CALLER, Party.PHONE, Party.CONSULTED);

    Legs {
        all = Map.copyOf(all);
    }

    /** Of a call on which nobody is but the caller. */
    static Legs of(long caller, Party agent) {
        return new Legs(Map.of(Party.CALLER, new Talks(caller)), agent, Supervision.LISTEN, null);
    }

    @Nullable
    Leg get(Party party) {
        return all.get(party);
    }

    Optional<Talks> talks(Party party) {
        return all.get(party) instanceof Talks talks ? Optional.of(talks) : Optional.empty();
    }

    Optional<Rung> rung(Party party) {
        return all.get(party) instanceof Rung rung ? Optional.of(rung) : Optional.empty();
    }

    /** Whose leg this attempt is of. */
    Optional<Party> of(long dial) {
        return all.entrySet().stream()
                .filter(leg -> leg.getValue().dial() == dial)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Legs with(Party party, Leg leg) {
        Map<Party, Leg> others = new EnumMap<>(Party.class);
        others.putAll(all);
        others.put(party, leg);
        return new Legs(others, agent, supervision, taping);
    }

    Legs without(Party party) {
        Map<Party, Leg> others = new EnumMap<>(Party.class);
        others.putAll(all);
        others.remove(party);
        return new Legs(others, agent, supervision, taping);
    }

    Legs with(Supervision other) {
        return new Legs(all, agent, other, taping);
    }

    Legs with(@Nullable Taping other) {
        return new Legs(all, agent, supervision, other);
    }

    /** The agent's place is taken by one who took part; nobody is on hold afterwards. */
    Legs replacedBy(Party other) {
        Leg successor = Objects.requireNonNull(all.get(other));
        return without(other)
                .with(agent, new Talks(successor.dial(), holds(other), false, false))
                .with(customer(), talks(customer()).orElseThrow().withHeld(false));
    }

    Party customer() {
        return agent == Party.PHONE ? Party.CALLER : Party.PHONE;
    }

    /** Whether caller and phone are both on the line. */
    boolean converse() {
        return talks(Party.CALLER).isPresent() && talks(Party.PHONE).isPresent();
    }

    private boolean takesPart(Party party) {
        return talks(party).isPresent()
                && (MEMBERS.contains(party) || party == Party.SUPERVISOR && supervision == Supervision.JOIN);
    }

    private Set<Party> othersThan(Party party) {
        Set<Party> others = EnumSet.noneOf(Party.class);
        for (Party other : Party.values()) {
            if (other != party && takesPart(other)) {
                others.add(other);
            }
        }
        return others;
    }

    private boolean holds(Party party) {
        return talks(party).filter(Talks::holds).isPresent();
    }

    private boolean held(Party party) {
        return talks(party).filter(Talks::held).isPresent();
    }

    private boolean muted(Party party) {
        return talks(party).filter(Talks::muted).isPresent();
    }

    /**
     * Whether he waits until another takes him back: he was put on hold, or nobody is left to talk with since another's phone
     * holds him.
     */
    boolean onHold(Party party) {
        if (!converse() || !takesPart(party)) {
            return false;
        }
        Set<Party> others = othersThan(party);
        boolean alone = others.stream().allMatch(other -> holds(other) || held(other));
        return held(party) || alone && others.stream().anyMatch(this::holds);
    }

    private boolean present(Party party) {
        return takesPart(party) && !onHold(party) && !holds(party);
    }

    /** Whom he hears; nobody outside a conversation. */
    Set<Party> hears(Party party) {
        Set<Party> heard = EnumSet.noneOf(Party.class);
        if (!converse()) {
            return heard;
        }
        if (present(party)) {
            for (Party other : othersThan(party)) {
                if (present(other) && !muted(other)) {
                    heard.add(other);
                }
            }
            if (party == agent && supervision == Supervision.WHISPER && supervisorHears() && !muted(Party.SUPERVISOR)) {
                heard.add(Party.SUPERVISOR);
            }
        } else if (party == Party.SUPERVISOR && supervision != Supervision.JOIN && supervisorHears()) {
            heard.addAll(hears(agent));
            heard.remove(Party.SUPERVISOR);
            if (present(agent) && !muted(agent)) {
                heard.add(agent);
            }
        }
        return heard;
    }

    private boolean supervisorHears() {
        return talks(Party.SUPERVISOR).isPresent() && !holds(Party.SUPERVISOR);
    }

    /** Whose voices are recorded, known by the attempts in which they were rung: of those who speak in the conversation. */
    Map<Long, Side> taped() {
        Map<Long, Side> taped = new HashMap<>();
        if (taping == null || taping.paused() || !converse()) {
            return taped;
        }
        for (Party party : Party.values()) {
            boolean heldToo = party == customer() && taping.alsoOnHold() && onHold(party);
            if (!muted(party) && (heldToo || present(party))) {
                taped.put(talks(party).orElseThrow().dial(), party == customer() ? Side.CUSTOMER : Side.AGENTS);
            }
        }
        return taped;
    }

    /** What each one hears who is on the line, all known by the attempts in which they were rung. */
    Map<Long, Heard> heard() {
        Map<Long, Heard> heard = new HashMap<>();
        for (Party party : Party.values()) {
            talks(party).ifPresent(leg -> heard.put(leg.dial(), heard(party)));
        }
        return heard;
    }

    /** The ringing tone, or what he who is rung sends in its place. */
    private Heard whileOtherIsRung() {
        return rung(Party.CONSULTED)
                .<Heard>map(rung -> rung.sounds() ? new Heard.Others(Set.of(rung.dial())) : Heard.Alone.RINGING)
                .orElse(Heard.Alone.SILENCE);
    }

    private Heard heard(Party party) {
        Set<Party> others = hears(party);
        if (!others.isEmpty()) {
            return new Heard.Others(others.stream()
                    .map(other -> talks(other).orElseThrow().dial())
                    .collect(Collectors.toSet()));
        }
        if (!converse()) {
            return Heard.Alone.PROMPTS;
        }
        if (onHold(party)) {
            return Heard.Alone.MUSIC;
        }
        return party == agent ? whileOtherIsRung() : Heard.Alone.SILENCE;
    }
}
