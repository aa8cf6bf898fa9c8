package nl.balie.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import nl.balie.acd.MissedOffers;
import nl.balie.people.SignedInUser;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** An agent has read of the offers that he let pass. */
@Controller
@RequestMapping(DeskController.PATH + "/gemist")
@PreAuthorize(DeskController.AT_A_DESK)
class MissedActions {
    private final DeskAnswers answers;
    private final MissedOffers missed;

    MissedActions(DeskAnswers answers, MissedOffers missed) {
        this.answers = answers;
        this.missed = missed;
    }

    /** Those that were shown, so that one which came meanwhile stays. */
    @PostMapping("/gelezen")
    ModelAndView read(
            @AuthenticationPrincipal SignedInUser user, @RequestParam List<UUID> aanbod, HttpServletRequest request) {
        missed.read(user.organisation(), user.userId(), aanbod);
        return answers.done(user, request);
    }
}
