package nl.balie.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import nl.balie.calls.DeskConsults;
import nl.balie.calls.DeskConsults.Answer;
import nl.balie.calls.DeskConsults.Wanted;
import nl.balie.people.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * What an agent does in his call with others than his customer: consult, swap, speak together, transfer, mute (requirement
 * 2.5.4). Answers as {@link DeskActions} does.
 */
@Controller
@RequestMapping(DeskController.PATH)
@PreAuthorize(DeskController.AT_A_DESK)
class ConsultActions {
    private final DeskAnswers answers;
    private final DeskConsults consults;
    private final ColleagueSearch colleagues;

    ConsultActions(DeskAnswers answers, DeskConsults consults, ColleagueSearch colleagues) {
        this.answers = answers;
        this.consults = consults;
        this.colleagues = colleagues;
    }

    /** The colleagues whom the typed words mean, and the number when they are one. */
    @GetMapping("/collegas")
    String colleagues(
            @AuthenticationPrincipal SignedInUser user, @RequestParam(defaultValue = "") String wie, Model model) {
        colleagues.show(user, wie, model);
        return "desk/consult :: colleagues";
    }

    /**
     * Calls somebody for advice while the customer waits, or gives him the customer at once.
     *
     * @param keuze the id of a colleague, or a number in E.164
     * @param wie what was typed; counts when nobody was chosen
     * @param gevondenBij the words by which those were found from whom was chosen
     */
    @PostMapping("/oproep/ruggespraak")
    ModelAndView consult(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(required = false) @Nullable String keuze,
            @RequestParam(defaultValue = "") String wie,
            @RequestParam(required = false) @Nullable String gevondenBij,
            @RequestParam(defaultValue = "false") boolean direct,
            HttpServletRequest request) {
        Optional<Wanted> wanted = colleagues.wanted(user, keuze, wie, gevondenBij);
        if (wanted.isEmpty()) {
            return answers.refused(user, request, "desk.refused.nobody-chosen");
        }
        Answer answer = direct
                ? consults.pass(user.organisation(), user.userId(), wanted.get())
                : consults.consult(user.organisation(), user.userId(), wanted.get());
        if (answer != Answer.DONE) {
            return answers.refused(user, request, "desk.refused.consult." + answer);
        }
        return direct ? answers.said(user, request, "desk.passed") : answers.done(user, request);
    }

    @PostMapping("/oproep/wissel")
    ModelAndView swap(@AuthenticationPrincipal SignedInUser user, HttpServletRequest request) {
        return consults.swap(user.organisation(), user.userId())
                ? answers.done(user, request)
                : answers.refused(user, request, "desk.refused.no-consult");
    }

    @PostMapping("/oproep/samen")
    ModelAndView confer(@AuthenticationPrincipal SignedInUser user, HttpServletRequest request) {
        return consults.confer(user.organisation(), user.userId())
                ? answers.done(user, request)
                : answers.refused(user, request, "desk.refused.no-consult");
    }

    @PostMapping("/oproep/doorverbinden")
    ModelAndView transfer(@AuthenticationPrincipal SignedInUser user, HttpServletRequest request) {
        return consults.transfer(user.organisation(), user.userId())
                ? answers.said(user, request, "desk.transferred")
                : answers.refused(user, request, "desk.refused.no-consult");
    }

    @PostMapping("/oproep/ruggespraak/einde")
    ModelAndView end(@AuthenticationPrincipal SignedInUser user, HttpServletRequest request) {
        return consults.end(user.organisation(), user.userId())
                ? answers.done(user, request)
                : answers.refused(user, request, "desk.refused.no-consult");
    }

    @PostMapping("/oproep/dempen")
    ModelAndView mute(
            @AuthenticationPrincipal SignedInUser user, @RequestParam boolean aan, HttpServletRequest request) {
        if (!consults.mute(user.organisation(), user.userId(), aan)) {
            return answers.refused(user, request, "desk.refused.no-mute");
        }
        return aan ? answers.done(user, request) : answers.said(user, request, "desk.unmuted");
    }
}
