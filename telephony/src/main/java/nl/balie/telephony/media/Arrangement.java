package nl.balie.telephony.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Streams of which some hear others. They gather on the media thread of the one that was opened first, so that neither
 * relaying a packet nor mixing crosses threads. Always towards the oldest, so that two never chase each other; and it is
 * the oldest that calls the others, once it has done what was asked of it before and stays, so that nobody follows it to
 * where it no longer is.
 */
final class Arrangement {
    private final Map<RtpStream, Place> places = new LinkedHashMap<>();
    private final List<RtpStream> members = new ArrayList<>();

    /** @param hears whom each of these streams hears; none hears itself */
    Arrangement(Map<RtpStream, Set<RtpStream>> hears) {
        Map<RtpStream, Set<RtpStream>> heardBy = new LinkedHashMap<>();
        hears.forEach((listener, sources) -> {
            heardBy.putIfAbsent(listener, new LinkedHashSet<>());
            for (RtpStream source : sources) {
                heardBy.computeIfAbsent(source, _ -> new LinkedHashSet<>()).add(listener);
            }
        });
        heardBy.forEach((stream, listeners) -> {
            Set<RtpStream> sources = hears.getOrDefault(stream, Set.of());
            if (sources.isEmpty() && listeners.isEmpty()) {
                places.put(stream, Place.ALONE);
            } else {
                boolean mixed = listeners.stream()
                        .anyMatch(listener ->
                                hears.getOrDefault(listener, Set.of()).size() > 1);
                places.put(stream, Place.in(this, sources, listeners, mixed));
                members.add(stream);
            }
        });
        members.sort(Comparator.comparingLong(RtpStream::number));
    }

    /** Gives each stream its place, in one arrangement after another; those left behind in earlier ones are alone. */
    void takeEffect() {
        Set<Arrangement> earlier = new LinkedHashSet<>();
        for (RtpStream stream : places.keySet()) {
            Arrangement before = stream.place().arrangement();
            if (before != null) {
                earlier.add(before);
            }
        }
        places.forEach(RtpStream::takePlace);
        earlier.forEach(Arrangement::dissolve);
        if (!members.isEmpty()) {
            oldest().gather(this);
        }
    }

    private void dissolve() {
        for (RtpStream member : members) {
            if (member.place().arrangement() == this) {
                member.takePlace(Place.ALONE);
            }
        }
    }

    /** On whose media thread all are to be. */
    RtpStream oldest() {
        return members.getFirst();
    }

    /** From the oldest, which stays where it is for as long as this arrangement lasts. */
    void callOthers() {
        for (RtpStream member : members) {
            if (member != oldest()) {
                member.follow(this);
            }
        }
    }
}
