package nl.balie.people;

/**
 * The browser that is a user's phone has its connection, or lost it: it was closed, it loads its page again, or the network or
 * the gateway failed.
 */
public record BrowserPhoneChanged(SignedInUser user, boolean connected) {}
