package nl.balie.telephony.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.balie.telephony.media.Codec;
import org.jspecify.annotations.Nullable;

/**
 * The little of RFC 4566 that voice needs. Whatever a stranger sends either becomes one of these or nothing: addresses
 * must be literal (no name is looked up for him) and everything has a limit.
 *
 * @param media every m= line in order, since an answer must have as many (RFC 3264 section 6)
 */
record Sdp(List<Stream> media) {
    private static final int LARGEST = 16 * 1024;
    private static final int MOST_STREAMS = 16;
    private static final int MOST_FORMATS = 64;

    /** One m= line with what belongs to it. */
    record Stream(
            String kind,
            int port,
            String profile,
            List<String> formats,
            Map<Integer, String> names,
            @Nullable InetAddress address,
            Direction direction) {
        boolean voice() {
            return kind.equals("audio") && profile.equals("RTP/AVP");
        }

        private boolean offers(Codec codec) {
            String name = names.getOrDefault(codec.payloadType(), codec.name() + "/8000");
            return formats.contains(Integer.toString(codec.payloadType()))
                    && name.toUpperCase(Locale.ROOT).startsWith(codec.name() + "/8000");
        }

        private int keyPayloadType() {
            return names.entrySet().stream()
                    .filter(name -> name.getValue().toLowerCase(Locale.ROOT).startsWith("telephone-event/8000"))
                    .filter(name -> formats.contains(Integer.toString(name.getKey())))
                    .mapToInt(Map.Entry::getKey)
                    .min()
                    .orElse(-1);
        }
    }

    /** Seen from the side that wrote it. */
    enum Direction {
        SENDRECV(true),
        SENDONLY(false),
        RECVONLY(true),
        INACTIVE(false);

        private final boolean listens;

        Direction(boolean listens) {
            this.listens = listens;
        }

        String attribute() {
            return name().toLowerCase(Locale.ROOT);
        }

        Direction answer() {
            return switch (this) {
                case SENDRECV -> SENDRECV;
                case SENDONLY -> RECVONLY;
                case RECVONLY -> SENDONLY;
                case INACTIVE -> INACTIVE;
            };
        }
    }

    /** The description, or nothing when it is none that we understand. */
    static Optional<Sdp> parse(byte[] bytes) {
        if (bytes.length > LARGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Reader().read(new String(bytes, java.nio.charset.StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The voice stream that can be used, or nothing. */
    Optional<Stream> voice() {
        return media.stream().filter(Stream::voice).findFirst();
    }

    /** What to send where, A-law before µ-law; empty when there is no common codec or nowhere to send to. */
    Optional<RemoteMedia> agreed() {
        return voice().flatMap(stream -> {
            Optional<Codec> codec = List.of(Codec.PCMA, Codec.PCMU).stream()
                    .filter(stream::offers)
                    .findFirst();
            InetAddress address = stream.address();
            if (codec.isEmpty() || address == null) {
                return Optional.empty();
            }
            boolean listens = stream.direction().listens && !address.isAnyLocalAddress() && stream.port() != 0;
            return Optional.of(new RemoteMedia(
                    new InetSocketAddress(address, stream.port()), codec.get(), stream.keyPayloadType(), listens));
        });
    }

    private static final class Reader {
        private @Nullable InetAddress sessionAddress;
        private Direction sessionDirection = Direction.SENDRECV;
        private final List<Stream> streams = new ArrayList<>();

        Sdp read(String text) {
            if (!text.startsWith("v=0")) {
                throw new IllegalArgumentException("no SDP");
            }
            for (String line : text.split("\r?\n", -1)) {
                if (line.length() > 2 && line.charAt(1) == '=') {
                    take(line.charAt(0), line.substring(2).strip());
                }
            }
            return new Sdp(List.copyOf(streams));
        }

        private void take(char type, String value) {
            switch (type) {
                case 'm' -> stream(value.split(" +", -1));
                case 'c' -> address(value.split(" +", -1));
                case 'a' -> attribute(value);
                default -> {}
            }
        }

        private void stream(String[] parts) {
            if (parts.length < 4 || parts.length > MOST_FORMATS || streams.size() == MOST_STREAMS) {
                throw new IllegalArgumentException("m=");
            }
            int port = Integer.parseInt(parts[1].split("/", 2)[0]);
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("port");
            }
            streams.add(new Stream(
                    parts[0],
                    port,
                    parts[2],
                    List.of(parts).subList(3, parts.length),
                    new HashMap<>(),
                    sessionAddress,
                    sessionDirection));
        }

        private void address(String[] parts) {
            if (parts.length != 3 || !parts[0].equals("IN")) {
                throw new IllegalArgumentException("c=");
            }
            InetAddress literal = InetAddress.ofLiteral(parts[2].split("/", 2)[0]);
            if (streams.isEmpty()) {
                sessionAddress = literal;
            } else {
                Stream last = streams.removeLast();
                streams.add(new Stream(
                        last.kind, last.port, last.profile, last.formats, last.names, literal, last.direction));
            }
        }

        private void attribute(String value) {
            for (Direction direction : Direction.values()) {
                if (value.equals(direction.attribute())) {
                    if (streams.isEmpty()) {
                        sessionDirection = direction;
                    } else {
                        Stream last = streams.removeLast();
                        streams.add(new Stream(
                                last.kind, last.port, last.profile, last.formats, last.names, last.address, direction));
                    }
                }
            }
            if (value.startsWith("rtpmap:") && !streams.isEmpty()) {
                String[] parts = value.substring(7).strip().split(" +", 2);
                Map<Integer, String> names = streams.getLast().names();
                if (parts.length == 2 && parts[0].matches("\\d{1,3}") && names.size() < MOST_FORMATS) {
                    names.put(Integer.parseInt(parts[0]), parts[1]);
                }
            }
        }
    }
}
