package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.balie.acd.Offer;
import nl.balie.callbacks.Callback;
import nl.balie.calls.CallEffect.AcceptOffer;
import nl.balie.calls.CallEffect.Answer;
import nl.balie.calls.CallEffect.AnswerLine;
import nl.balie.calls.CallEffect.BeginHearing;
import nl.balie.calls.CallEffect.DialOutside;
import nl.balie.calls.CallEffect.EnterNumbersQueue;
import nl.balie.calls.CallEffect.EnterQueue;
import nl.balie.calls.CallEffect.GiveBack;
import nl.balie.calls.CallEffect.NotTaken;
import nl.balie.calls.CallEffect.NoteFallback;
import nl.balie.calls.CallEffect.PutBack;
import nl.balie.calls.CallEffect.ReleaseAgent;
import nl.balie.calls.CallEffect.RingAgent;
import nl.balie.calls.CallEffect.StoreEnd;
import nl.balie.calls.CallEffect.StoreMissed;
import nl.balie.calls.CallEffect.StoreSpoken;
import nl.balie.calls.CallEffect.TakeOffer;
import nl.balie.calls.CallState.Ended;
import nl.balie.calls.CallState.Here;
import nl.balie.calls.LiveCall.Lead;
import nl.balie.contacts.Fact.FallbackCause;
import nl.balie.contacts.Result;
import nl.balie.numbers.Fallback;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.TelephonyPort.EndedBy;
import org.jspecify.annotations.Nullable;

/** What holds in any order of events. */
class CallLifePropertyTests {
    private static final int TRIES = 3_000;
    private static final List<Offer> OFFERS =
            List.of(CallExamples.OFFER, CallExamples.offer(UUID.randomUUID()), CallExamples.offer(UUID.randomUUID()));
    private static final List<UUID> LEGS = List.of(UUID.randomUUID(), UUID.randomUUID());
    private static final int KINDS = 34;
    private static final CallState INCOMING = new CallState.Led(Story.BEGINNING, null);

    /**
     * A kind of event.
     *
     * @param which of the offers, agents, legs or moments
     * @param succeeds how what is asked of the world ends
     */
    record Draw(int kind, int which, boolean succeeds) {}

