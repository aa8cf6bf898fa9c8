package nl.balie.treatment.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.balie.database.Tenancy;
import nl.balie.mail.OutgoingMail;
import nl.balie.numbers.DialPolicy;
import nl.balie.pages.Edit;
import nl.balie.pages.NotFound;
import nl.balie.pages.Notice;
import nl.balie.pages.Option;
import nl.balie.pages.Visitor;
import nl.balie.prompts.PromptCatalogue;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import nl.balie.treatment.Elsewhere.Destination;
import nl.balie.treatment.Treatment;
import nl.balie.treatment.Treatments;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
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

/** How a queue treats its callers (requirements 2.3.4, 2.3.6, 2.3.7 and 2.3.9-2.3.12). */
@Controller
@RequestMapping("/beheer/wachtrijen/{id:[0-9a-f-]{36}}/wachten")
@PreAuthorize("@rights.mayView('QUEUES')")
class TreatmentController {
    private static final String FORM = "treatment/queue";

    private final Treatments treatments;
    private final Queues queues;
    private final PromptCatalogue prompts;
    private final OutgoingMail mail;
    private final DialPolicy policy;
    private final Tenancy tenancy;
    private final MessageSource messages;

    TreatmentController(
            Treatments treatments,
            Queues queues,
            PromptCatalogue prompts,
            OutgoingMail mail,
            DialPolicy policy,
            Tenancy tenancy,
            MessageSource messages) {
        this.treatments = treatments;
        this.queues = queues;
        this.prompts = prompts;
        this.mail = mail;
        this.policy = policy;
        this.tenancy = tenancy;
        this.messages = messages;
    }

    @GetMapping
    String show(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, Model model) {
        return tenancy.read(visitor.organisation(), () -> {
            Queue queue = found(id);
            page(model, queue, choices(queue));
            model.addAttribute("form", TreatmentForm.of(treatments.of(id)));
            return FORM;
        });
    }

    @PostMapping
    @PreAuthorize("@rights.mayChange('QUEUES')")
    ModelAndView keep(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @ModelAttribute("form") TreatmentForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        return tenancy.in(visitor.organisation(), () -> {
            Queue queue = found(id);
            Choices choices = choices(queue);
            Edit<TreatmentForm> edit = Edit.of(form, TreatmentForm.of(treatments.of(id)), errors, model, request);
            Optional<Treatment> treatment = edit.form().treatment(edit.check(), choices);
            if (treatment.isEmpty()) {
                page(model, queue, choices);
                return new ModelAndView(FORM, model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
            }
            treatments.keep(queue, treatment.get());
            redirect.addFlashAttribute("notice", new Notice("ok", "treatment.saved", new Object[] {queue.name()}));
            return new ModelAndView("redirect:/beheer/wachtrijen/" + id + "/wachten");
        });
    }

    private Queue found(UUID id) {
        return queues.find(id).orElseThrow(() -> new NotFound("The organisation has no such queue"));
    }

    private void page(Model model, Queue queue, Choices choices) {
        model.addAttribute("queue", queue)
                .addAttribute("queues", choices.queues())
                .addAttribute("prompts", choices.prompts())
                .addAttribute("mail", mail.isPossible())
                .addAttribute("fullDestinations", destinations(Destination.values()))
                .addAttribute(
                        "longDestinations",
                        destinations(
                                Destination.WAIT,
                                Destination.QUEUE,
                                Destination.EXTERNAL,
                                Destination.CALLBACK,
                                Destination.VOICEMAIL));
    }

    private Choices choices(Queue queue) {
        List<Option> others = queues.all().stream()
                .filter(other -> !other.id().equals(queue.id()))
                .map(other -> new Option(other.id().toString(), other.name()))
                .toList();
        List<Option> names = prompts.all().stream()
                .map(prompt -> new Option(prompt.id().toString(), prompt.name()))
                .toList();
        return new Choices(others, names, policy.rules(tenancy.current()));
    }

    private List<Option> destinations(Destination... destinations) {
        return Stream.of(destinations)
                .map(destination -> new Option(
                        destination.name(),
                        messages.getMessage(
                                "treatment.destination." + destination, null, LocaleContextHolder.getLocale())))
                .toList();
    }
}
