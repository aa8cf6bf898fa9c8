package nl.balie.telephony.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.balie.telephony.Party;
import nl.balie.telephony.Supervision;
import nl.balie.telephony.media.Side;

/** What those on the line of a call hear, and who is there at all, as the effects say; fails when they must not. */
final class Watched {
    private Map<Long, Heard> heard = Map.of();
    private final Set<Long> lines = new HashSet<>();
    private final Map<Party, Integer> guests = new EnumMap<>(Party.class);
    private Map<Long, Side> taped = Map.of();
    private int tapes;

    void after(CallEvent event, Step step) {
        if (event instanceof CallEvent.PhoneRefused refused) {
            lines.remove(refused.dial());
        } else if (event instanceof CallEvent.PhoneHungUp hungUp) {
            lines.remove(hungUp.dial());
        }
        for (Effect effect : step.effects()) {
            switch (effect) {
                case Effect.Arrange arranged -> heard = arranged.heard();
                case Effect.Dial dialled -> {
                    lines.add(dialled.dial());
                    if (event instanceof CallEvent.InviteAsked invited) {
                        guests.merge(invited.party(), 1, Integer::sum);
                    }
                }
                case Effect.StopDialling(var dial) -> lines.remove(dial);
                case Effect.HangUpPhone(var dial) -> lines.remove(dial);
                case Effect.ReplaceCaller(var dial) -> lines.remove(dial);
                case Effect.StartTape _ -> {
                    assertThat(tapes).as("recordings at once").isZero();
                    tapes++;
                }
                case Effect.Tape tape -> taped = tape.sides();
                case Effect.StopTape _ -> tapes--;
                case Effect.TellLeft left -> guests.merge(left.party(), -1, Integer::sum);
                case Effect.TellReplaced(var by, var _) -> guests.merge(by, -1, Integer::sum);
                default -> {}
            }
        }
        if (step.state() instanceof CallState.OnLine line) {
            if (line.converse()) {
                hear(line.legs());
            }
            mayTape(line.legs());
        }
    }

    /** Nobody is recorded who is not recorded at all, who has nobody to talk with, who is muted or on hold. */
    private void mayTape(Legs legs) {
        Taping taping = legs.taping();
        assertThat(tapes).isEqualTo(taping == null ? 0 : 1);
        for (Party party : Party.values()) {
            legs.talks(party).filter(leg -> taped.containsKey(leg.dial())).ifPresent(leg -> {
                assertThat(taping != null && !taping.paused() && legs.converse() && !leg.muted())
                        .as("%s is recorded in %s", party, legs)
                        .isTrue();
                assertThat(taped.get(leg.dial())).isEqualTo(party == legs.customer() ? Side.CUSTOMER : Side.AGENTS);
                boolean heldToo = party == legs.customer()
                        && Objects.requireNonNull(taping).alsoOnHold();
                assertThat(legs.onHold(party) && !heldToo)
                        .as("%s is recorded on hold in %s", party, legs)
                        .isFalse();
                assertThat(party == Party.SUPERVISOR && legs.supervision() != Supervision.JOIN)
                        .as("who listens in is recorded")
                        .isFalse();
            });
        }
        if (taping != null && !taping.paused() && legs.converse()) {
            for (Party one : Party.values()) {
                for (Party other : legs.hears(one)) {
                    assertThat(other == Party.SUPERVISOR
                                    || taped.containsKey(
                                            legs.talks(other).orElseThrow().dial()))
                            .as("%s is heard and not recorded in %s", other, legs)
                            .isTrue();
                }
            }
        }
    }

    void hasNobodyLeft() {
        assertThat(tapes).as("recordings that go on").isZero();
        assertThat(lines).as("phones that nobody hung up").isEmpty();
        assertThat(guests.values())
                .as("guests of whom it is not told that they left")
                .allMatch(left -> left == 0);
    }

    private void hear(Legs legs) {
        for (Party one : Party.values()) {
            legs.talks(one).ifPresent(leg -> {
                Heard hears = Objects.requireNonNull(heard.get(leg.dial()));
                if (leg.held() || legs.onHold(one)) {
                    assertThat(hears).as("%s is on hold in %s", one, legs).isEqualTo(Heard.Alone.MUSIC);
                }
                assertThat(hears).as("%s in %s", one, legs).isNotEqualTo(Heard.Alone.PROMPTS);
                if (hears == Heard.Alone.SILENCE) {
                    assertThat(mayHearNothing(legs, one))
                            .as("%s in silence in %s", one, legs)
                            .isTrue();
                }
                for (Party other : Party.values()) {
                    legs.talks(other)
                            .filter(_ -> other != one)
                            .filter(whom -> hears instanceof Heard.Others(var dials) && dials.contains(whom.dial()))
                            .ifPresent(whom -> mayHear(legs, one, other));
                }
            });
        }
    }

    private static void mayHear(Legs legs, Party one, Party other) {
        Leg.Talks whom = legs.talks(other).orElseThrow();
        assertThat(whom.held() || whom.muted() || whom.holds() || legs.onHold(other))
                .as("%s hears %s in %s", one, other, legs)
                .isFalse();
        assertThat(legs.talks(one).orElseThrow().holds())
                .as("%s hears who holds", one)
                .isFalse();
        if (other == Party.SUPERVISOR) {
            assertThat(legs.supervision() == Supervision.JOIN
                            || legs.supervision() == Supervision.WHISPER && one == legs.agent())
                    .as("%s hears the supervisor in %s", one, legs)
                    .isTrue();
        }
    }

    /** Whoever holds the others, holds all by his own phone, or has only others who are muted or hold themselves. */
    private static boolean mayHearNothing(Legs legs, Party one) {
        boolean holds = legs.talks(one).orElseThrow().holds();
        boolean listens = one == Party.SUPERVISOR;
        boolean others = Arrays.stream(Party.values())
                .filter(other -> other != one && other != Party.SUPERVISOR)
                .flatMap(other -> legs.talks(other).stream())
                .anyMatch(other -> !other.held() && !other.muted() && !other.holds());
        return holds || listens || !others;
    }
}
