package nl.balie.callflows.web;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.balie.callflows.Callflow;
import nl.balie.callflows.Callflows;
import nl.balie.callflows.DeployCallflow;
import nl.balie.callflows.StartingModels;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.flows.FlowModels;
import nl.balie.flows.FlowModels.ModelVersion;
import nl.balie.numbers.NumberOverview;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The callflows and their versions as a reader sees them; within {@code Tenancy}. */
@Component
class CallflowRows {
    private final Callflows callflows;
    private final DeployCallflow deployed;
    private final FlowModels models;
    private final PhoneNumbers numbers;
    private final Organisations organisations;

    CallflowRows(
            Callflows callflows,
            DeployCallflow deployed,
            FlowModels models,
            PhoneNumbers numbers,
            Organisations organisations) {
        this.callflows = callflows;
        this.deployed = deployed;
        this.models = models;
        this.numbers = numbers;
        this.organisations = organisations;
    }

    /**
     * A callflow in the list.
     *
     * @param newest its newest version; null when it was never deployed
     * @param numbers that lead to it
     * @param draftIsNewer whether something was drawn that is not deployed
     */
    record Row(String id, String name, @Nullable VersionRow newest, List<String> numbers, boolean draftIsNewer) {}

    /**
     * A version.
     *
     * @param by user name; null for what ships with Balie
     */
    record VersionRow(
            int version, ZonedDateTime at, @Nullable String by, String note) {}

    ListPage<Row> own(ListQuery asked) {
        var newest = newest();
        var used = numbersByCallflow();
        return callflows.list(asked).map(callflow -> row(callflow, newest.get(callflow.processId()), used));
    }

    List<Row> shipped() {
        var newest = newest();
        var used = numbersByCallflow();
        return StartingModels.shipped().entrySet().stream()
                .map(model -> new Row(
                        model.getKey(),
                        model.getValue(),
                        newest.get(model.getKey()),
                        used.getOrDefault(model.getKey(), List.of()),
                        false))
                .toList();
    }

    /** Newest first. */
    List<VersionRow> versions(String processId) {
        ZoneId zone = organisations.current().timeZone();
        return models.versions(processId).stream()
                .map(version -> version(version, zone))
                .toList();
    }

    /** The number of its newest version; null when it has none. */
    @Nullable
    Integer newest(String processId) {
        return models.newest().stream()
                .filter(version -> version.processId().equals(processId))
                .map(ModelVersion::version)
                .findFirst()
                .orElse(null);
    }

    /** A page of them. */
    ListPage<VersionRow> versions(String processId, ListQuery asked) {
        ZoneId zone = organisations.current().timeZone();
        return models.versions(processId, asked).map(version -> version(version, zone));
    }

    private Row row(Callflow callflow, @Nullable VersionRow newest, Map<String, List<String>> used) {
        return new Row(
                callflow.processId(),
                callflow.name(),
                newest,
                used.getOrDefault(callflow.processId(), List.of()),
                newest != null && !deployed.newestModel(callflow.processId()).equals(Optional.of(callflow.draft())));
    }

    private Map<String, VersionRow> newest() {
        ZoneId zone = organisations.current().timeZone();
        return models.newest().stream()
                .collect(Collectors.toMap(ModelVersion::processId, version -> version(version, zone)));
    }

    private Map<String, List<String>> numbersByCallflow() {
        return numbers.all().stream()
                .collect(Collectors.groupingBy(
                        NumberOverview::callflow,
                        Collectors.mapping(
                                (Function<NumberOverview, String>) NumberOverview::number, Collectors.toList())));
    }

    private static VersionRow version(ModelVersion version, ZoneId zone) {
        return new VersionRow(
                version.version(), version.deployedAt().atZone(zone), version.deployedBy(), version.note());
    }
}
