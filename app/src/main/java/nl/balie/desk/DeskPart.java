package nl.balie.desk;

/** A part of the desk, or of the page of all agents, that changes by itself; its name is the event on the stream and the end of the part's address. */
enum DeskPart {
    STATUS("status"),
    QUEUES("wachtrijen"),
    CALL("oproep"),
    CALLBACKS("terugbellen"),
    RESULTS("resultaten"),
    MISSED("gemist"),
    /** Of all agents; on their page, not on the desk. */
    AGENTS("agenten");

    private final String eventName;

    DeskPart(String eventName) {
        this.eventName = eventName;
    }

    String eventName() {
        return eventName;
    }
}
