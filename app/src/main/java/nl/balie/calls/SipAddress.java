package nl.balie.calls;

import java.net.InetSocketAddress;

/** Where telephony listens for SIP. */
public record SipAddress(InetSocketAddress address) {}
