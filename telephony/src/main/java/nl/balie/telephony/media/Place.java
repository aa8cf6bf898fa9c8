package nl.balie.telephony.media;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Where a stream is in an arrangement: whom it hears and who hears it. It never changes, so that any thread may look; who
 * is still there is asked of the streams, whose closing thus takes them out of every place at once.
 */
final class Place {
    /** Of a stream that neither hears nor is heard. */
    static final Place ALONE = new Place(null, new RtpStream[0], new RtpStream[0], false);

    private final @Nullable Arrangement arrangement;
    private final RtpStream[] sources;
    private final RtpStream[] listeners;
    private final boolean mixed;

    private Place(@Nullable Arrangement arrangement, RtpStream[] sources, RtpStream[] listeners, boolean mixed) {
        this.arrangement = arrangement;
        this.sources = sources;
        this.listeners = listeners;
        this.mixed = mixed;
    }

    /** @param mixed whether one of the listeners hears others too */
    static Place in(
            Arrangement arrangement, Collection<RtpStream> sources, Collection<RtpStream> listeners, boolean mixed) {
        return new Place(arrangement, sources.toArray(RtpStream[]::new), listeners.toArray(RtpStream[]::new), mixed);
    }

    @Nullable
    Arrangement arrangement() {
        return arrangement;
    }

    /** Not to be changed; an array, since going through it allocates nothing. */
    RtpStream[] sources() {
        return sources;
    }

    /** Not to be changed. */
    RtpStream[] listeners() {
        return listeners;
    }

    boolean mixed() {
        return mixed;
    }

    /** How many are heard here at this moment. */
    int heard() {
        int heard = 0;
        for (RtpStream source : sources) {
            if (!source.closed()) {
                heard++;
            }
        }
        return heard;
    }
}
