package nl.balie.callers;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that a step changes in the world outside the line. Who really calls has it done; in a trial it is shown, and goes
 * as if it were done.
 *
 * @param act does it, in a transaction of the organisation unless {@code byItself}
 * @param shown null when there is nothing to tell
 * @param pretended what comes of it in a trial
 * @param byItself whether it sees to its transactions itself, as it does more than write to the database
 */
public record Deed<T>(Supplier<T> act, @Nullable Shown shown, T pretended, boolean byItself) {
    /** One in a transaction. */
    public Deed(Supplier<T> act, @Nullable Shown shown, T pretended) {
        this(act, shown, pretended, false);
    }

    /** One in a transaction of which nothing comes, and that is not shown. */
    public static Deed<Boolean> of(Runnable act) {
        return new Deed<>(done(act), null, true);
    }

    /** One in a transaction of which nothing comes. */
    public static Deed<Boolean> of(@Nullable Shown shown, Runnable act) {
        return new Deed<>(done(act), shown, true);
    }

    private static Supplier<Boolean> done(Runnable act) {
        return () -> {
            act.run();
            return true;
        };
    }
}
