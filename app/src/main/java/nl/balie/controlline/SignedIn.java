package nl.balie.controlline;

import java.util.UUID;

/**
 * What is known of a caller who proved who he is.
 *
 * @param user his id
 */
record SignedIn(UUID user) {}
