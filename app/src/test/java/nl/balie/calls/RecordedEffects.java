package nl.balie.calls;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Carries effects out in a world where all succeeds, and keeps them. */
final class RecordedEffects implements LiveCall.Performer {
    private final List<CallEffect> done = new CopyOnWriteArrayList<>();
    private final Map<Class<? extends CallEffect>, RuntimeException> failures = new HashMap<>();
    private Runnable onEach = () -> {};
    private Runnable onEnd = () -> {};

    @Override
    public Optional<CallEvent> perform(LiveCall call, CallEffect effect) {
        done.add(effect);
        onEach.run();
        RuntimeException failure = failures.get(effect.getClass());
        return switch (effect) {
            case CallEffect.Answer(var ask, var reply) -> {
                call.answer(ask, reply);
                yield Optional.empty();
            }
            case CallEffect.BeginHearing(var ask) -> {
                call.answer(ask, CallEffect.Reply.YES);
                yield Optional.empty();
            }
            case CallEffect.EnterQueue(var ask, var _, var _) -> {
                if (failure != null) {
                    call.fail(ask, failure);
                    yield Optional.of(new CallEvent.QueueRefused(ask));
                }
                yield Optional.of(new CallEvent.QueueEntered(ask));
            }
            case CallEffect.AcceptOffer _ -> Optional.of(new CallEvent.OfferAccepted());
            case CallEffect.StoreEnd _ -> {
                onEnd.run();
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    void failOn(Class<? extends CallEffect> effect, RuntimeException failure) {
        failures.put(effect, failure);
    }

    void onEach(Runnable act) {
        onEach = act;
    }

    void onEnd(Runnable act) {
        onEnd = act;
    }

    boolean has(Class<? extends CallEffect> kind) {
        return !of(kind).isEmpty();
    }

    <T extends CallEffect> List<T> of(Class<T> kind) {
        return done.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<CallEffect> all() {
        return List.copyOf(done);
    }
}
