package nl.balie.telephony;

/**
 * The marks (DSCP, RFC 2474) by which a network can tell telephony from other traffic; each 0 to 63, 0 for none.
 *
 * @param sip of signalling
 * @param voice of RTP and RTCP
 */
public record Dscp(int sip, int voice) {
    /** CS3 for signalling, as most networks of telephones expect it, and EF for voice (RFC 4594 section 4.1). */
    public static final Dscp USUAL = new Dscp(24, 46);

    private static final int HIGHEST = 63;

    public Dscp {
        if (Math.min(sip, voice) < 0 || Math.max(sip, voice) > HIGHEST) {
            throw new IllegalArgumentException("a DSCP is 0 to 63, not " + sip + " or " + voice);
        }
    }

    /** The octet of the IP header that carries a mark, as a socket option wants it. */
    public static int octet(int mark) {
        return mark << 2;
    }
}
