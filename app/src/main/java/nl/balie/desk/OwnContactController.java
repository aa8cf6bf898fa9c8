package nl.balie.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.balie.codes.Codes;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contacts;
import nl.balie.database.Tenancy;
import nl.balie.pages.NotFound;
import nl.balie.pages.Notice;
import nl.balie.people.SignedInUser;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The code of a contact that an agent had, also when its wrap-up is long over (requirement 2.2.31): a page of its own
 * behind the list of today, so that it works without the live desk.
 */
@Controller
@RequestMapping(DeskController.PATH + "/contacten/{id:[0-9a-f-]{36}}/afhandelcode")
@PreAuthorize(DeskController.AT_A_DESK)
class OwnContactController {
    private static final String PAGE = "desk/own-contact";

    private final Tenancy tenancy;
    private final Contacts contacts;
    private final Codes codes;
    private final Organisations organisations;
    private final Dispositions dispositions;
    private final OwnDay day;

    OwnContactController(
            Tenancy tenancy,
            Contacts contacts,
            Codes codes,
            Organisations organisations,
            Dispositions dispositions,
            OwnDay day) {
        this.tenancy = tenancy;
        this.contacts = contacts;
        this.codes = codes;
        this.organisations = organisations;
        this.dispositions = dispositions;
        this.day = day;
    }

    /** A code as it can be chosen, of either level. */
    record Choice(UUID id, String words) {}

    @GetMapping
    String contact(@AuthenticationPrincipal SignedInUser user, @PathVariable UUID id, Model model) {
        show(user, id, model);
        return PAGE;
    }

    /** Without a code nothing is kept: a contact that has one keeps it. */
    @PostMapping
    ModelAndView file(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID code,
            RedirectAttributes redirect) {
        Optional<String> words =
                code == null ? Optional.empty() : dispositions.choose(user.organisation(), user.userId(), id, code);
        if (words.isEmpty()) {
            Model model = show(user, id, new ExtendedModelMap()).addAttribute("wrong", true);
            return new ModelAndView(PAGE, model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        Notice.done(redirect, "desk.own.stored", words.get());
        return new ModelAndView("redirect:" + DeskController.PATH);
    }

    private Model show(SignedInUser user, UUID id, Model model) {
        return tenancy.read(user.organisation(), () -> {
            Contact contact = contacts.find(id).orElseThrow(() -> new NotFound("There is no contact " + id));
            boolean own = user.userId().equals(contact.agentId());
            if (!own && !hadToday(user, id)) {
                throw new NotFound("Contact " + id + " was never one of " + user.username());
            }
            return model.addAttribute("contact", contact)
                    .addAttribute("own", own)
                    .addAttribute("zone", organisations.current().timeZone())
                    .addAttribute("choices", choices());
        });
    }

    /** Had it, and put the caller back: his list of today has it, and the agent who had it last gives the code. */
    private boolean hadToday(SignedInUser user, UUID id) {
        return day.of(user.organisation(), user.userId()).contacts().stream()
                .anyMatch(contact -> contact.id().equals(id));
    }

    private List<Choice> choices() {
        return codes.dispositionCodes().stream()
                .flatMap(primary -> Stream.concat(
                        Stream.of(new Choice(primary.id(), primary.name())),
                        primary.secondary().stream()
                                .map(code -> new Choice(code.id(), Dispositions.path(primary, code)))))
                .toList();
    }
}
