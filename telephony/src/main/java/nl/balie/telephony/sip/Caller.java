package nl.balie.telephony.sip;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/**
 * Who calls whom, as the trunk says it. Every number is E.164 where it can be, once and for all.
 *
 * @param number null when the caller wants to be anonymous (RFC 3323, RFC 3325) or sent none
 * @param name likewise
 * @param diverted who did not answer and had the call forwarded to us; null when nobody did
 */
record Caller(
        @Nullable String number,
        @Nullable String name,
        String called,
        @Nullable String diverted) {
    private static final int LONGEST_NAME = 80;

    static Caller of(Request invite, String countryCode) {
        List<NameAddr> asserted = addresses(invite, "P-Asserted-Identity");
        NameAddr from = addresses(invite, "From").stream().findFirst().orElse(new NameAddr(null, ""));
        NameAddr caller = asserted.stream()
                .filter(address -> address.user() != null)
                .findFirst()
                .orElse(from);
        String user = caller.user();
        boolean hidden = user == null || user.equalsIgnoreCase("anonymous") || wantsPrivacy(invite) || anonymous(from);
        String called = new NameAddr(null, invite.getRequestURI().toString()).user();
        return new Caller(
                user == null || hidden ? null : Numbers.international(user, countryCode),
                hidden ? null : name(asserted, from),
                called == null ? "" : Numbers.international(called, countryCode),
                diverted(invite)
                        .map(number -> Numbers.international(number, countryCode))
                        .orElse(null));
    }

    /** The name that the network vouches for, or else the one that the caller gives himself. */
    private static @Nullable String name(List<NameAddr> asserted, NameAddr from) {
        return Stream.concat(asserted.stream(), Stream.of(from))
                .flatMap(address -> Optional.ofNullable(address.name()).stream())
                .findFirst()
                .map(Caller::plain)
                .filter(name -> !name.isEmpty())
                .orElse(null);
    }

    private static List<NameAddr> addresses(Request invite, String header) {
        return NameAddr.all(SipWire.values(invite, header));
    }

    private static boolean wantsPrivacy(Request invite) {
        return SipWire.values(invite, "Privacy").stream()
                .flatMap(value -> Pattern.compile("[;,\\s]+").splitAsStream(value.toLowerCase(Locale.ROOT)))
                .anyMatch(List.of("id", "user", "header")::contains);
    }

    /** RFC 3323 section 4.1.1.3; user or host alone is how several switches write it. */
    private static boolean anonymous(NameAddr from) {
        String uri = from.uri().toLowerCase(Locale.ROOT).split("[;?]", 2)[0];
        return "anonymous".equalsIgnoreCase(from.user()) || uri.endsWith("anonymous.invalid");
    }

    private static String plain(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    /** The first of Diversion is the latest (RFC 5806 section 4.2). */
    private static Optional<String> diverted(Request invite) {
        List<NameAddr> diversion = addresses(invite, "Diversion");
        if (!diversion.isEmpty()) {
            return Optional.ofNullable(diversion.getFirst().user());
        }
        // RFC 7044: the last entry is where the call is now, the one before it is who forwarded it
        List<NameAddr> history = addresses(invite, "History-Info");
        return history.size() < 2
                ? Optional.empty()
                : Optional.ofNullable(history.get(history.size() - 2).user());
    }
}
