package nl.balie.desk.incidents;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.balie.audit.AuditLog;
import nl.balie.contacts.FailedSteps;
import nl.balie.contacts.FailedSteps.FailedStep;
import nl.balie.database.Tenancy;
import nl.balie.flows.FlowIncident;
import nl.balie.flows.FlowIncidents;
import nl.balie.flows.FlowModels;
import nl.balie.flows.FlowModels.ModelVersion;
import nl.balie.flows.ModelNames;
import nl.balie.pages.AskedList;
import nl.balie.pages.Notice;
import nl.balie.people.SignedInUser;
import nl.balie.tenants.Organisations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The engine's open incidents of the organisation, with the button to try again, and what failed and went another way. */
@Controller
@RequestMapping(IncidentController.PATH)
@PreAuthorize("@rights.mayView('CALLFLOWS')")
class IncidentController {
    static final String PATH = "/beheer/procesincidenten";

    private static final Logger log = LoggerFactory.getLogger(IncidentController.class);

    private static final Duration LOOK_BACK = Duration.ofDays(7);
    private static final int MOST = 100;

    private final FlowIncidents incidents;
    private final FailedSteps failures;
    private final FlowModels models;
    private final Organisations organisations;
    private final Tenancy tenancy;
    private final AuditLog audit;
    private final Clock clock;

    IncidentController(
            FlowIncidents incidents,
            FailedSteps failures,
            FlowModels models,
            Organisations organisations,
            Tenancy tenancy,
            AuditLog audit,
            Clock clock) {
        this.incidents = incidents;
        this.failures = failures;
        this.models = models;
        this.organisations = organisations;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    /** An incident with its time in the organisation's zone. */
    record Line(FlowIncident incident, ZonedDateTime at, Place place) {}

    /** A step that failed, with the last time in the organisation's zone. */
    record Failure(FailedStep failed, ZonedDateTime last, Place place) {}

    /** A step and its callflow, by the names that an administrator gave them. */
    record Place(String step, String callflow) {}

    @GetMapping
    String list(@AuthenticationPrincipal SignedInUser user, AskedList asked, Model model) {
        tenancy.read(user.organisation(), () -> {
            ZoneId zone = organisations.current().timeZone();
            Places places = new Places(user.organisation());
            model.addAttribute(
                    "list",
                    incidents
                            .open(user.organisation(), asked.query())
                            .map(incident -> new Line(
                                    incident,
                                    incident.at().atZone(zone),
                                    places.newest(incident.processId(), incident.elementId()))));
            return model.addAttribute(
                    "failures",
                    failures.since(clock.instant().minus(LOOK_BACK), MOST).stream()
                            .map(failed -> new Failure(
                                    failed,
                                    failed.last().atZone(zone),
                                    places.of(failed.processId(), failed.version(), failed.element())))
                            .toList());
        });
        return "incidents/incidents";
    }

    /** Reads each model once for a page. */
    private final class Places {
        private final String organisation;
        private final Map<String, Integer> newest;
        private final Map<List<Object>, ModelNames> read = new HashMap<>();

        Places(String organisation) {
            this.organisation = organisation;
            this.newest =
                    models.newest().stream().collect(Collectors.toMap(ModelVersion::processId, ModelVersion::version));
        }

        Place newest(String processId, String element) {
            return of(processId, newest.getOrDefault(processId, 0), element);
        }

        Place of(String processId, int version, String element) {
            ModelNames names = read.computeIfAbsent(
                    List.of(processId, version),
                    _ -> models.xml(organisation, processId, version)
                            .map(ModelNames::of)
                            .orElse(new ModelNames(null, Map.of(), Set.of())));
            return new Place(
                    names.names().getOrDefault(element, element), Objects.requireNonNullElse(names.name(), processId));
        }
    }

    @PostMapping("/{key:[0-9]{1,19}}/opnieuw")
    @PreAuthorize("@rights.mayChange('CALLFLOWS')")
    String retry(@AuthenticationPrincipal SignedInUser user, @PathVariable long key, RedirectAttributes redirect) {
        try {
            if (incidents.retry(user.organisation(), key)) {
                tenancy.in(
                        user.organisation(),
                        () -> audit.record("process-incident-retried", String.valueOf(key), Map.of()));
                Notice.done(redirect, "incidents.retried");
            } else {
                Notice.refused(redirect, "incidents.gone");
            }
        } catch (RuntimeException unreachable) {
            log.warn("incident {} could not be tried again", key, unreachable);
            Notice.refused(redirect, "incidents.engine-away");
        }
        return "redirect:" + PATH;
    }

    @PostMapping("/{key:[0-9]{1,19}}/beeindigen")
    @PreAuthorize("@rights.mayChange('CALLFLOWS')")
    String end(@AuthenticationPrincipal SignedInUser user, @PathVariable long key, RedirectAttributes redirect) {
        if (incidents.end(user.organisation(), key)) {
            tenancy.in(
                    user.organisation(), () -> audit.record("process-incident-ended", String.valueOf(key), Map.of()));
            Notice.done(redirect, "incidents.ended");
        } else {
            Notice.refused(redirect, "incidents.gone");
        }
        return "redirect:" + PATH;
    }
}
