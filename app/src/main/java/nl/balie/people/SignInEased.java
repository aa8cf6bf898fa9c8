package nl.balie.people;

/**
 * A user got a new password, or his administrator ended his lock-out: failures of before no longer keep him out. Published
 * in the transaction that did it.
 */
public record SignInEased(String username) {}
