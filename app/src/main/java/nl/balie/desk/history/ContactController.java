package nl.balie.desk.history;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import nl.balie.audit.ReadIsRecorded;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Contact.Origin;
import nl.balie.contacts.Result;
import nl.balie.database.ListPage;
import nl.balie.desk.Desks;
import nl.balie.people.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The contacts of the organisation; an agent sees his own. */
@Controller
@RequestMapping("/contacten")
@PreAuthorize("hasAnyRole('AGENT', 'TELEPHONIST', 'SUPERVISOR', 'FUNCTIONAL_ADMINISTRATOR', 'SERVICE_DESK')")
class ContactController {
    private static final String ONE = "/{id:[0-9a-f-]{36}}";
    private static final MediaType BPMN = new MediaType("application", "xml", StandardCharsets.UTF_8);

    private final ContactList list;
    private final ContactSheets sheets;

    ContactController(ContactList list, ContactSheets sheets) {
        this.list = list;
        this.sheets = sheets;
    }

    /** A date that is none shows an error at its field and no contacts, rather than other ones than asked for. */
    @GetMapping
    String contacts(
            @AuthenticationPrincipal SignedInUser user, @ModelAttribute("filter") ContactFilter filter, Model model) {
        filter.check();
        UUID agent = Desks.maySeeAllContacts(user) ? null : user.userId();
        ListPage<ContactLine> found = filter.period().isWrong()
                ? new ListPage<>(List.of(), 0, 1, filter.words())
                : list.find(user.organisation(), agent, filter);
        model.addAttribute("list", found)
                .addAttribute("own", agent != null)
                .addAttribute("channels", Channel.values())
                .addAttribute("origins", Origin.values())
                .addAttribute("results", Result.values());
        return "history/contacts";
    }

    @GetMapping(ONE)
    @ReadIsRecorded("contact-read")
    String contact(@AuthenticationPrincipal SignedInUser user, @PathVariable UUID id, Model model) {
        model.addAttribute("sheet", sheets.sheet(user, id)).addAttribute("recordings", sheets.recordings(user, id));
        return "history/contact";
    }

    @GetMapping(ONE + "/model/{process}/{version}.bpmn")
    ResponseEntity<String> model(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID id,
            @PathVariable String process,
            @PathVariable int version) {
        return ResponseEntity.ok().contentType(BPMN).body(sheets.model(user, id, process, version));
    }

    @GetMapping(ONE + "/model/{process}/{version}/pad.json")
    ResponseEntity<ContactSheets.Taken> path(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID id,
            @PathVariable String process,
            @PathVariable int version,
            @RequestParam(required = false) @Nullable String instantie) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(sheets.taken(user, id, process, version, instantie));
    }
}
