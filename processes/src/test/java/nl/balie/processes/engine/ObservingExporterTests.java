package nl.balie.processes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.exporter.api.context.ScheduledTask;
import io.camunda.zeebe.protocol.record.ImmutableRecord;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;
import io.camunda.zeebe.protocol.record.value.ErrorType;
import io.camunda.zeebe.protocol.record.value.ImmutableIncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.ImmutableProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.ImmutableVariableRecordValue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ObservingExporterTests {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Positions positions = new Positions();
    private final ObservingExporter exporter =
            new ObservingExporter(new PrintStream(out, false, StandardCharsets.UTF_8));

    @Test
    void writesOneLineOfJsonForEachIncident() throws Exception {
        exporter.open(positions);

        exporter.export(contactIs("01a203a3-d5e7-72de-9682-f144cb307194", 6));
        exporter.export(incident(IncidentIntent.CREATED, 7, "it's \"broken\"\nin C:\\ \u0001 café \uD83D\uDCDE"));

        String line = out.toString(StandardCharsets.UTF_8);
        assertThat(line).startsWith("BALIE-INCIDENT {").endsWith("}\n");
        assertThat(line.lines()).hasSize(1);
        assertThat(new ObjectMapper().readValue(line.substring(ObservingExporter.PREFIX.length()), Map.class))
                .isEqualTo(Map.of(
                        "state", "CREATED",
                        "timestamp", 1000,
                        "incidentKey", 42,
                        "processInstanceKey", 11,
                        "contactId", "01a203a3-d5e7-72de-9682-f144cb307194",
                        "bpmnProcessId", "balie-main-menu",
                        "elementId", "Task_SayGreeting",
                        "jobKey", 12,
                        "errorType", "JOB_NO_RETRIES",
                        "errorMessage", "it's \"broken\"\nin C:\\ \u0001 café \uD83D\uDCDE"));
    }

    @Test
    void leavesTheContactEmptyWhenItsInstanceIsNotKnown() {
        exporter.open(positions);

        exporter.export(incident(IncidentIntent.CREATED, 7, ""));

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"contactId\":\"\"");
    }

    @Test
    void tellsWhenAnIncidentIsResolved() {
        exporter.open(positions);

        exporter.export(incident(IncidentIntent.RESOLVED, 8, ""));

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"state\":\"RESOLVED\"");
    }

    @Test
    void passesOverTheRest() {
        exporter.open(positions);

        exporter.export(incident(IncidentIntent.RESOLVE, 9, ""));

        assertThat(out.size()).isZero();
    }

    @Test
    void tellsOnceOfAFlowThatGoesRound() {
        exporter.open(positions);
        exporter.export(contactIs("01a203a3-d5e7-72de-9682-f144cb307194", 6));

        for (int i = 0; i < Runaways.MOST_IN_A_WHILE; i++) {
            exporter.export(element(11, 20_000));
        }
        exporter.export(element(12, 20_000));
        assertThat(out.size()).isZero();

        exporter.export(element(11, 20_001));
        exporter.export(element(11, 20_002));

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("\"state\":\"RUNAWAY\"", "\"processInstanceKey\":11", "01a203a3-d5e7-72de-9682-f144cb307194");
    }

    @Test
    void aFlowThatTakesItsTimeIsNone() {
        exporter.open(positions);

        for (int i = 0; i < 3 * Runaways.MOST_IN_A_WHILE; i++) {
            exporter.export(element(11, i * 12L));
        }

        assertThat(out.size()).isZero();
    }

    private static Record<?> element(long instance, long at) {
        return ImmutableRecord.builder()
                .withRecordType(RecordType.EVENT)
                .withValueType(ValueType.PROCESS_INSTANCE)
                .withIntent(ProcessInstanceIntent.ELEMENT_ACTIVATED)
                .withTimestamp(at)
                .withValue(ImmutableProcessInstanceRecordValue.builder()
                        .withProcessInstanceKey(instance)
                        .withBpmnProcessId("waterstad-menu")
                        .withElementId("Gateway_Again")
                        .build())
                .build();
    }

    @Test
    void tellsNowAndThenHowFarItIs() {
        positions.last = 3;
        exporter.open(positions);
        positions.timeGoesOn();
        assertThat(positions.last).isEqualTo(3);

        exporter.export(incident(IncidentIntent.RESOLVE, 8, ""));
        exporter.export(incident(IncidentIntent.RESOLVE, 9, ""));
        assertThat(positions.last).isEqualTo(3);

        positions.timeGoesOn();
        assertThat(positions.last).isEqualTo(9);
        exporter.export(incident(IncidentIntent.RESOLVE, 10, ""));
        positions.timeGoesOn();
        assertThat(positions.last).isEqualTo(10);
    }

    private static Record<?> contactIs(String contact, long position) {
        return ImmutableRecord.builder()
                .withRecordType(RecordType.EVENT)
                .withValueType(ValueType.VARIABLE)
                .withIntent(VariableIntent.CREATED)
                .withPosition(position)
                .withValue(ImmutableVariableRecordValue.builder()
                        .withName("contactId")
                        .withValue("\"" + contact + "\"")
                        .withProcessInstanceKey(11)
                        .build())
                .build();
    }

    private static Record<?> incident(IncidentIntent intent, long position, String message) {
        var value = ImmutableIncidentRecordValue.builder()
                .withProcessInstanceKey(11)
                .withBpmnProcessId("balie-main-menu")
                .withElementId("Task_SayGreeting")
                .withJobKey(12)
                .withErrorType(ErrorType.JOB_NO_RETRIES)
                .withErrorMessage(message)
                .build();
        return ImmutableRecord.builder()
                .withRecordType(RecordType.EVENT)
                .withValueType(ValueType.INCIDENT)
                .withIntent(intent)
                .withPosition(position)
                .withTimestamp(1000)
                .withKey(42)
                .withValue(value)
                .build();
    }

    private static final class Positions implements Controller {
        private long last;
        private @Nullable Runnable next;

        /** Runs what was to be done later. */
        private void timeGoesOn() {
            Objects.requireNonNull(next).run();
        }

        @Override
        public void updateLastExportedRecordPosition(long position) {
            last = position;
        }

        @Override
        public void updateLastExportedRecordPosition(long position, byte[] metadata) {
            last = position;
        }

        @Override
        public long getLastExportedRecordPosition() {
            return last;
        }

        @Override
        public ScheduledTask scheduleCancellableTask(Duration delay, Runnable task) {
            next = task;
            return () -> next = null;
        }

        @Override
        public Optional<byte[]> readMetadata() {
            return Optional.empty();
        }
    }
}
