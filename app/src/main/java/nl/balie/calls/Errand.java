package nl.balie.calls;

import java.util.Objects;
import java.util.UUID;
import nl.balie.callbacks.Callback;
import nl.balie.calls.CallState.Target;
import org.jspecify.annotations.Nullable;

/** What an agent calls somebody for. */
sealed interface Errand {
    /** By which the phone of who is called is known. */
    UUID id();

    Target target();

    /** The number that who is called sees, in E.164; null to show none. */
    @Nullable
    String shown();

    /** A customer asked for it. */
    record Wish(Callback callback) implements Errand {
        @Override
        public UUID id() {
            return callback.id();
        }

        @Override
        public Target target() {
            return new Target.Number(Objects.requireNonNull(callback.number(), "only what has a number is offered"));
        }

        @Override
        public String shown() {
            return callback.calledNumber();
        }
    }

    /** The agent dialled. */
    record Dialled(UUID id, Target target, @Nullable String shown) implements Errand {}
}
