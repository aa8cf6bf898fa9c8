package nl.balie.calls;

/** The phone of a user came or went. */
public record PhoneRegistrationChanged(String username, boolean registered) {}
