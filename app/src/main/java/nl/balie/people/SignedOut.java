package nl.balie.people;

import java.util.UUID;

/** A user signed out, or his session ended by itself, and he is signed in nowhere else. Published outside a transaction. */
public record SignedOut(String organisation, UUID userId) {}
