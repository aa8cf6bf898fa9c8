package nl.balie.audit;

/** Who is signed in, a user or a program: the principal of a request. */
public interface Actor {
    /** Id of the organisation whose log tells of what he does. */
    String organisation();
}
