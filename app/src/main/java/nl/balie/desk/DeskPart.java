package nl.balie.desk;

/** A part of the desk that changes by itself; its name is the event on the stream and the end of the part's address. */
enum DeskPart {
    STATUS("status"),
    QUEUES("wachtrijen"),
    CALL("oproep"),
    CALLBACKS("terugbellen"),
    RESULTS("resultaten");

    private final String eventName;

    DeskPart(String eventName) {
        this.eventName = eventName;
    }

    String eventName() {
        return eventName;
    }
}
