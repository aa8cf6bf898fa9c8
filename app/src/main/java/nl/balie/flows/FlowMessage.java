package nl.balie.flows;

/** What a flow can be told of its contact; correlated by contactId. */
public enum FlowMessage {
    /** The contact is over. */
    CONTACT_ENDED("contact-ended"),
    /** An agent and the customer are connected. */
    AGENT_CONNECTED("agent-connected"),
    /** The agent's part is over, the customer is still there. */
    CONTACT_RELEASED("contact-released"),
    /** The agent put the customer into a queue again, where he waits already. */
    CONTACT_REQUEUED("contact-requeued"),
    /** The customer is to be called back; begins the flow of that contact. */
    CALLBACK_REQUESTED("callback-requested"),
    /** The customer was called back in vain. */
    CUSTOMER_MISSED("customer-missed");

    private final String messageName;

    FlowMessage(String messageName) {
        this.messageName = messageName;
    }

    String messageName() {
        return messageName;
    }
}
