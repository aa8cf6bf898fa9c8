package nl.balie.acd;

import nl.balie.contacts.Fact;

/** Why an offer did not become a conversation. */
public enum OfferOutcome {
    DECLINED(Fact.OfferEnd.DECLINED, "Oproep geweigerd"),
    NOT_ANSWERED(Fact.OfferEnd.NOT_ANSWERED, "Niet opgenomen"),
    UNREACHABLE(Fact.OfferEnd.UNREACHABLE, "Telefoon niet bereikbaar"),
    BUSY(Fact.OfferEnd.BUSY, "Telefoon in gesprek"),
    WITHDRAWN(Fact.OfferEnd.WITHDRAWN, "");

    private final Fact.OfferEnd fact;
    private final String reason;

    OfferOutcome(Fact.OfferEnd fact, String reason) {
        this.fact = fact;
        this.reason = reason;
    }

    /** As it stands among the facts of the contact. */
    Fact.OfferEnd fact() {
        return fact;
    }

    /** What stands beside 'niet beschikbaar' when the agent is made so because of it. */
    String reason() {
        return reason;
    }
}
