/**
 * The way from browsers to telephony: Kamailio takes SIP over WebSocket, rtpengine turns a browser's sound into RTP, both as
 * child processes on loopback (ADR 0010). A browser reaches them through Balie's own address alone.
 */
@NullMarked
@ApplicationModule(
        displayName = "Gateway",
        allowedDependencies = {"database", "tenants", "numbers", "people", "pages", "calls"})
package nl.balie.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
