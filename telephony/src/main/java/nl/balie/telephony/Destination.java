package nl.balie.telephony;

/** Where a call can be taken to. */
public sealed interface Destination {
    /** The registered phone of a user, by the name under which it registers. */
    record Phone(String user) implements Destination {}

    /** A number outside, in E.164 with a plus, reached over the trunk. */
    record External(String number) implements Destination {}
}
