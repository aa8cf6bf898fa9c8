package nl.balie.telephony.calls;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import nl.balie.telephony.media.Agreed;
import nl.balie.telephony.media.Audio;
import nl.balie.telephony.media.Codec;
import nl.balie.telephony.media.Ear;
import nl.balie.telephony.media.MediaEngine;
import nl.balie.telephony.media.MediaStream;

/** Writes down what signalling asks of the media; sounds end when the test says so. */
final class RecordingMedia implements MediaEngine {
    final List<Stream> streams = new CopyOnWriteArrayList<>();
    private final AtomicInteger port = new AtomicInteger(30_000);

    record Connected(InetSocketAddress remote, Agreed agreed) {
        Codec codec() {
            return agreed.codec();
        }

        int keyPayloadType() {
            return agreed.keysSent();
        }

        boolean send() {
            return agreed.listens();
        }
    }

    static final class Stream implements MediaStream {
        final Listener listener;
        final int port;
        final List<String> log = new CopyOnWriteArrayList<>();
        final List<Connected> connected = new CopyOnWriteArrayList<>();
        volatile List<Audio> music = List.of();
        private boolean begun;
        private volatile Audio playing = new Audio(new byte[0], new byte[0]);

        Stream(Listener listener, int port) {
            this.listener = listener;
            this.port = port;
        }

        @Override
        public int localPort() {
            return port;
        }

        @Override
        public void connect(InetSocketAddress remote, Agreed agreed) {
            connected.add(new Connected(remote, agreed));
        }

        @Override
        public void play(Audio audio) {
            playing = audio;
            log.add("play " + new String(audio.pcma(), java.nio.charset.StandardCharsets.UTF_8));
        }

        @Override
        public void music(List<Audio> sounds) {
            music = sounds;
            begun = false;
        }

        /** Written down as a loop when it starts, and as going on afterwards. */
        @Override
        public void resumeMusic() {
            String names = music.stream()
                    .map(sound -> new String(sound.pcma(), java.nio.charset.StandardCharsets.UTF_8))
                    .collect(Collectors.joining(", "));
            log.add((begun ? "on with " : "loop ") + names);
            begun = true;
        }

        @Override
        public void silence() {
            log.add("silence");
        }

        @Override
        public void listen(Ear ear) {
            log.add("listen");
        }

        @Override
        public void stopListening(Ear ear) {
            log.add("stop listening");
        }

        @Override
        public Statistics statistics() {
            return new Statistics(null, 0, 0, 0);
        }

        @Override
        public void close() {
            log.add("close");
        }

        /** The sound has been heard to its end. */
        void finish() {
            listener.played(playing);
        }
    }

    @Override
    public MediaStream open(MediaStream.Listener listener) {
        Stream stream = new Stream(listener, port.getAndAdd(2));
        streams.add(stream);
        return stream;
    }

    /** Written down by those that hear somebody, as the ports of whom they hear. */
    @Override
    public void arrange(Map<MediaStream, Set<MediaStream>> hears) {
        hears.forEach((listener, sources) -> {
            if (!sources.isEmpty()) {
                ((Stream) listener)
                        .log.add(sources.stream()
                                .map(source -> String.valueOf(source.localPort()))
                                .sorted()
                                .collect(Collectors.joining(", ", "hears ", "")));
            }
        });
    }

    @Override
    public Map<String, Object> debugState() {
        return Map.of("streams", streams.size());
    }

    @Override
    public void close() {}
}
