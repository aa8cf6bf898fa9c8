package nl.balie.people;

/** Knows whether signing out now has consequences that somebody should be asked about; a module gives one as a bean. */
@FunctionalInterface
public interface SignOutQuestion {
    /** The path at which signing out is asked for, and the page that asks stands. */
    String PATH = "/afmelden";

    /** The parameter of whoever was asked. */
    String SURE = "zeker";

    /** Whether he has to be asked. */
    boolean asks(SignedInUser user);
}
