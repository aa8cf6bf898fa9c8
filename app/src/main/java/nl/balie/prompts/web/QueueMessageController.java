package nl.balie.prompts.web;

import static nl.balie.prompts.web.PromptController.ID;
import static nl.balie.prompts.web.PromptController.MAY_CHANGE;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import nl.balie.database.Tenancy;
import nl.balie.pages.AskedList;
import nl.balie.pages.Check;
import nl.balie.pages.Edit;
import nl.balie.pages.NotFound;
import nl.balie.pages.Notice;
import nl.balie.pages.Option;
import nl.balie.pages.Visitor;
import nl.balie.prompts.PromptCatalogue;
import nl.balie.prompts.QueueMessage;
import nl.balie.prompts.QueueMessageDetails;
import nl.balie.prompts.QueueMessages;
import nl.balie.queues.Queues;
import nl.balie.tenants.Organisations;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Temporary messages in front of queues (requirement 2.3.8). */
@Controller
@RequestMapping(QueueMessageController.PATH)
@PreAuthorize("@rights.mayView('PROMPTS')")
class QueueMessageController {
    static final String PATH = "/beheer/tijdelijke-meldingen";
    private static final String FORM = "prompts/queue-message";

    private final QueueMessages messages;
    private final PromptCatalogue catalogue;
    private final Queues queues;
    private final Organisations organisations;
    private final Tenancy tenancy;
    private final Clock clock;

    QueueMessageController(
            QueueMessages messages,
            PromptCatalogue catalogue,
            Queues queues,
            Organisations organisations,
            Tenancy tenancy,
            Clock clock) {
        this.messages = messages;
        this.catalogue = catalogue;
        this.queues = queues;
        this.organisations = organisations;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** A message in the list; state is now, later or over. */
    record Row(QueueMessage message, ZonedDateTime starts, ZonedDateTime ends, String state) {}

    @GetMapping
    String list(@AuthenticationPrincipal Visitor visitor, AskedList asked, Model model) {
        Instant now = clock.instant();
        tenancy.read(visitor.organisation(), () -> {
            ZoneId zone = organisations.current().timeZone();
            return model.addAttribute("list", messages.list(asked.query()).map(message -> row(message, zone, now)));
        });
        return "prompts/queue-messages";
    }

    @GetMapping("/nieuw")
    @PreAuthorize(MAY_CHANGE)
    String blank(@AuthenticationPrincipal Visitor visitor, Model model) {
        return tenancy.read(visitor.organisation(), () -> {
            choices(model)
                    .addAttribute("form", QueueMessageForm.blank(clock.instant().atZone(zone())));
            return FORM;
        });
    }

    @PostMapping
    @PreAuthorize(MAY_CHANGE)
    ModelAndView add(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("form") QueueMessageForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        return tenancy.in(visitor.organisation(), () -> save(form, errors, model, redirect, messages::add));
    }

    @GetMapping("/" + ID)
    String edit(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, Model model) {
        return tenancy.read(visitor.organisation(), () -> {
            QueueMessage message = found(id);
            choices(model).addAttribute("thing", message).addAttribute("form", QueueMessageForm.of(message, zone()));
            return FORM;
        });
    }

    @PostMapping("/" + ID)
    @PreAuthorize(MAY_CHANGE)
    ModelAndView change(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @ModelAttribute("form") QueueMessageForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        return tenancy.in(visitor.organisation(), () -> {
            QueueMessage message = found(id);
            model.addAttribute("thing", message);
            Edit<QueueMessageForm> edit = Edit.of(form, QueueMessageForm.of(message, zone()), errors, model, request);
            return save(edit.form(), edit.errors(), model, redirect, details -> messages.change(message, details));
        });
    }

    @PostMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    String remove(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, RedirectAttributes redirect) {
        tenancy.in(visitor.organisation(), () -> {
            QueueMessage message = found(id);
            messages.remove(message);
            Notice.done(redirect, "prompts.queue-messages.removed", message.prompt(), message.queue());
        });
        return "redirect:" + PATH;
    }

    private ModelAndView save(
            QueueMessageForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect,
            Consumer<QueueMessageDetails> save) {
        choices(model);
        Optional<QueueMessageDetails> details =
                form.details(new Check(errors), queueOptions(), promptOptions(), zone(), clock.instant());
        if (details.isEmpty()) {
            return new ModelAndView(FORM, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        save.accept(details.get());
        Notice.done(redirect, "prompts.queue-messages.saved");
        return new ModelAndView("redirect:" + PATH);
    }

    private QueueMessage found(UUID id) {
        return messages.find(id).orElseThrow(() -> new NotFound("No queue message " + id));
    }

    private Model choices(Model model) {
        return model.addAttribute("queues", queueOptions())
                .addAttribute("prompts", promptOptions())
                .addAttribute("zone", zone().getId());
    }

    private List<Option> queueOptions() {
        return queues.all().stream()
                .map(queue -> new Option(queue.id().toString(), queue.name()))
                .toList();
    }

    /** Those that can be heard. */
    private List<Option> promptOptions() {
        return catalogue.all().stream()
                .filter(prompt -> !prompt.languages().isEmpty())
                .map(prompt -> new Option(prompt.id().toString(), prompt.name()))
                .toList();
    }

    private ZoneId zone() {
        return organisations.current().timeZone();
    }

    private static Row row(QueueMessage message, ZoneId zone, Instant now) {
        String state = message.isInForce(now) ? "now" : message.isOver(now) ? "over" : "later";
        return new Row(
                message, message.startsAt().atZone(zone), message.endsAt().atZone(zone), state);
    }
}