    @Provide
    Arbitrary<List<Draw>> draws() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, KINDS - 1),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 4))
                .as((kind, which, luck) -> new Draw(kind, which, luck > 0))
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = TRIES)
    void aCallEndsOnceAndHasAResultExactlyThen(@ForAll("draws") List<Draw> draws) {
        World world = new World(INCOMING);
        for (Draw draw : draws) {
            world.happens(draw);

            assertThat(world.count(StoreEnd.class)).isEqualTo(world.state instanceof Ended ? 1 : 0);
        }
        world.ends();

        assertThat(world.state).isInstanceOf(Ended.class);
        assertThat(world.count(StoreEnd.class)).isEqualTo(1);
        assertThat(((Ended) world.state).result()).isNotNull();
    }

    @Property(tries = TRIES)
    void nothingIsDoneForACallerWhoIsGone(@ForAll("draws") List<Draw> draws) {
        World world = new World(INCOMING);
        for (Draw draw : draws) {
            boolean gone = !(world.state instanceof Here);
            CallState before = world.state;
            List<CallEffect> effects = world.happens(draw);

            if (gone) {
                assertThat(effects)
                        .allMatch(effect -> effect instanceof StoreEnd
                                || effect instanceof Answer(var _, var reply) && reply == CallEffect.Reply.GONE);
                assertThat(world.state).isNotInstanceOf(Here.class);
            }
            if (before instanceof Ended) {
                assertThat(world.state).isEqualTo(before);
                assertThat(effects).allMatch(Answer.class::isInstance);
            }
        }
    }

    @Property(tries = TRIES)
    void oneLeadsTheCallAndAfterTheFallbackNoFlowReachesTheCaller(@ForAll("draws") List<Draw> draws) {
        World world = new World(INCOMING);
        for (Draw draw : draws) {
            boolean fallback = world.state instanceof Here here && here.lead() == Lead.FALLBACK;
            boolean withOthers = world.state instanceof CallState.Waiting
                    || world.state instanceof CallState.Offered
                    || world.state instanceof CallState.Talking
                    || world.state instanceof CallState.Outside;
            List<CallEffect> effects = world.happens(draw);

            if (fallback) {
                assertThat(world.state instanceof Here here && here.lead() == Lead.FLOW)
                        .as("the flow leads again")
                        .isFalse();
                assertThat(effects).noneMatch(CallLifePropertyTests::ofFlow);
                assertThat(effects).noneMatch(NoteFallback.class::isInstance);
            }
            if (withOthers) {
                assertThat(effects)
                        .as("the fallback takes a caller whom a queue, an agent or somebody outside has")
                        .noneMatch(NoteFallback.class::isInstance)
                        .noneMatch(AnswerLine.class::isInstance)
                        .noneMatch(EnterNumbersQueue.class::isInstance);
            }
        }
        assertThat(world.count(NoteFallback.class)).isLessThanOrEqualTo(1);
    }

    @Property(tries = TRIES)
    void anAgentWhoIsConnectedIsReleasedBeforeTheNextAndByTheEnd(@ForAll("draws") List<Draw> draws) {
        World world = new World(INCOMING);
        for (Draw draw : draws) {
            world.happens(draw);

            assertThat(world.connected).isBetween(0, 1);
            CallState here = world.state instanceof CallState.Closing(var spoke, var _, var _) ? spoke : world.state;
            assertThat(world.connected == 1).isEqualTo(here instanceof CallState.Talking);
        }
        world.ends();

        assertThat(world.connected).isZero();
    }

    @Property(tries = TRIES)
    void anAgentIsRungOnlyForWhoWaits(@ForAll("draws") List<Draw> draws) {
        World world = new World(INCOMING);
        for (Draw draw : draws) {
            boolean waits = world.state instanceof CallState.Waiting
                    || world.state instanceof CallState.Offered
                    || world.state instanceof CallState.RingingOutside(var _, var keeps, var _, var _, var _, var _)
                            && keeps;
            List<CallEffect> effects = world.happens(draw);

            if (!waits) {
                assertThat(effects).noneMatch(RingAgent.class::isInstance);
            }
        }
    }

    @Property(tries = TRIES)
    void whoAsksIsAnsweredOnce(@ForAll("draws") List<Draw> draws, @ForAll boolean back) {
        World world = new World(back ? callingBack(Callback.Kind.VOICEMAIL) : INCOMING);
        draws.forEach(world::happens);
        world.ends();

        assertThat(world.answers.keySet()).containsExactlyInAnyOrderElementsOf(world.asked);
        assertThat(world.answers.values()).allMatch(times -> times == 1);
    }

    @Property(tries = TRIES)
    void whatComesOfAContactFollowsFromWhoHadTheCallerLast(@ForAll("draws") List<Draw> draws) {
        World world = new World(INCOMING);
        for (Draw draw : draws) {
            if (!(world.state instanceof Here)) {
                break;
            }
            world.happens(draw);
        }
        CallState last = world.state;
        Result before = last instanceof Here there ? there.story().result() : null;
        world.post(new CallEvent.LineEnded(EndedBy.CALLER, Instant.EPOCH));
        world.post(new CallEvent.MessageOver());

        Result result = world.effects(StoreEnd.class).getFirst().result();
        if (last instanceof CallState.Talking) {
            assertThat(result).isIn(Result.HANDLED, Result.TRANSFERRED);
        } else if (last instanceof CallState.Outside(var _, var lead)) {
            assertThat(result).isEqualTo(lead == Lead.FLOW ? Result.TRANSFERRED : Result.HANDLED);
        } else if (last instanceof Here) {
            assertThat(result).isEqualTo(before == null ? Result.ABANDONED : before);
        }
    }

    @Property(tries = TRIES)
    void whatAnAgentTookOfACallbackIsStoredOnce(@ForAll("draws") List<Draw> draws, @ForAll Callback.Kind kind) {
        World world = new World(callingBack(kind));
        draws.forEach(world::happens);
        world.ends();

        int settled = world.count(StoreSpoken.class) + world.count(StoreMissed.class) + world.count(GiveBack.class);
        assertThat(world.state).isInstanceOf(Ended.class);
        assertThat(settled).isEqualTo(world.taken);
        assertThat(world.count(NotTaken.class) + world.lapsed + world.taken).isEqualTo(1);
        assertThat(world.count(StoreEnd.class)).isZero();
    }

    private static boolean ofFlow(CallEffect effect) {
        return switch (effect) {
            case BeginHearing _, EnterQueue _, DialOutside _ -> true;
            case AcceptOffer(var _, var _, var tell) -> tell;
            case ReleaseAgent(var tell) -> tell;
            case PutBack(var _, var _, var _, var _, var tell) -> tell;
            default -> false;
        };
    }

    private static CallState callingBack(Callback.Kind kind) {
        return new CallState.AgentRung(CallExamples.OFFER, CallExamples.callback(kind), false);
    }

    /** A call, and a world that does what it asks, well or badly. */
    private static final class World {
        private CallState state;
        private final List<CallEffect> done = new ArrayList<>();
        private final List<Long> asked = new ArrayList<>();
        private final Map<Long, Integer> answers = new HashMap<>();
        private final @Nullable UUID customer;
        private boolean agentCame;
        private int connected;
        private int taken;
        private int lapsed;
        private long last;

        World(CallState first) {
            state = first;
            customer = first instanceof CallState.AgentRung(var _, var callback, var _) ? callback.id() : null;
        }

        List<CallEffect> happens(Draw draw) {
            int before = done.size();
            CallEvent event = event(draw);
            if (event instanceof CallEvent.LineAnswered && count(AnswerLine.class) == 0) {
                return List.of();
            }
            if (event instanceof CallEvent.Asked question) {
                asked.add(question.ask());
            }
            if (customer != null && ofFirstParty(event)) {
                if (agentCame) {
                    return List.of(); // a phone answers or refuses once
                }
                agentCame = true;
            }
            follow(event, draw.succeeds());
            return List.copyOf(done.subList(before, done.size()));
        }

        void post(CallEvent event) {
            follow(event, true);
        }

        /** Whatever is still to come comes. */
        void ends() {
            post(new CallEvent.LineEnded(EndedBy.CALLER, Instant.EPOCH));
            post(new CallEvent.MessageOver());
            if (customer != null && !agentCame) {
                post(new CallEvent.PhoneRefused(CallExamples.OFFER.id(), Reason.NO_ANSWER));
            }
        }

        private static boolean ofFirstParty(CallEvent event) {
            return event instanceof CallEvent.PhoneAnswered(var leg, var _) && leg.equals(CallExamples.OFFER.id())
                    || event instanceof CallEvent.PhoneRefused(var refused, var _)
                            && refused.equals(CallExamples.OFFER.id());
        }

        private void follow(CallEvent event, boolean succeeds) {
            CallStep step = CallLife.next(state, event);
            state = step.state();
            for (CallEffect effect : step.effects()) {
                done.add(effect);
                CallEvent next = carryOut(effect, succeeds);
                if (next != null) {
                    follow(next, succeeds);
                }
            }
        }

        private @Nullable CallEvent carryOut(CallEffect effect, boolean succeeds) {
            return switch (effect) {
                case EnterQueue(var ask, var _, var _) ->
                    succeeds ? new CallEvent.QueueEntered(ask) : new CallEvent.QueueRefused(ask);
                case EnterNumbersQueue _ -> succeeds ? new CallEvent.QueueEntered(0) : new CallEvent.QueueRefused(0);
                case AcceptOffer _ -> {
                    connected += succeeds ? 1 : 0;
                    yield succeeds ? new CallEvent.OfferAccepted() : new CallEvent.OfferLapsed();
                }
                case TakeOffer _ -> {
                    taken += succeeds ? 1 : 0;
                    lapsed += succeeds ? 0 : 1;
                    yield succeeds ? new CallEvent.OfferAccepted() : new CallEvent.OfferLapsed();
                }
                case ReleaseAgent _, StoreEnd _ -> {
                    connected = 0;
                    yield null;
                }
                case PutBack back -> {
                    connected = 0;
                    yield answered(back.ask());
                }
                case Answer(var ask, var _) -> answered(ask);
                case BeginHearing(var ask) -> answered(ask);
                default -> null;
            };
        }

        private @Nullable CallEvent answered(long ask) {
            if (ask != 0) {
                answers.merge(ask, 1, Integer::sum);
            }
            return null;
        }

        int count(Class<? extends CallEffect> kind) {
            return effects(kind).size();
        }

        <T extends CallEffect> List<T> effects(Class<T> kind) {
            return done.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        private UUID leg(Draw draw) {
            return switch (draw.which()) {
                case 0 -> CallExamples.OFFER.id();
                case 1 -> customer == null ? OFFERS.get(1).id() : customer;
                default -> LEGS.getFirst();
            };
        }

        private CallEvent event(Draw draw) {
            Offer offer = OFFERS.get(draw.which());
            Instant at = Instant.EPOCH.plusSeconds(draw.which());
            return switch (draw.kind()) {
                case 0 -> new CallEvent.HearingAsked(++last);
                case 1, 2, 3 -> new CallEvent.QueueAsked(++last, CallExamples.QUEUE, 0);
                case 4 -> new CallEvent.OutsideAsked(++last, LEGS.get(draw.which() % 2), "+31201234567");
                case 5 -> new CallEvent.HangUpAsked(++last, offer.agentId(), at);
                case 6 -> new CallEvent.PutBackAsked(++last, offer.agentId(), CallExamples.QUEUE, draw.succeeds());
                case 7 -> new CallEvent.FlowStarted();
                case 8, 10 -> new CallEvent.Settled(draw.succeeds() ? Result.VOICEMAIL : Result.CALLBACK);
                case 9 -> new CallEvent.FoundClosed();
                case 11, 12 -> draw.which() == 0 ? new CallEvent.MessageBegan() : new CallEvent.MessageOver();
                case 13 -> new CallEvent.StepTookOver();
                case 14 -> new CallEvent.StepHeard(draw.succeeds());
                case 15 -> draw.which() == 0 ? new CallEvent.NobodyLeads(LEGS.getFirst()) : new CallEvent.EngineLost();
                case 16 -> new CallEvent.FlowHungUp();
                case 17 -> new CallEvent.FlowLeft(LEGS.getFirst(), FallbackCause.STEP_FAILED);
                case 18 -> new CallEvent.QueueLeft();
                case 19 -> new CallEvent.ReleaseGuardRanOut(at);
                case 20, 21, 22 -> new CallEvent.OfferMade(offer);
                case 23 -> new CallEvent.OfferWithdrawn(offer.id());
                case 24, 25, 26 -> new CallEvent.PhoneAnswered(leg(draw), at);
                case 27 -> new CallEvent.PhoneRefused(leg(draw), Reason.NO_ANSWER);
                case 28, 29 -> new CallEvent.PhoneHungUp(at);
                case 30 ->
                    switch (draw.which()) {
                        case 0 -> new CallEvent.LineAnswered(Fallback.MESSAGE, null);
                        case 1 -> new CallEvent.LineAnswered(Fallback.QUEUE, null);
                        default -> new CallEvent.LineAnswered(Fallback.EXTERNAL, "+31201234567");
                    };
                case 31 -> new CallEvent.GoodbyeSaid();
                case 32 -> new CallEvent.PhoneRang(at);
                default ->
                    draw.which() == 0
                            ? new CallEvent.LineEnded(EndedBy.values()[draw.succeeds() ? 0 : 2], Instant.EPOCH)
                            : new CallEvent.PhoneRang(at);
            };
        }
    }
}
