package nl.balie.desk;

import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import nl.balie.acd.AgentState;
import nl.balie.acd.Agents;
import nl.balie.calls.DeskCalls;
import nl.balie.calls.DeskSupervision;
import nl.balie.calls.DeskSupervision.Supervised;
import nl.balie.database.Tenancy;
import nl.balie.pages.AskedList;
import nl.balie.people.Role;
import nl.balie.people.SignedInUser;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Who is there and who is not, with the reason: everybody of the contact centre sees it as it is now (requirement
 * 2.2.37).
 */
@Controller
@RequestMapping(AgentsController.PATH)
@PreAuthorize(AgentsController.IN_THE_CENTRE)
class AgentsController {
    static final String PATH = "/agenten";
    static final String IN_THE_CENTRE = "hasAnyRole('AGENT', 'TELEPHONIST', 'SUPERVISOR')";

    private final Agents agents;
    private final DeskCalls calls;
    private final DeskSupervision supervision;
    private final Organisations organisations;
    private final Tenancy tenancy;
    private final DeskSettings settings;
    private final Clock clock;

    AgentsController(
            Agents agents,
            DeskCalls calls,
            DeskSupervision supervision,
            Organisations organisations,
            Tenancy tenancy,
            DeskSettings settings,
            Clock clock) {
        this.settings = settings;
        this.agents = agents;
        this.calls = calls;
        this.supervision = supervision;
        this.organisations = organisations;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** An agent as his colleagues see him. */
    record Line(
            UUID id,
            String name,
            StatusView status,
            @Nullable Supervised supervised) {
        /** Whether a supervisor could hear him now. */
        public boolean inCall() {
            return status.state() == StatusView.State.IN_CONTACT;
        }
    }

    @GetMapping
    String page(@AuthenticationPrincipal SignedInUser user, AskedList asked, Model model) {
        lines(user, asked, model)
                .addAttribute("now", clock.instant())
                .addAttribute("heartbeat", settings.heartbeat().toMillis());
        return "desk/agents";
    }

    /** The part of the page that changes by itself. */
    @GetMapping("/lijst")
    String list(@AuthenticationPrincipal SignedInUser user, AskedList asked, Model model) {
        lines(user, asked, model);
        return "desk/agents :: list";
    }

    private Model lines(SignedInUser user, AskedList asked, Model model) {
        ZoneId zone =
                tenancy.read(user.organisation(), () -> organisations.current().timeZone());
        boolean supervises = user.is(Role.SUPERVISOR);
        return model.addAttribute("supervises", supervises)
                .addAttribute("own", user.userId())
                .addAttribute(
                        "list",
                        agents.list(user.organisation(), asked.query())
                                .map(agent -> line(user, agent, zone, supervises)));
    }

    private Line line(SignedInUser user, AgentState agent, ZoneId zone, boolean supervises) {
        return new Line(
                agent.agentId(),
                agent.name(),
                StatusView.of(agent, calls.phoneRegistered(agent.username()), zone),
                supervises
                        ? supervision.of(user.organisation(), agent.agentId()).orElse(null)
                        : null);
    }
}
