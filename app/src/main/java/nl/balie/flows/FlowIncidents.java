package nl.balie.flows;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.balie.contacts.Contacts;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import nl.balie.database.Persistently;
import nl.balie.database.Tenancy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The incidents of the engine that comes with Balie, as its exporter tells them, and their repair. */
@Component
public class FlowIncidents {
    private static final Logger log = LoggerFactory.getLogger(FlowIncidents.class);

    private final CamundaClient client;
    private final Flows flows;
    private final FlowInstances instances;
    private static final Listed OPEN = new Listed(
            "select incident_key, contact_id, process_id, element_id, error_type, message, created_at from flow_incident"
                    + " where resolved_at is null",
            "message, error_type, process_id, element_id, contact_id",
            "",
            "created_at desc, incident_key");

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final Contacts contacts;
    private final ObjectMapper json;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    FlowIncidents(
            CamundaClient client,
            Flows flows,
            FlowInstances instances,
            JdbcClient jdbc,
            Tenancy tenancy,
            Contacts contacts,
            ObjectMapper json,
            Clock clock,
            ApplicationEventPublisher events,
            EngineConfiguration.Running engine) {
        this.client = client;
        this.flows = flows;
        this.instances = instances;
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.contacts = contacts;
        this.json = json;
        this.clock = clock;
        this.events = events;
        engine.embedded()
                .ifPresent(embedded -> embedded.onIncidentLine(line -> Thread.ofVirtual()
                        .name("flow-incident")
                        .start(() -> Persistently.run("an incident", () -> observe(line)))));
    }

    /**
     * A page of the incidents of the organisation that nobody has repaired, newest first, looked up by what the engine says,
     * and by the ids of callflow, step and contact.
     */
    public ListPage<FlowIncident> open(String organisation, ListQuery asked) {
        return tenancy.read(
                organisation,
                () -> OPEN.page(
                        jdbc,
                        asked,
                        Map.of(),
                        found -> found.query((row, number) -> new FlowIncident(
                                        row.getLong("incident_key"),
                                        row.getObject("contact_id", UUID.class),
                                        row.getString("process_id"),
                                        row.getString("element_id"),
                                        row.getString("error_type"),
                                        row.getString("message"),
                                        row.getObject("created_at", OffsetDateTime.class)
                                                .toInstant()))
                                .list()));
    }

    /** The steps of this callflow at which this contact stands still. */
    public List<String> stuckAt(String organisation, UUID contact, String processId) {
        return tenancy.read(
                organisation,
                () -> jdbc.sql("select element_id from flow_incident"
                                + " where resolved_at is null and contact_id = ? and process_id = ?")
                        .params(contact, processId)
                        .query(String.class)
                        .list());
    }

    /**
     * Lets the step be tried again; the incident comes back when it fails again.
     *
     * @return false when the organisation has no such open incident
     */
    public boolean retry(String organisation, long incidentKey) {
        Optional<Long> job = tenancy.read(
                organisation,
                () -> jdbc.sql("select coalesce(job_key, -1) from flow_incident where incident_key = ?"
                                + " and resolved_at is null")
                        .param(incidentKey)
                        .query(Long.class)
                        .optional());
        if (job.isEmpty()) {
            return false;
        }
        if (job.get() > 0) {
            client.newUpdateRetriesCommand(job.get()).retries(1).send().join();
        }
        client.newResolveIncidentCommand(incidentKey).send().join();
        resolved(organisation, incidentKey);
        return true;
    }

    /**
     * Ends the flow that stands still, or goes round, for good; the engine does it as soon as it is there.
     *
     * @return false when the organisation has no such open incident
     */
    public boolean end(String organisation, long incidentKey) {
        return tenancy.in(
                organisation,
                () -> jdbc.sql("update flow_incident set resolved_at = ? where incident_key = ? and resolved_at is null"
                                + " returning contact_id, process_instance_key")
                        .params(now(), incidentKey)
                        .query((row, number) -> {
                            flows.cancel(row.getObject("contact_id", UUID.class), row.getLong("process_instance_key"));
                            return true;
                        })
                        .optional()
                        .isPresent());
    }

    /** Takes in a line of the engine's exporter: an incident that came or went. */
    void observe(String line) {
        try {
            Observed incident = json.readValue(line, Observed.class);
            Optional<Owner> owner = owner(incident);
            if (owner.isEmpty()) {
                ofNobody(incident);
            } else if ("RESOLVED".equals(incident.state)) {
                resolved(owner.get().organisation, incident.incidentKey);
            } else {
                created(owner.get(), incident);
            }
        } catch (JsonProcessingException e) {
            log.error("the engine told of an incident in words that are not understood", e);
        }
    }

    private void ofNobody(Observed incident) {
        if (FlowIncident.RUNAWAY.equals(incident.state)) {
            instances.cancel(incident.processInstanceKey);
        }
        log.warn(
                "incident {} of {} belongs to no contact: {}",
                incident.incidentKey,
                incident.elementId,
                incident.errorMessage);
        if (incident.contactId != null && !incident.contactId.isEmpty() && !"RESOLVED".equals(incident.state)) {
            events.publishEvent(stuck(UUID.fromString(incident.contactId), incident));
        }
    }

    private static FlowStuck stuck(UUID contact, Observed incident) {
        return new FlowStuck(contact, incident.elementId, incident.errorMessage == null ? "" : incident.errorMessage);
    }

    private Optional<Owner> owner(Observed incident) {
        if (incident.contactId == null || incident.contactId.isEmpty()) {
            return Optional.empty();
        }
        UUID contact = UUID.fromString(incident.contactId);
        return contacts.organisationOf(contact).map(organisation -> new Owner(organisation, contact));
    }

    private void created(Owner owner, Observed incident) {
        tenancy.in(owner.organisation, () -> {
            jdbc.sql(
                            "insert into flow_incident (incident_key, organisation_id, contact_id, process_instance_key, process_id,"
                                    + " element_id, job_key, error_type, message, created_at)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                    .params(
                            incident.incidentKey,
                            owner.organisation,
                            owner.contact,
                            incident.processInstanceKey,
                            incident.bpmnProcessId,
                            incident.elementId,
                            incident.jobKey,
                            incident.errorType,
                            incident.errorMessage == null ? "" : incident.errorMessage,
                            now())
                    .update();
            if (FlowIncident.RUNAWAY.equals(incident.state)) {
                flows.cancel(owner.contact, incident.processInstanceKey);
            }
        });
        log.error(
                "the flow of contact {} stands still at {}: {}",
                owner.contact,
                incident.elementId,
                incident.errorMessage);
        events.publishEvent(stuck(owner.contact, incident));
    }

    private void resolved(String organisation, long incidentKey) {
        tenancy.in(organisation, () -> {
            jdbc.sql("update flow_incident set resolved_at = ? where incident_key = ? and resolved_at is null")
                    .params(now(), incidentKey)
                    .update();
        });
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private record Owner(String organisation, UUID contact) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Observed(
            String state,
            long incidentKey,
            long processInstanceKey,
            @Nullable String contactId,
            String bpmnProcessId,
            String elementId,
            @Nullable Long jobKey,
            String errorType,
            @Nullable String errorMessage) {}
}
