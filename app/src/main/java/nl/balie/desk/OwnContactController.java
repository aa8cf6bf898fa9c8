package nl.balie.desk;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.balie.codes.Codes;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.Note;
import nl.balie.contacts.Notes;
import nl.balie.database.Tenancy;
import nl.balie.pages.NotFound;
import nl.balie.pages.Notice;
import nl.balie.people.SignedInUser;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
 * The code and the note of a contact that an agent had, also when its wrap-up is long over (requirement 2.2.31): a page of its
 * own behind the list of today, so that it works without the live desk. Cards of the desk keep their notes here too.
 */
@Controller
@RequestMapping(DeskController.PATH + "/contacten/{id:[0-9a-f-]{36}}")
@PreAuthorize(DeskController.AT_A_DESK)
class OwnContactController {
    private static final String PAGE = "desk/own-contact";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Tenancy tenancy;
    private final Contacts contacts;
    private final Codes codes;
    private final Organisations organisations;
    private final Dispositions dispositions;
    private final OwnNotes notes;
    private final MessageSource messages;
    private final Clock clock;

    OwnContactController(
            Tenancy tenancy,
            Contacts contacts,
            Codes codes,
            Organisations organisations,
            Dispositions dispositions,
            OwnNotes notes,
            MessageSource messages,
            Clock clock) {
        this.tenancy = tenancy;
        this.contacts = contacts;
        this.codes = codes;
        this.organisations = organisations;
        this.dispositions = dispositions;
        this.notes = notes;
        this.messages = messages;
        this.clock = clock;
    }

    /** A code as it can be chosen, of either level. */
    record Choice(UUID id, String words) {}

    @GetMapping("/afhandelcode")
    String contact(@AuthenticationPrincipal SignedInUser user, @PathVariable UUID id, Model model) {
        show(user, id, model);
        return PAGE;
    }

    /** Without a code nothing is kept: a contact that has one keeps it. */
    @PostMapping("/afhandelcode")
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

    /**
     * What a page hears of the note that it sent.
     *
     * @param version of the note as it stands now
     * @param text as it stands now, when it is another than was sent; null otherwise
     * @param message in words
     */
    record Answer(int version, @Nullable String text, String message) {}

    /** Keeps the note as it is typed. */
    @PostMapping(path = "/notitie", headers = "HX-Request")
    ResponseEntity<Answer> keep(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID id,
            @RequestParam String tekst,
            @RequestParam int versie) {
        return switch (notes.keep(user, id, tekst, versie).orElse(null)) {
            case null -> answer(HttpStatus.NOT_FOUND, versie, null, "desk.note.not-own");
            case Notes.Outcome.Kept(var note, var _) ->
                answer(HttpStatus.OK, note.version(), null, "desk.note.kept", timeOf(user));
            case Notes.Outcome.Overtaken(var now) ->
                answer(HttpStatus.CONFLICT, now.version(), now.text(), "desk.note.overtaken");
            case Notes.Outcome.TooLong(var characters) ->
                answer(HttpStatus.UNPROCESSABLE_ENTITY, versie, null, "desk.note.too-long", characters, Note.LONGEST);
        };
    }

    private ResponseEntity<Answer> answer(
            HttpStatus status, int version, @Nullable String text, String message, Object... values) {
        String words = messages.getMessage(message, values, LocaleContextHolder.getLocale());
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Answer(version, text, words));
    }

    private String timeOf(SignedInUser user) {
        return TIME.format(clock.instant()
                .atZone(tenancy.read(user.organisation(), organisations::current)
                        .timeZone()));
    }

    /** The same without JavaScript. What was typed and could not be kept stands in the page again. */
    @PostMapping(path = "/notitie", headers = "!HX-Request")
    ModelAndView keep(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID id,
            @RequestParam String tekst,
            @RequestParam int versie,
            RedirectAttributes redirect) {
        return switch (notes.keep(user, id, tekst, versie).orElse(null)) {
            case null -> throw new NotFound("Contact " + id + " was never one of " + user.username());
            case Notes.Outcome.Kept _ -> {
                Notice.done(redirect, "desk.note.stored");
                yield new ModelAndView("redirect:" + DeskController.PATH);
            }
            case Notes.Outcome.Overtaken(var now) -> {
                Model model = again(user, id, tekst).addAttribute("overtakenBy", now.text());
                yield new ModelAndView(PAGE, model.asMap(), HttpStatus.CONFLICT);
            }
            case Notes.Outcome.TooLong(var characters) -> {
                Model model = again(user, id, tekst).addAttribute("tooLong", characters);
                yield new ModelAndView(PAGE, model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
            }
        };
    }

    private Model again(SignedInUser user, UUID id, String typed) {
        Model model = show(user, id, new ExtendedModelMap());
        ContactNotes stored = (ContactNotes) Objects.requireNonNull(model.getAttribute("notes"));
        return model.addAttribute("notes", stored.typed(typed));
    }

    private Model show(SignedInUser user, UUID id, Model model) {
        return tenancy.read(user.organisation(), () -> {
            Contact contact = contacts.find(id).orElseThrow(() -> new NotFound("There is no contact " + id));
            if (!notes.mayWrite(user, contact)) {
                throw new NotFound("Contact " + id + " was never one of " + user.username());
            }
            return model.addAttribute("contact", contact)
                    .addAttribute("own", user.userId().equals(contact.agentId()))
                    .addAttribute("notes", notes.of(user, List.of(id)).get(id))
                    .addAttribute("zone", organisations.current().timeZone())
                    .addAttribute("choices", choices());
        });
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
