package nl.balie.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import nl.balie.audit.ReadIsRecorded;
import nl.balie.pages.NotFound;
import nl.balie.people.SignedInUser;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Earlier contacts of who calls: a part that a card fetches by itself, so that the card never waits for it. */
@Controller
@RequestMapping(DeskController.PATH + "/contacten/{id:[0-9a-f-]{36}}/eerder")
@PreAuthorize(DeskController.AT_A_DESK)
class EarlierController {
    private final EarlierContacts earlier;

    EarlierController(EarlierContacts earlier) {
        this.earlier = earlier;
    }

    @GetMapping
    @ReadIsRecorded("earlier-contacts-read")
    String earlier(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID id,
            Model model,
            HttpServletRequest request) {
        EarlierContacts.Found found = earlier.before(user, id)
                .orElseThrow(() -> new NotFound("Contact " + id + " was never one of " + user.username()));
        request.setAttribute(ReadIsRecorded.OF, "/contacten/" + id);
        model.addAttribute("earlier", found)
                .addAttribute("contactId", id)
                .addAttribute("all", Desks.maySeeAllContacts(user));
        return "desk/earlier :: list";
    }
}
