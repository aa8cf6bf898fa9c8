package nl.balie.recordings;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Which recordings to find (requirement 2.7.5).
 *
 * @param from that began at this moment or later; null for all
 * @param until that began before this moment; null for all
 * @param fromTime that began at this time of day or later; null for all
 * @param untilTime that began before this time of day; null for all
 * @param zone in which those times are
 * @param queue of calls that waited in this queue; empty for all
 * @param words each of them in the customer's number, the agents' names or the queue's
 * @param page from 1
 */
public record RecordingSearch(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable LocalTime fromTime,
        @Nullable LocalTime untilTime,
        ZoneId zone,
        String queue,
        String words,
        int page) {}
