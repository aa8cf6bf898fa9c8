package nl.balie.telephony;

/** Identifies one call on this node, from its INVITE until it has ended. */
public record CallId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
