package nl.balie.desk;

import java.util.Comparator;
import java.util.List;
import nl.balie.pages.MenuEntry;
import nl.balie.pages.MenuEntry.Section;
import nl.balie.people.Role;
import nl.balie.people.SignedInUser;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where somebody's work begins. */
@Controller
class StartController {
    private static final String CONTACTS = "/contacten";

    private final List<MenuEntry> entries;

    StartController(List<MenuEntry> entries) {
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(MenuEntry::place))
                .toList();
    }

    @GetMapping("/")
    String start(Authentication known) {
        return "redirect:" + (known.getPrincipal() instanceof SignedInUser user ? first(user, known) : CONTACTS);
    }

    /** An administrator begins with the first page of administration that he may see. */
    private String first(SignedInUser user, Authentication known) {
        if (Desks.has(user)) {
            return DeskController.PATH;
        }
        if (user.is(Role.SUPERVISOR) || user.is(Role.SERVICE_DESK)) {
            return CONTACTS;
        }
        return entries.stream()
                .filter(entry -> entry.section() == Section.ADMINISTRATION)
                .filter(entry -> entry.visible().test(known))
                .map(MenuEntry::path)
                .findFirst()
                .orElse(CONTACTS);
    }
}
