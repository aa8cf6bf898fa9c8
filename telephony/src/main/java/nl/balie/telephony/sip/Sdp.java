package nl.balie.telephony.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.balie.telephony.media.Agreed;
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
        private boolean voice() {
            return kind.equals("audio") && profile.equals("RTP/AVP");
        }

        /** Wide band when it is wanted most, otherwise A-law before µ-law; what we do not have says nothing. */
        private Optional<Codec> codec() {
            List<Codec> ours = List.of(Codec.PCMA, Codec.PCMU, Codec.G722).stream()
                    .filter(this::offers)
                    .toList();
            boolean wide = ours.stream()
                    .min(Comparator.comparingInt(codec -> formats.indexOf(Integer.toString(codec.payloadType()))))
                    .filter(Codec.G722::equals)
                    .isPresent();
            return wide ? Optional.of(Codec.G722) : ours.stream().findFirst();
        }

        /** What to send where; empty when nothing of it can be used by who has this address. */
        private Optional<Chosen> chosen(InetAddress ours) {
            InetAddress there = address;
            if (!voice() || port == 0 || there == null || there.getClass() != ours.getClass()) {
                return Optional.empty();
            }
            return codec().map(codec -> {
                boolean held = there.isAnyLocalAddress();
                int keys = keyPayloadType();
                Agreed agreed = new Agreed(codec, keys, keys, direction.listens && !held, direction.speaks && !held);
                return new Chosen(this, new RemoteMedia(new InetSocketAddress(there, port), agreed));
            });
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
        SENDRECV(true, true),
        SENDONLY(false, true),
        RECVONLY(true, false),
        INACTIVE(false, false);

        private final boolean listens;
        private final boolean speaks;

        Direction(boolean listens, boolean speaks) {
            this.listens = listens;
            this.speaks = speaks;
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

        /** The same without sending. */
        Direction unheard() {
            return switch (this) {
                case SENDRECV, RECVONLY -> RECVONLY;
                case SENDONLY, INACTIVE -> INACTIVE;
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

    /** A line that can be used, and what that makes of the call. */
    record Chosen(Stream stream, RemoteMedia media) {}

    /**
     * The first line of an offer that can be used, since the others are refused one by one (RFC 3264 section 6): voice in a
     * codec of ours, switched on, at an address of the kind that we have. Keys go by the offer's number in both directions.
     *
     * @param ours the address from which we send
     */
    Optional<Chosen> choose(InetAddress ours) {
        return media.stream().flatMap(stream -> stream.chosen(ours).stream()).findFirst();
    }

    /**
     * What this answer makes of an offer of ours. It may number keys anew: the peer gets its own number, and sends ours (RFC
     * 3264 sections 5.1 and 6.1).
     *
     * @param ours the address from which we send
     * @param offer what we offered
     */
    Optional<RemoteMedia> accepts(InetAddress ours, byte[] offer) {
        int offered = parse(offer)
                .flatMap(sdp -> sdp.choose(ours))
                .map(chosen -> chosen.media().agreed().keysSent())
                .orElse(-1);
        return choose(ours).map(Chosen::media).map(media -> {
            Agreed its = media.agreed();
            int heard = its.keysSent() < 0 ? -1 : offered;
            return new RemoteMedia(
                    media.address(), new Agreed(its.codec(), its.keysSent(), heard, its.listens(), its.speaks()));
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
