package nl.balie.numbers;

import java.util.UUID;
import nl.balie.queues.Queue;

/**
 * One line of a number's routing.
 *
 * @param kind of the queue: a line to one for internal or fallback calls is for those alone (requirement 2.3.2)
 */
public record RouteLine(UUID id, UUID numberId, String queue, Queue.Kind kind, RouteDetails details) {}
