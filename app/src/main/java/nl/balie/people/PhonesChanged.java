package nl.balie.people;

/**
 * A user's phones, or whether he has any, may have changed: one got another secret or was taken away, or he is no longer
 * somebody with a phone. Published in the transaction that did it.
 */
public record PhonesChanged(String username) {}
