package nl.balie.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.balie.acd.AgentState;
import nl.balie.acd.Agents;
import nl.balie.audit.AuditLog;
import nl.balie.calls.DeskSupervision;
import nl.balie.calls.DeskSupervision.Answer;
import nl.balie.calls.DeskSupervision.How;
import nl.balie.database.Tenancy;
import nl.balie.pages.AskedList;
import nl.balie.pages.Notice;
import nl.balie.people.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * What a supervisor does in the conversation of an agent, on the page of all agents. Who heard whom, and how, stands in the audit
 * log.
 */
@Controller
@RequestMapping(AgentsController.PATH)
@PreAuthorize("hasRole('SUPERVISOR')")
class SupervisionActions {
    private final AgentsController page;
    private final DeskSupervision supervision;
    private final Agents agents;
    private final AuditLog audit;
    private final Tenancy tenancy;

    SupervisionActions(
            AgentsController page, DeskSupervision supervision, Agents agents, AuditLog audit, Tenancy tenancy) {
        this.page = page;
        this.supervision = supervision;
        this.agents = agents;
        this.audit = audit;
        this.tenancy = tenancy;
    }

    /** Hears the agent, or does something else in his conversation than before. */
    @PostMapping("/{agent}/meeluisteren")
    ModelAndView supervise(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID agent,
            @RequestParam How hoe,
            AskedList asked,
            HttpServletRequest request) {
        Answer answer = supervision.supervise(
                user.organisation(), user.userId(), user.username(), user.displayName(), agent, hoe);
        if (answer == Answer.DONE) {
            record(user, agent, hoe.name());
        }
        return answer(
                user, asked, request, answer == Answer.DONE ? null : warning("desk.supervision.refused." + answer));
    }

    @PostMapping("/{agent}/meeluisteren/stoppen")
    ModelAndView stop(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID agent,
            AskedList asked,
            HttpServletRequest request) {
        boolean stopped = supervision.stop(user.organisation(), user.userId(), agent);
        return answer(user, asked, request, stopped ? null : warning("desk.supervision.refused.NO_CALL"));
    }

    /** Takes the customer from the agent, who wraps up. */
    @PostMapping("/{agent}/overnemen")
    ModelAndView takeOver(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID agent,
            AskedList asked,
            HttpServletRequest request) {
        boolean taken = supervision.takeOver(user.organisation(), user.userId(), agent);
        if (taken) {
            record(user, agent, "TAKE_OVER");
        }
        return answer(
                user,
                asked,
                request,
                taken
                        ? new Notice("ok", "desk.supervision.taken-over", new Object[0])
                        : warning("desk.supervision.refused.NO_CALL"));
    }

    private static Notice warning(String text) {
        return new Notice("warning", text, new Object[0]);
    }

    private void record(SignedInUser user, UUID agent, String how) {
        Optional<AgentState> heard = agents.find(user.organisation(), agent);
        tenancy.in(
                user.organisation(),
                () -> audit.record(
                        "call.supervised",
                        heard.map(AgentState::name).orElse(agent.toString()),
                        Map.of("supervision", how)));
    }

    private ModelAndView answer(
            SignedInUser user, AskedList asked, HttpServletRequest request, @Nullable Notice notice) {
        if (request.getHeader("HX-Request") == null) {
            if (notice != null) {
                RequestContextUtils.getOutputFlashMap(request).put("notice", notice);
            }
            return new ModelAndView("redirect:" + AgentsController.PATH);
        }
        Model model = new ExtendedModelMap();
        page.list(user, asked, model);
        model.addAttribute("notice", notice);
        return new ModelAndView("desk/supervision", model.asMap());
    }
}
