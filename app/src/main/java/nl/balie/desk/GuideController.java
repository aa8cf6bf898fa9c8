package nl.balie.desk;

import static nl.balie.pages.Answers.ID;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import nl.balie.database.Tenancy;
import nl.balie.directory.Directory;
import nl.balie.pages.Answers;
import nl.balie.pages.AskedList;
import nl.balie.people.Role;
import nl.balie.people.SignedInUser;
import nl.balie.tenants.Organisations;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The directory in which everybody of the contact centre looks colleagues up (requirements 2.5.11, 2.5.12 and 4.3.1). */
@Controller
@RequestMapping(GuideController.PATH)
@PreAuthorize(AgentsController.IN_THE_CENTRE)
class GuideController {
    static final String PATH = "/gids";

    private final Directory directory;
    private final Organisations organisations;
    private final Tenancy tenancy;
    private final Answers answers;
    private final DeskSettings settings;
    private final Clock clock;

    GuideController(
            Directory directory,
            Organisations organisations,
            Tenancy tenancy,
            Answers answers,
            DeskSettings settings,
            Clock clock) {
        this.directory = directory;
        this.organisations = organisations;
        this.tenancy = tenancy;
        this.answers = answers;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping
    String page(@AuthenticationPrincipal SignedInUser user, AskedList asked, Model model) {
        lines(user, asked, model);
        live(model);
        return "desk/guide";
    }

    /** The same with a colleague beside the list. */
    @GetMapping("/" + ID)
    String colleague(@AuthenticationPrincipal SignedInUser user, @PathVariable UUID id, AskedList asked, Model model) {
        lines(user, asked, model);
        shown(user, id, model);
        live(model);
        return "desk/guide";
    }

    /** The part of the page that changes by itself. */
    @GetMapping("/lijst")
    String list(@AuthenticationPrincipal SignedInUser user, AskedList asked, Model model) {
        lines(user, asked, model);
        return "desk/guide :: list";
    }

    /** The other part. */
    @GetMapping("/" + ID + "/kaart")
    String card(@AuthenticationPrincipal SignedInUser user, @PathVariable UUID id, Model model) {
        shown(user, id, model);
        return "desk/guide :: card";
    }

    private void lines(SignedInUser user, AskedList asked, Model model) {
        ZoneId zone = zone(user);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        model.addAttribute(
                "list",
                directory.list(user.organisation(), asked.query()).map(entry -> GuideLine.of(entry, zone, today)));
    }

    private void shown(SignedInUser user, UUID id, Model model) {
        ZoneId zone = zone(user);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        model.addAttribute("shown", GuideLine.of(answers.found(directory.find(user.organisation(), id)), zone, today))
                .addAttribute("atDesk", user.is(Role.AGENT) || user.is(Role.TELEPHONIST));
    }

    private void live(Model model) {
        model.addAttribute("now", clock.instant())
                .addAttribute("heartbeat", settings.heartbeat().toMillis());
    }

    private ZoneId zone(SignedInUser user) {
        return tenancy.read(user.organisation(), () -> organisations.current().timeZone());
    }
}
