package nl.balie.desk.history;

import static nl.balie.desk.history.TimelineLine.text;

import java.util.List;
import java.util.Map;
import nl.balie.contacts.ContactEvent;

/**
 * The way of a contact through one process: its callflow, or a process that this called.
 *
 * @param instance the engine's key of this run
 * @param steps what was carried out, in order
 * @param places where it is known to have been, in order: steps, called processes and messages that came in
 */
record FlowPath(String processId, int version, String instance, List<Step> steps, List<String> places) {
    FlowPath {
        steps = List.copyOf(steps);
        places = List.copyOf(places);
    }

    /**
     * One step.
     *
     * @param element its id in the model
     * @param type of its job
     * @param seconds how long it took, as text
     */
    record Step(String element, String type, String seconds) {
        static Step of(ContactEvent event) {
            Map<String, Object> data = event.data();
            return new Step(text(data, "element"), text(data, "stap"), TimelineLine.seconds(data.get("duurMs")));
        }
    }
}
