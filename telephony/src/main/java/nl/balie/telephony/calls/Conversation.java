package nl.balie.telephony.calls;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.media.MediaStream;
import org.jspecify.annotations.Nullable;

/** Has those who are on the line hear each other, music or a tone; in the call's mailbox only. */
final class Conversation {
    private static final List<Prompt> RINGING = List.of(new Prompt.RingingTone());

    private final Surroundings around;
    private final Executor mailbox;
    private final Map<MediaStream, Heard> heard = new IdentityHashMap<>();
    private final Map<MediaStream, List<Prompt>> loaded = new IdentityHashMap<>();
    private List<Prompt> music = List.of(new Prompt.HoldMusic());

    Conversation(Surroundings around, Executor mailbox) {
        this.around = around;
        this.mailbox = mailbox;
    }

    /** What the caller heard while he waited last; who is on hold hears it too. */
    void music(List<Prompt> prompts) {
        music = prompts;
        loaded.clear();
    }

    /** @param streamOf the stream of the one who was rung in an attempt, or null when he has gone */
    void arrange(Map<Long, Heard> next, LongFunction<@Nullable MediaStream> streamOf) {
        Map<MediaStream, Heard> now = new IdentityHashMap<>();
        Map<MediaStream, Set<MediaStream>> routes = new HashMap<>();
        next.forEach((dial, what) -> {
            MediaStream stream = streamOf.apply(dial);
            if (stream != null) {
                now.put(stream, what);
                routes.put(stream, others(what, streamOf));
            }
        });
        loaded.keySet().retainAll(now.keySet());
        Map<MediaStream, Heard> before = new IdentityHashMap<>(heard);
        heard.clear();
        heard.putAll(now);
        now.forEach((stream, what) -> {
            if (!what.equals(before.get(stream)) && what instanceof Heard.Alone alone) {
                play(stream, alone);
            }
        });
        around.media().arrange(routes);
    }

    private static Set<MediaStream> others(Heard what, LongFunction<@Nullable MediaStream> streamOf) {
        Set<MediaStream> others = new HashSet<>();
        if (what instanceof Heard.Others(var dials)) {
            dials.forEach(dial -> {
                MediaStream other = streamOf.apply(dial);
                if (other != null) {
                    others.add(other);
                }
            });
        }
        return others;
    }

    private void play(MediaStream stream, Heard.Alone alone) {
        switch (alone) {
            case PROMPTS -> loaded.remove(stream);
            case MUSIC -> goOn(stream, alone, music);
            case RINGING -> goOn(stream, alone, RINGING);
            case SILENCE -> stream.silence();
        }
    }

    /** Where it was, when it was heard before. */
    private void goOn(MediaStream stream, Heard.Alone wanted, List<Prompt> prompts) {
        if (prompts.equals(loaded.get(stream))) {
            stream.resumeMusic();
            return;
        }
        stream.silence();
        var unused = Sounds.music(around.prompts(), prompts)
                .thenAcceptAsync(
                        sounds -> {
                            if (Objects.equals(heard.get(stream), wanted)) {
                                loaded.put(stream, prompts);
                                stream.music(sounds);
                                stream.resumeMusic();
                            }
                        },
                        mailbox);
    }
}
