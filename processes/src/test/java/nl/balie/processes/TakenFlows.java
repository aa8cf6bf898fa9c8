package nl.balie.processes;

import static io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent.ELEMENT_COMPLETED;
import static io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent.SEQUENCE_FLOW_TAKEN;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sequence flows that tests have taken, by process. */
final class TakenFlows {
    private static final Map<String, Set<String>> TAKEN = new ConcurrentHashMap<>();

    private TakenFlows() {}

    /** The sequence flows of this process that tests have taken. */
    static Set<String> of(String process) {
        return TAKEN.getOrDefault(process, Set.of());
    }

    static void forget() {
        TAKEN.clear();
    }

    /** An event that an event-based gateway waits for is activated without a record that its flow was taken. */
    static void keep(List<Record<ProcessInstanceRecordValue>> records) {
        for (var record : records) {
            String process = record.getValue().getBpmnProcessId();
            if (record.getIntent() == SEQUENCE_FLOW_TAKEN) {
                take(process, record.getValue().getElementId());
            } else if (record.getIntent() == ELEMENT_COMPLETED) {
                Models.shipped().stream()
                        .filter(model -> model.id().equals(process))
                        .forEach(model -> fromEventGateway(
                                        model, record.getValue().getElementId())
                                .forEach(flow -> take(process, flow)));
            }
        }
    }

    private static List<String> fromEventGateway(Models.Model model, String event) {
        var elements = BpmnXml.elements(model.bytes());
        var gateways = elements.stream()
                .filter(element -> element.getLocalName().equals("eventBasedGateway"))
                .map(element -> element.getAttribute("id"))
                .toList();
        return elements.stream()
                .filter(flow -> flow.getAttribute("targetRef").equals(event))
                .filter(flow -> gateways.contains(flow.getAttribute("sourceRef")))
                .map(flow -> flow.getAttribute("id"))
                .toList();
    }

    private static void take(String process, String flow) {
        TAKEN.computeIfAbsent(process, _ -> ConcurrentHashMap.newKeySet()).add(flow);
    }
}
