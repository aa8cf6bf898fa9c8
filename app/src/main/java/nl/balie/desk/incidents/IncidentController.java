package nl.balie.desk.incidents;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import nl.balie.audit.AuditLog;
import nl.balie.database.Tenancy;
import nl.balie.flows.FlowIncident;
import nl.balie.flows.FlowIncidents;
import nl.balie.organisations.Organisations;
import nl.balie.pages.Notice;
import nl.balie.people.SignedInUser;
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

/** The engine's open incidents of the organisation, and the button to try again. */
@Controller
@RequestMapping(IncidentController.PATH)
@PreAuthorize("@rights.mayView('CALLFLOWS')")
class IncidentController {
    static final String PATH = "/beheer/procesincidenten";

    private static final Logger log = LoggerFactory.getLogger(IncidentController.class);

    private final FlowIncidents incidents;
    private final Organisations organisations;
    private final Tenancy tenancy;
    private final AuditLog audit;

    IncidentController(FlowIncidents incidents, Organisations organisations, Tenancy tenancy, AuditLog audit) {
        this.incidents = incidents;
        this.organisations = organisations;
        this.tenancy = tenancy;
        this.audit = audit;
    }

    /** An incident with its time in the organisation's zone. */
    record Line(FlowIncident incident, ZonedDateTime at) {}

    @GetMapping
    String list(@AuthenticationPrincipal SignedInUser user, Model model) {
        ZoneId zone =
                tenancy.read(user.organisation(), () -> organisations.current().timeZone());
        List<Line> lines = incidents.open(user.organisation()).stream()
                .map(incident -> new Line(incident, incident.at().atZone(zone)))
                .toList();
        model.addAttribute("incidents", lines);
        return "incidents/incidents";
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
}
