package nl.balie.desk;

import java.util.List;
import java.util.Optional;
import nl.balie.acd.AgentState;
import nl.balie.acd.Agents;
import nl.balie.database.Tenancy;
import nl.balie.people.SignOutQuestion;
import nl.balie.people.SignedInUser;
import nl.balie.tenants.Organisations;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Asks an agent who signs out with contacts in hand, and says what becomes of each. */
@Controller
@PreAuthorize("isAuthenticated()")
class SignOutController implements SignOutQuestion {
    private final Agents agents;
    private final DeskParts parts;
    private final Organisations organisations;
    private final Tenancy tenancy;

    SignOutController(Agents agents, DeskParts parts, Organisations organisations, Tenancy tenancy) {
        this.agents = agents;
        this.parts = parts;
        this.organisations = organisations;
        this.tenancy = tenancy;
    }

    @Override
    public boolean asks(SignedInUser user) {
        return Desks.has(user)
                && agent(user).filter(agent -> !agent.contacts().isEmpty()).isPresent();
    }

    @RequestMapping(
            path = SignOutQuestion.PATH,
            method = {RequestMethod.GET, RequestMethod.POST})
    String ask(@AuthenticationPrincipal SignedInUser user, Model model) {
        if (asks(user)) {
            parts.call(user, model);
        } else {
            model.addAttribute("calls", List.of());
        }
        model.addAttribute(
                "zone",
                tenancy.read(user.organisation(), () -> organisations.current().timeZone()));
        return "desk/sign-out";
    }

    private Optional<AgentState> agent(SignedInUser user) {
        return agents.find(user.organisation(), user.userId());
    }
}
