package nl.balie.numbers;

import java.util.UUID;

/** One line of a number's routing. */
public record RouteLine(UUID id, UUID numberId, String queue, RouteDetails details) {}
