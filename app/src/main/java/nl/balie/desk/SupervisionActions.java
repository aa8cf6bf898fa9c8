package nl.balie.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import nl.balie.acd.AgentState;
import nl.balie.acd.Agents;
import nl.balie.audit.AuditLog;
import nl.balie.calls.DeskRecording;
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
    private final DeskRecording recording;
    private final Agents agents;
    private final AuditLog audit;
    private final Tenancy tenancy;

    SupervisionActions(
            AgentsController page,
            DeskSupervision supervision,
            DeskRecording recording,
            Agents agents,
            AuditLog audit,
            Tenancy tenancy) {
        this.page = page;
        this.supervision = supervision;
        this.recording = recording;
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

    /** Has the agent's conversation recorded (requirement 2.6.9). */
    @PostMapping("/{agent}/opnemen")
    ModelAndView record(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID agent,
            AskedList asked,
            HttpServletRequest request) {
        DeskRecording.Answer answer = recording.start(user.organisation(), agent, user.userId());
        if (answer == DeskRecording.Answer.DONE) {
            tenancy.in(user.organisation(), () -> audit.record("call.recorded", name(user, agent), Map.of()));
        }
        return answer(
                user,
                asked,
                request,
                answer == DeskRecording.Answer.DONE
                        ? new Notice("ok", "desk.recording.begun", new Object[0])
                        : warning("desk.recording.refused." + answer));
    }

    private String name(SignedInUser user, UUID agent) {
        return agents.find(user.organisation(), agent).map(AgentState::name).orElse(agent.toString());
    }

    private static Notice warning(String text) {
        return new Notice("warning", text, new Object[0]);
    }

    private void record(SignedInUser user, UUID agent, String how) {
        String heard = name(user, agent);
        tenancy.in(user.organisation(), () -> audit.record("call.supervised", heard, Map.of("supervision", how)));
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
