package nl.balie.desk;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The live part of the desk.
 *
 * @param heartbeat how often a stream is written to, so that a browser that went away is noticed and no proxy takes the
 *     silence for the end (they commonly wait 60 s); a browser that hears nothing for two of them says so to its agent, who
 *     must not wait long for a call that does not come
 * @param streamLife after which a stream is ended and opened again by the browser, so that nothing lives for ever
 * @param streamsPerUser open desks of one user; a browser has six connections to a server over HTTP/1.1, four streams
 *     leave two for pages
 * @param queueInterval the least time between two announcements of the queues, or of all agents' statuses, to a desk: a busy
 *     organisation changes them more often than anybody can read
 * @param returnWithin after a restart, how long an agent who was available stays so without a page of his coming back; open
 *     pages take a few seconds
 */
@Validated
@ConfigurationProperties("balie.desk")
record DeskSettings(
        @NotNull @DefaultValue("5s") Duration heartbeat,
        @NotNull @DefaultValue("30m") Duration streamLife,
        @Min(1) @DefaultValue("4") int streamsPerUser,
        @NotNull @DefaultValue("1s") Duration queueInterval,
        @NotNull @DefaultValue("60s") Duration returnWithin) {}
