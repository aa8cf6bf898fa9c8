package nl.balie.desk;

import jakarta.servlet.http.HttpServletRequest;
import nl.balie.calls.DeskDevices;
import nl.balie.people.PhoneChoice;
import nl.balie.people.SignedInUser;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** At which device an agent wants to be rung (requirement 2.5.3). */
@Controller
@RequestMapping(DeskController.PATH)
@PreAuthorize(DeskController.AT_A_DESK)
class PhoneActions {
    private final DeskAnswers answers;
    private final DeskDevices devices;

    PhoneActions(DeskAnswers answers, DeskDevices devices) {
        this.answers = answers;
        this.devices = devices;
    }

    @PostMapping("/toestel")
    ModelAndView choose(
            @AuthenticationPrincipal SignedInUser user, @RequestParam PhoneChoice toestel, HttpServletRequest request) {
        devices.choose(user, toestel);
        return answers.said(user, request, "desk.device.chosen." + toestel);
    }
}
