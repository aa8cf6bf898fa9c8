package nl.balie.desk;

import nl.balie.people.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The agent's desk, and the parts of it that the page fetches when they have changed. */
@Controller
@RequestMapping(DeskController.PATH)
@PreAuthorize(DeskController.AT_A_DESK)
class DeskController {
    static final String PATH = "/desk";
    static final String AT_A_DESK = "hasAnyRole('AGENT', 'TELEPHONIST')";

    private final DeskParts parts;
    private final DeskSettings settings;

    DeskController(DeskParts parts, DeskSettings settings) {
        this.settings = settings;
        this.parts = parts;
    }

    /**
     * @param bel whom to call, as a link on another page says it ({@code tel:} or {@code balie:}, requirement 2.5.16)
     */
    @GetMapping
    String desk(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(required = false) @Nullable String bel,
            Model model) {
        parts.all(user, model);
        model.addAttribute("bel", bel == null ? null : DialActions.linked(bel));
        model.addAttribute("heartbeat", settings.heartbeat().toMillis());
        return "desk/desk";
    }

    @GetMapping("/status")
    String status(@AuthenticationPrincipal SignedInUser user, Model model) {
        parts.status(user, model);
        return "desk/parts :: status";
    }

    @GetMapping("/redenen")
    String reasons(@AuthenticationPrincipal SignedInUser user, Model model) {
        parts.reasons(user, model);
        return "desk/parts :: reasons";
    }

    @GetMapping("/bestemmingen")
    String destinations(@AuthenticationPrincipal SignedInUser user, Model model) {
        parts.destinations(user, model);
        return "desk/parts :: destinations";
    }

    @GetMapping("/wachtrijen")
    String queues(@AuthenticationPrincipal SignedInUser user, Model model) {
        parts.queues(user, model);
        return "desk/parts :: queues";
    }

    @GetMapping("/oproep")
    String call(@AuthenticationPrincipal SignedInUser user, Model model) {
        parts.call(user, model);
        return "desk/call :: call";
    }

    @GetMapping("/gemist")
    String missed(@AuthenticationPrincipal SignedInUser user, Model model) {
        parts.missed(user, model);
        return "desk/missed :: missed";
    }

    /** What the agent has, for a page that is not his desk. */
    @GetMapping("/balk")
    String bar(@AuthenticationPrincipal SignedInUser user, Model model) {
        parts.bar(user, model);
        return "desk/bar :: content";
    }

    @GetMapping("/terugbellen")
    String callbacks(@AuthenticationPrincipal SignedInUser user, Model model) {
        parts.callbacks(user, model);
        return "desk/callbacks :: callbacks";
    }

    @GetMapping("/resultaten")
    String results(@AuthenticationPrincipal SignedInUser user, Model model) {
        parts.results(user, model);
        return "desk/parts :: results";
    }
}
