package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.balie.callbacks.Callback;
import nl.balie.calls.CallEffect.AcceptOffer;
import nl.balie.calls.CallEffect.Answer;
import nl.balie.calls.CallEffect.AnswerLine;
import nl.balie.calls.CallEffect.BeginHearing;
import nl.balie.calls.CallEffect.DialOutside;
import nl.balie.calls.CallEffect.EnterNumbersQueue;
import nl.balie.calls.CallEffect.EnterQueue;
import nl.balie.calls.CallEffect.GiveBack;
import nl.balie.calls.CallEffect.HandBack;
import nl.balie.calls.CallEffect.HandTo;
import nl.balie.calls.CallEffect.NotTaken;
import nl.balie.calls.CallEffect.NoteFallback;
import nl.balie.calls.CallEffect.PutBack;
import nl.balie.calls.CallEffect.ReleaseAgent;
import nl.balie.calls.CallEffect.RingAgent;
import nl.balie.calls.CallEffect.StoreEnd;
import nl.balie.calls.CallEffect.StoreMissed;
import nl.balie.calls.CallEffect.StoreSpoken;
import nl.balie.calls.CallState.Ended;
import nl.balie.calls.CallState.Here;
import nl.balie.calls.LiveCall.Lead;
import nl.balie.contacts.Result;
import nl.balie.telephony.TelephonyPort.EndedBy;

/** What holds in any order of events. */
class CallLifePropertyTests {
    private static final int TRIES = 3_000;
    private static final CallState INCOMING = new CallState.Led(Story.BEGINNING, null);

    @Provide
    Arbitrary<List<CallWorld.Draw>> draws() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, CallWorld.KINDS - 1),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 4))
                .as((kind, which, luck) -> new CallWorld.Draw(kind, which, luck > 0))
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<Errand> errands() {
        return Arbitraries.of(
                new Errand.Wish(CallExamples.callback(Callback.Kind.VIRTUAL_HOLD)),
                new Errand.Wish(CallExamples.callback(Callback.Kind.VOICEMAIL)),
                new Errand.Dialled(UUID.randomUUID(), new CallState.Target.Number("+31612345678"), null),
                new Errand.Dialled(
                        UUID.randomUUID(),
                        new CallState.Target.Colleague(UUID.randomUUID(), "sander", "Sander de Vries"),
                        "+31990001000"));
    }

    @Property(tries = TRIES)
    void aCallEndsOnceAndHasAResultExactlyThen(@ForAll("draws") List<CallWorld.Draw> draws) {
        CallWorld world = new CallWorld(INCOMING);
        for (CallWorld.Draw draw : draws) {
            world.happens(draw);

            assertThat(world.count(StoreEnd.class)).isEqualTo(world.state instanceof Ended ? 1 : 0);
        }
        world.ends();

        assertThat(world.state).isInstanceOf(Ended.class);
        assertThat(world.count(StoreEnd.class)).isEqualTo(1);
        assertThat(((Ended) world.state).result()).isNotNull();
    }

    @Property(tries = TRIES)
    void nothingIsDoneForACallerWhoIsGone(@ForAll("draws") List<CallWorld.Draw> draws) {
        CallWorld world = new CallWorld(INCOMING);
        for (CallWorld.Draw draw : draws) {
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
    void oneLeadsTheCallAndAfterTheFallbackNoFlowReachesTheCaller(@ForAll("draws") List<CallWorld.Draw> draws) {
        CallWorld world = new CallWorld(INCOMING);
        for (CallWorld.Draw draw : draws) {
            boolean fallback = world.state instanceof Here here && here.lead() == Lead.FALLBACK;
            boolean withOthers = world.state instanceof CallState.Waiting
                    || world.state instanceof CallState.Offered
                    || world.state instanceof CallState.Talking
                    || world.state instanceof CallState.Passing
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
    void anAgentWhoIsConnectedIsReleasedBeforeTheNextAndByTheEnd(@ForAll("draws") List<CallWorld.Draw> draws) {
        CallWorld world = new CallWorld(INCOMING);
        for (CallWorld.Draw draw : draws) {
            world.happens(draw);

            assertThat(world.connected).isBetween(0, 1);
            CallState here = world.state instanceof CallState.Closing(var spoke, var _, var _) ? spoke : world.state;
            assertThat(world.connected == 1).isEqualTo(here instanceof CallState.Talking);
        }
        world.ends();

        assertThat(world.connected).isZero();
    }

    @Property(tries = TRIES)
    void anAgentIsRungOnlyForWhoWaits(@ForAll("draws") List<CallWorld.Draw> draws) {
        CallWorld world = new CallWorld(INCOMING);
        for (CallWorld.Draw draw : draws) {
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
    void whoAsksIsAnsweredOnce(@ForAll("draws") List<CallWorld.Draw> draws, @ForAll boolean back) {
        CallWorld world = new CallWorld(
                back
                        ? new CallState.AgentRung(
                                CallExamples.OFFER,
                                new Errand.Wish(CallExamples.callback(Callback.Kind.VOICEMAIL)),
                                false)
                        : INCOMING);
        draws.forEach(world::happens);
        world.ends();

        assertThat(world.answers.keySet()).containsExactlyInAnyOrderElementsOf(world.asked);
        assertThat(world.answers.values()).allMatch(times -> times == 1);
    }

    @Property(tries = TRIES)
    void whatComesOfAContactFollowsFromWhoHadTheCallerLast(@ForAll("draws") List<CallWorld.Draw> draws) {
        CallWorld world = new CallWorld(INCOMING);
        for (CallWorld.Draw draw : draws) {
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
    void whatAnAgentTookOfACallOfHisOwnIsStoredOnce(
            @ForAll("draws") List<CallWorld.Draw> draws, @ForAll("errands") Errand errand) {
        CallWorld world = new CallWorld(new CallState.AgentRung(CallExamples.OFFER, errand, false));
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
            case HandTo(var _, var _, var _, var tell) -> tell;
            case HandBack(var _, var _, var tell) -> tell;
            default -> false;
        };
    }
}
