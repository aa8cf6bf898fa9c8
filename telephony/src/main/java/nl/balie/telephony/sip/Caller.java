package nl.balie.telephony.sip;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.address.URI;
import javax.sip.header.FromHeader;
import javax.sip.header.HeaderAddress;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/**
 * Who calls whom, as the trunk says it.
 *
 * @param number null when the caller wants to be anonymous (RFC 3323, RFC 3325) or sent none
 * @param name likewise
 */
record Caller(
        @Nullable String number,
        @Nullable String name,
        String called,
        @Nullable String diverted) {
    private static final Pattern USER_OF_URI = Pattern.compile("(?i)(?:sips?|tel):([^@;>?]{1,64})");
    private static final int LONGEST_NAME = 80;

    static Caller of(Request invite, String countryCode) {
        Address asserted = asserted(invite);
        Address from = ((FromHeader) invite.getHeader(FromHeader.NAME)).getAddress();
        String number = number(asserted == null ? from : asserted);
        boolean hidden = wantsPrivacy(invite) || anonymous(from) || number == null;
        String called = user(invite.getRequestURI());
        return new Caller(
                hidden ? null : number,
                hidden ? null : name(asserted == null || asserted.getDisplayName() == null ? from : asserted),
                international(called == null ? "" : called, countryCode),
                diverted(invite));
    }

    private static @Nullable Address asserted(Request invite) {
        for (Iterator<?> all = invite.getHeaders("P-Asserted-Identity"); all.hasNext(); ) {
            if (all.next() instanceof HeaderAddress header && header.getAddress() != null) {
                return header.getAddress();
            }
        }
        return null;
    }

    private static boolean wantsPrivacy(Request invite) {
        return SipWire.values(invite, "Privacy").stream()
                .flatMap(value -> Pattern.compile("[;,\\s]+").splitAsStream(value.toLowerCase(Locale.ROOT)))
                .anyMatch(List.of("id", "user", "header")::contains);
    }

    /** RFC 3323 section 4.1.1.3; user or host alone is how several switches write it. */
    private static boolean anonymous(Address from) {
        return from.getURI() instanceof SipURI uri
                && ("anonymous".equalsIgnoreCase(uri.getUser())
                        || String.valueOf(uri.getHost())
                                .toLowerCase(Locale.ROOT)
                                .endsWith("anonymous.invalid"));
    }

    private static @Nullable String number(Address address) {
        String user = user(address.getURI());
        return user == null || user.isEmpty() || user.equalsIgnoreCase("anonymous") ? null : user;
    }

    private static @Nullable String name(Address address) {
        String name = address.getDisplayName();
        if (name == null || name.isBlank()) {
            return null;
        }
        String plain = name.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    private static @Nullable String user(URI uri) {
        String user = null;
        if (uri instanceof SipURI sip) {
            user = sip.getUser();
        } else if (uri instanceof TelURL tel) {
            user = (tel.isGlobal() ? "+" : "") + tel.getPhoneNumber().replaceFirst("^\\+", "");
        }
        return user == null ? null : plain(user);
    }

    private static String plain(String user) {
        String first = user.split(";", 2)[0];
        String bounded = first.substring(0, Math.min(first.length(), 64)).replaceAll("\\p{Cntrl}", "");
        return bounded.matches("\\+?[0-9().\\- ]+") ? bounded.replaceAll("[().\\- ]", "") : bounded;
    }

    /** E.164 with a plus: a national number gets the country code, 00 becomes the plus. */
    static String international(String number, String countryCode) {
        if (!number.matches("[0-9]{3,}")) {
            return number;
        }
        if (number.startsWith("00")) {
            return "+" + number.substring(2);
        }
        if (number.startsWith("0")) {
            return "+" + countryCode + number.substring(1);
        }
        return number.startsWith(countryCode) ? "+" + number : number;
    }

    private static @Nullable String diverted(Request invite) {
        String diversion = SipWire.value(invite, "Diversion");
        if (diversion != null) {
            return userIn(diversion);
        }
        List<String> history = SipWire.values(invite, "History-Info").stream()
                .flatMap(value -> Pattern.compile(",\\s*(?=<)").splitAsStream(value))
                .toList();
        // RFC 7044: the last entry is where the call is now, the one before it is who forwarded it
        return history.size() < 2 ? null : userIn(history.get(history.size() - 2));
    }

    private static @Nullable String userIn(String header) {
        Matcher matcher = USER_OF_URI.matcher(header);
        return matcher.find() ? plain(matcher.group(1)) : null;
    }
}
