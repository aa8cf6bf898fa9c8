package nl.balie.processes.engine;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells the parent process of the engine's incidents, one line of JSON on standard output for each that is created or
 * resolved, after {@value #PREFIX}. The engine's gRPC interface has no list of incidents. A flow that runs away ({@link
 * Runaways}) is told of likewise, with the state {@value #RUNAWAY} and its instance's key instead of an incident's.
 *
 * <p>Switched on with {@code ZEEBE_BROKER_EXPORTERS_BALIE_CLASSNAME}. After a crash the engine may export records again:
 * a reader takes a line with an incident key that it knows as the same incident.
 */
public final class ObservingExporter implements Exporter {
    /** What such a line starts with, to tell it from the engine's log. */
    public static final String PREFIX = "BALIE-INCIDENT ";

    /** The state, and the type of error, of a flow that goes round without anybody waiting. */
    public static final String RUNAWAY = "RUNAWAY";

    private static final String CONTACT_ID = "contactId";
    private static final int REMEMBERED = 20_000;
    private static final Duration BETWEEN_POSITIONS = Duration.ofSeconds(2);

    /** Whose instance it is; a called process has a key of its own, which nobody outside knows. */
    private final Map<Long, String> contacts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    private final Runaways runaways = new Runaways();
    private final PrintStream out;
    /** Of the last record that was looked at. */
    private long seen;

    /** As the engine makes it. */
    public ObservingExporter() {
        this(System.out);
    }

    ObservingExporter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void configure(Context context) {
        context.setFilter(new IncidentsAndSteps());
    }

    @Override
    public void open(Controller controller) {
        seen = controller.getLastExportedRecordPosition();
        controller.scheduleCancellableTask(BETWEEN_POSITIONS, () -> tell(controller));
    }

    @Override
    public void export(Record<?> record) {
        switch (record.getValue()) {
            case VariableRecordValue variable
            when CONTACT_ID.equals(variable.getName()) ->
                contacts.put(variable.getProcessInstanceKey(), unquoted(variable.getValue()));
            case IncidentRecordValue incident when isLifecycle(record) -> tell(json(record, incident));
            case ProcessInstanceRecordValue element
            when record.getIntent() == ProcessInstanceIntent.ELEMENT_ACTIVATED
                    && runaways.begins(element.getProcessInstanceKey(), record.getTimestamp()) ->
                tell(json(record, element));
            default -> {
                // The rest of what the filter lets through says nothing to the parent.
            }
        }
        seen = record.getPosition();
    }

    private static boolean isLifecycle(Record<?> record) {
        return record.getIntent() == IncidentIntent.CREATED || record.getIntent() == IncidentIntent.RESOLVED;
    }

    private void tell(String json) {
        byte[] line = (PREFIX + json + "\n").getBytes(StandardCharsets.UTF_8);
        // One write, so that a line of the log cannot come in between.
        out.write(line, 0, line.length);
        out.flush();
    }

    /**
     * Tells how far it is, now and then: the engine stores that each time, and once more for each record that is passed over
     * while nothing is left to be told; together a twentieth of what a call costs it.
     */
    private void tell(Controller to) {
        to.updateLastExportedRecordPosition(seen);
        to.scheduleCancellableTask(BETWEEN_POSITIONS, () -> tell(to));
    }

    private String json(Record<?> record, IncidentRecordValue incident) {
        return new JsonLine()
                .field("state", record.getIntent().name())
                .field("timestamp", record.getTimestamp())
                .field("incidentKey", record.getKey())
                .field("processInstanceKey", incident.getProcessInstanceKey())
                .field("contactId", contacts.getOrDefault(incident.getProcessInstanceKey(), ""))
                .field("bpmnProcessId", incident.getBpmnProcessId())
                .field("elementId", incident.getElementId())
                .field("jobKey", incident.getJobKey())
                .field("errorType", incident.getErrorType().name())
                .field("errorMessage", incident.getErrorMessage())
                .toString();
    }

    private String json(Record<?> record, ProcessInstanceRecordValue element) {
        long instance = element.getProcessInstanceKey();
        return new JsonLine()
                .field("state", RUNAWAY)
                .field("timestamp", record.getTimestamp())
                .field("incidentKey", instance)
                .field("processInstanceKey", instance)
                .field("contactId", contacts.getOrDefault(instance, ""))
                .field("bpmnProcessId", element.getBpmnProcessId())
                .field("elementId", element.getElementId())
                .field("errorType", RUNAWAY)
                .field(
                        "errorMessage",
                        "De callflow begon meer dan %d stappen in %d seconden, en is beëindigd."
                                .formatted(Runaways.MOST_IN_A_WHILE, Runaways.WHILE.toSeconds()))
                .toString();
    }

    /** A variable's value is JSON: a string stands in quotes. */
    private static String unquoted(String json) {
        return json.replace("\"", "");
    }

    private static final class IncidentsAndSteps implements Context.RecordFilter {
        @Override
        public boolean acceptType(RecordType type) {
            return type == RecordType.EVENT;
        }

        @Override
        public boolean acceptValue(ValueType type) {
            return type == ValueType.INCIDENT || type == ValueType.VARIABLE || type == ValueType.PROCESS_INSTANCE;
        }
    }
}
