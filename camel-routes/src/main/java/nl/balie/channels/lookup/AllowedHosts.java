package nl.balie.channels.lookup;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which machines a source may be on. Balie stands within a network where much answers whoever asks, so that a source must not
 * become a way in: an address of this machine, its link or a private network is asked only when its host is named, and with
 * a list of names no other host is asked at all.
 *
 * @param names host names, {@code *.example.nl} for all below a domain, or addresses as they are written in a source; empty for
 *     any host with a public address
 */
public record AllowedHosts(List<String> names) {
    private static final int BYTES_OF_IPV4 = 4;

    public AllowedHosts {
        names = names.stream().map(AllowedHosts::plain).toList();
    }

    /** Why the host may not be asked, for an administrator; empty when it may, as far as its name says. */
    public Optional<String> refusal(String host) {
        return names.isEmpty() || isNamed(host)
                ? Optional.empty()
                : Optional.of(host + " staat niet bij de hosts die bronnen mogen zijn");
    }

    /**
     * The addresses of the host, all of which may be asked; the connection is made to one of these and not looked up again.
     *
     * @throws UnknownHostException when it has none, or one of them may not be asked
     */
    public InetAddress[] resolve(String host) throws UnknownHostException {
        Optional<String> refusal = refusal(host);
        if (refusal.isPresent()) {
            throw new UnknownHostException(refusal.get());
        }
        InetAddress[] found = InetAddress.getAllByName(plain(host));
        check(host, found);
        return found;
    }

    /** As {@link #refusal}, with what its addresses say at this moment; a host that has none yet may be asked later. */
    public Optional<String> objection(String host) {
        Optional<String> refusal = refusal(host);
        if (refusal.isPresent()) {
            return refusal;
        }
        InetAddress[] found;
        try {
            found = InetAddress.getAllByName(plain(host));
        } catch (UnknownHostException notYet) {
            return Optional.empty();
        }
        try {
            check(host, found);
            return Optional.empty();
        } catch (UnknownHostException inside) {
            return Optional.ofNullable(inside.getMessage());
        }
    }

    /** As {@link #resolve}, of addresses that were looked up already. */
    void check(String host, InetAddress... found) throws UnknownHostException {
        if (!isNamed(host) && Arrays.stream(found).anyMatch(AllowedHosts::isInside)) {
            throw new UnknownHostException(
                    host + " is een adres van deze machine of van een intern netwerk en mag niet worden gevraagd");
        }
    }

    /** Whether the host is among the names. */
    public boolean isNamed(String host) {
        String wanted = plain(host);
        return names.stream()
                .anyMatch(name -> name.startsWith("*.") ? wanted.endsWith(name.substring(1)) : wanted.equals(name));
    }

    /** Small letters, without a dot at the end or brackets around it. */
    private static String plain(String host) {
        return host.strip().toLowerCase(Locale.ROOT).replaceAll("\\.$|^\\[|]$", "");
    }

    /** Loopback, link-local, private (RFC 1918, RFC 4193), shared (RFC 6598), any and multicast; in IPv6 clothes too. */
    private static boolean isInside(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean shared = bytes.length == BYTES_OF_IPV4
                ? first == 0 || (first == 100 && second >= 64 && second < 128) || first >= 240
                : (first & 0xfe) == 0xfc || isTunnel(bytes);
        return shared
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress();
    }

    /** Of a prefix behind which an IPv4 address hides: 6to4 (RFC 3056), NAT64 (RFC 6052), Teredo (RFC 4380), mapped (RFC 4291). */
    private static boolean isTunnel(byte[] bytes) {
        int head = (bytes[0] & 0xff) << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        return head >>> 16 == 0x2002 || head == 0x0064ff9b || head == 0x20010000 || head == 0;
    }
}
