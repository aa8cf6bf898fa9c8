package nl.balie.telephony.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Party;
import nl.balie.telephony.Supervision;
import nl.balie.telephony.calls.Leg.Rung;
import nl.balie.telephony.calls.Leg.Talks;
import org.jspecify.annotations.Nullable;

/** What holds in any conversation, whoever is asked in, put on hold, leaves or takes another's place. */
class ConversationPropertyTests {
    private static final Instant AT = Instant.EPOCH;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Destination OTHER = new Destination.Phone("other");

    private static final Set<Set<Party>> reached = new HashSet<>();

    /** Something that happens to, or is asked about, one party. */
    record Draw(Kind kind, Party party, boolean on) {}

    enum Kind {
        INVITED,
        ANSWERED,
        REFUSED,
        WAITED_TOO_LONG,
        HUNG_UP,
        HELD,
        HOLDS,
        MUTED,
        DROPPED,
        REPLACES,
        SUPERVISED,
        CONNECTED,
        RELEASED,
        TAPED
    }

    /** What ends much is rare, so that much happens before. */
    @Provide
    Arbitrary<List<Draw>> draws() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(4, Kind.INVITED),
                Tuple.of(8, Kind.ANSWERED),
                Tuple.of(1, Kind.REFUSED),
                Tuple.of(1, Kind.WAITED_TOO_LONG),
                Tuple.of(1, Kind.HUNG_UP),
                Tuple.of(8, Kind.HELD),
                Tuple.of(6, Kind.HOLDS),
                Tuple.of(4, Kind.MUTED),
                Tuple.of(1, Kind.DROPPED),
                Tuple.of(1, Kind.REPLACES),
                Tuple.of(3, Kind.SUPERVISED),
                Tuple.of(8, Kind.CONNECTED),
                Tuple.of(1, Kind.RELEASED),
                Tuple.of(4, Kind.TAPED));
        return Combinators.combine(kinds, Arbitraries.of(Party.class), Arbitraries.of(true, false))
                .as(Draw::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(80);
    }

    @Property(tries = 3000)
    void nobodyIsLeftAloneNorHearsWhatHeMustNotAndEverythingEnds(
            @ForAll("draws") List<Draw> draws, @ForAll boolean agentCalls) {
        CallState state = CallState.OnLine.alone(
                true, List.of(), Legs.of(agentCalls ? 1 : 0, agentCalls ? Party.CALLER : Party.PHONE));
        Watched watched = new Watched();
        Set<Long> asked = new HashSet<>();
        Set<Long> completed = new HashSet<>();
        long last = 1;
        for (Draw draw : draws) {
            CallEvent event = state instanceof CallState.OnLine line ? event(draw, line.legs(), ++last) : null;
            if (event == null) {
                continue;
            }
            if (event instanceof CallEvent.InviteAsked
                    || event instanceof CallEvent.HoldAsked
                    || event instanceof CallEvent.MuteAsked
                    || event instanceof CallEvent.ReplaceAsked
                    || event instanceof CallEvent.ConnectAsked
                    || event instanceof CallEvent.TapeAsked
                    || event instanceof CallEvent.TapePauseAsked
                    || event instanceof CallEvent.TapeStopAsked) {
                asked.add(last);
            }
            state = step(state, event, watched, completed);
            reached.add(parts(state));
        }
        step(state, new CallEvent.HangUpAsked(AT), watched, completed);
        watched.hasNobodyLeft();

        assertThat(completed).isEqualTo(asked);
    }

    /** Guards the property above: it must have seen all that it is about. */
    @AfterContainer
    static void conversationsOfEveryKindWereSeen() {
        assertThat(reached)
                .contains(
                        EnumSet.allOf(Party.class),
                        EnumSet.of(Party.CALLER, Party.PHONE, Party.CONSULTED),
                        EnumSet.of(Party.CALLER, Party.PHONE, Party.SUPERVISOR),
                        EnumSet.noneOf(Party.class));
    }

    private static Set<Party> parts(CallState state) {
        Set<Party> parts = EnumSet.noneOf(Party.class);
        if (state instanceof CallState.OnLine line) {
            for (Party party : Party.values()) {
                line.legs().talks(party).ifPresent(_ -> parts.add(party));
            }
        }
        return parts;
    }

    private static CallState step(CallState state, CallEvent event, Watched watched, Set<Long> completed) {
        Step step = CallMachine.next(state, event);
        watched.after(event, step);
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.Complete(var operation, Outcome _)) {
                assertThat(completed.add(operation))
                        .as("%d ends once", operation)
                        .isTrue();
            }
        }
        return step.state();
    }

    /** What this means at this moment; null when it cannot happen. */
    private static @Nullable CallEvent event(Draw draw, Legs legs, long operation) {
        Party party = draw.party();
        Leg leg = legs.get(party);
        return switch (draw.kind()) {
            case INVITED ->
                new CallEvent.InviteAsked(
                        AT,
                        operation,
                        draw.on() ? Party.CONSULTED : Party.SUPERVISOR,
                        OTHER,
                        "advice",
                        PATIENCE,
                        Supervision.LISTEN);
            case ANSWERED -> leg instanceof Rung rung ? new CallEvent.PhoneAnswered(AT, rung.dial()) : null;
            case REFUSED ->
                leg instanceof Rung rung
                        ? new CallEvent.PhoneRefused(AT, rung.dial(), Outcome.NotConnected.Reason.BUSY, 486)
                        : null;
            case WAITED_TOO_LONG -> leg instanceof Rung rung ? new CallEvent.DialTimeRanOut(AT, rung.dial()) : null;
            case HUNG_UP -> leg instanceof Talks talks ? hungUp(party, talks, draw.on()) : null;
            case HELD -> new CallEvent.HoldAsked(AT, operation, party, draw.on());
            case HOLDS -> leg instanceof Talks talks ? holds(party, talks, draw.on()) : null;
            case MUTED -> new CallEvent.MuteAsked(AT, operation, party, draw.on());
            case DROPPED -> new CallEvent.DropAsked(AT, party);
            case REPLACES -> new CallEvent.ReplaceAsked(AT, operation, party);
            case SUPERVISED ->
                new CallEvent.SupervisionAsked(
                        AT, Supervision.values()[(int) (operation % Supervision.values().length)]);
            case CONNECTED -> new CallEvent.ConnectAsked(AT, operation, OTHER, "queue", PATIENCE);
            case TAPED ->
                switch (party) {
                    case CALLER, PHONE -> new CallEvent.TapeAsked(AT, operation, new Kept(), draw.on());
                    case CONSULTED -> new CallEvent.TapePauseAsked(AT, operation, draw.on());
                    case SUPERVISOR -> draw.on() ? new CallEvent.TapeStopAsked(AT, operation) : null;
                };
            case RELEASED -> draw.on() && party == Party.PHONE ? new CallEvent.ReleaseAsked(AT) : null;
        };
    }

    private static CallEvent hungUp(Party party, Talks leg, boolean byItself) {
        return party == Party.CALLER && leg.dial() <= 1
                ? byItself ? new CallEvent.CallerHungUp(AT) : new CallEvent.CallerMediaLost(AT)
                : new CallEvent.PhoneHungUp(AT, leg.dial());
    }

    private static CallEvent holds(Party party, Talks leg, boolean on) {
        return party == Party.CALLER && leg.dial() <= 1
                ? new CallEvent.CallerHeld(AT, on)
                : new CallEvent.PhoneHeld(AT, leg.dial(), on);
    }

    @Property(tries = 500)
    void allWhoAreThereAndNotOnHoldHearEachOther(
            @ForAll boolean consulted, @ForAll boolean customerHeld, @ForAll boolean joined) {
        Legs legs = Legs.of(0, Party.PHONE).with(Party.PHONE, new Talks(1));
        Set<Party> together = EnumSet.of(Party.PHONE);
        if (customerHeld) {
            legs = legs.with(Party.CALLER, new Talks(0).withHeld(true));
        } else {
            together.add(Party.CALLER);
        }
        if (consulted) {
            legs = legs.with(Party.CONSULTED, new Talks(2));
            together.add(Party.CONSULTED);
        }
        if (joined) {
            legs = legs.with(Party.SUPERVISOR, new Talks(3)).with(Supervision.JOIN);
            together.add(Party.SUPERVISOR);
        }
        for (Party one : together) {
            Set<Party> others = EnumSet.copyOf(together);
            others.remove(one);
            assertThat(legs.hears(one)).isEqualTo(others);
        }
        assertThat(legs.hears(Party.CALLER)).hasSize(customerHeld ? 0 : together.size() - 1);
    }

    @Property(tries = 50)
    void aSupervisorHearsWhatTheAgentHearsAndIsHeardByHimAloneWhenHeWhispers(
            @ForAll boolean whispers, @ForAll boolean consulted) {
        Legs legs = Legs.of(0, Party.PHONE)
                .with(Party.PHONE, new Talks(1))
                .with(Party.SUPERVISOR, new Talks(3))
                .with(whispers ? Supervision.WHISPER : Supervision.LISTEN);
        if (consulted) {
            legs = legs.with(Party.CONSULTED, new Talks(2)).with(Party.CALLER, new Talks(0).withHeld(true));
        }
        Party partner = consulted ? Party.CONSULTED : Party.CALLER;

        assertThat(legs.hears(Party.SUPERVISOR)).containsExactlyInAnyOrder(Party.PHONE, partner);
        assertThat(legs.hears(partner)).containsExactly(Party.PHONE);
        assertThat(legs.hears(Party.PHONE))
                .isEqualTo(whispers ? EnumSet.of(partner, Party.SUPERVISOR) : EnumSet.of(partner));
    }
}
