package nl.balie.calamity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.balie.acd.WaitingLine;
import nl.balie.calamity.CalamityDestination;
import nl.balie.calamity.CalamityDetails;
import nl.balie.calamity.CalamitySwitch;
import nl.balie.calamity.CalamitySwitches;
import nl.balie.contacts.Contacts;
import nl.balie.database.Tenancy;
import nl.balie.numbers.CallflowNames;
import nl.balie.numbers.CallflowNames.Callflow;
import nl.balie.pages.AskedList;
import nl.balie.pages.Edit;
import nl.balie.pages.NotFound;
import nl.balie.pages.Notice;
import nl.balie.pages.Option;
import nl.balie.pages.Visitor;
import nl.balie.prompts.PromptCatalogue;
import nl.balie.queues.Queues;
import nl.balie.tenants.Organisations;
import org.springframework.beans.factory.ObjectProvider;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The calamity switches of an organisation's numbers (requirements 2.2.72, 2.2.73, 2.2.75 and 2.2.76). */
@Controller
@RequestMapping(CalamityController.PATH)
@PreAuthorize("@rights.mayView('CALAMITIES')")
class CalamityController {
    static final String PATH = "/beheer/calamiteiten";
    private static final String ID = "/{id:[0-9a-f-]{36}}";
    private static final String MAY_CHANGE = "@rights.mayChange('CALAMITIES')";
    private static final String FORM = "calamity/switch";

    private final CalamitySwitches switches;
    private final Queues queues;
    private final PromptCatalogue prompts;
    private final ObjectProvider<CallflowNames> callflows;
    private final Organisations organisations;
    private final Tenancy tenancy;
    private final MessageSource messages;
    private final WaitingLine waitingLine;
    private final Contacts contacts;
    private final Clock clock;

    CalamityController(
            CalamitySwitches switches,
            Queues queues,
            PromptCatalogue prompts,
            ObjectProvider<CallflowNames> callflows,
            Organisations organisations,
            Tenancy tenancy,
            MessageSource messages,
            WaitingLine waitingLine,
            Contacts contacts,
            Clock clock) {
        this.waitingLine = waitingLine;
        this.contacts = contacts;
        this.switches = switches;
        this.queues = queues;
        this.prompts = prompts;
        this.callflows = callflows;
        this.organisations = organisations;
        this.tenancy = tenancy;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(@AuthenticationPrincipal Visitor visitor, AskedList asked, Model model) {
        return tenancy.read(visitor.organisation(), () -> {
            model.addAttribute("list", switches.list(asked.query()))
                    .addAttribute("now", clock.instant())
                    .addAttribute("zone", organisations.current().timeZone())
                    .addAttribute(
                            "callflowNames", deployed(visitor).collect(Collectors.toMap(Callflow::id, Callflow::name)))
                    .addAttribute(
                            "deaf",
                            ids(deployed(visitor).filter(callflow -> !callflow.calamity() && !callflow.shipped())))
                    .addAttribute(
                            "without",
                            ids(deployed(visitor).filter(callflow -> !callflow.calamity() && callflow.shipped())));
            return "calamity/switches";
        });
    }

    /** Asks, and says who will notice, before callers are led elsewhere. */
    @GetMapping(ID + "/aanzetten")
    @PreAuthorize(MAY_CHANGE)
    String ask(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, Model model) {
        return tenancy.read(visitor.organisation(), () -> {
            CalamitySwitch calamity = found(id);
            long waiting = contacts.all(waitingLine.contacts()).stream()
                    .filter(contact -> calamity.number().equals(contact.to()))
                    .count();
            model.addAttribute("calamity", calamity)
                    .addAttribute("waiting", waiting)
                    .addAttribute(
                            "callflowNames", deployed(visitor).collect(Collectors.toMap(Callflow::id, Callflow::name)))
                    .addAttribute("stand", calamity.revision(clock.instant()));
            return "calamity/question";
        });
    }

    private static Set<String> ids(Stream<Callflow> callflows) {
        return callflows.map(Callflow::id).collect(Collectors.toSet());
    }

    @PostMapping(ID + "/schakelaar")
    @PreAuthorize(MAY_CHANGE)
    String turn(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @RequestParam boolean aan,
            @RequestParam(defaultValue = "") String stand,
            RedirectAttributes redirect) {
        CalamitySwitch seen = tenancy.read(visitor.organisation(), () -> found(id));
        Optional<CalamitySwitch> after = tenancy.in(
                visitor.organisation(), () -> switches.turn(seen.numberId(), aan, stand.isEmpty() ? null : stand));
        if (after.isPresent()) {
            Notice.done(redirect, aan ? "calamity.turned-on" : "calamity.turned-off", seen.number());
        } else {
            Notice.refused(redirect, "calamity.meanwhile", seen.number());
        }
        return "redirect:" + PATH;
    }

    @GetMapping(ID)
    String edit(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, Model model) {
        return tenancy.read(visitor.organisation(), () -> {
            CalamitySwitch calamity = found(id);
            page(model, calamity, choices(visitor));
            model.addAttribute(
                    "form", CalamityForm.of(calamity, organisations.current().timeZone()));
            return FORM;
        });
    }

    @PostMapping(ID)
    @PreAuthorize(MAY_CHANGE)
    ModelAndView change(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @ModelAttribute("form") CalamityForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        return tenancy.in(visitor.organisation(), () -> {
            CalamitySwitch calamity = found(id);
            Choices choices = choices(visitor);
            ZoneId zone = organisations.current().timeZone();
            Edit<CalamityForm> edit = Edit.of(form, CalamityForm.of(calamity, zone), errors, model, request);
            Optional<CalamityDetails> details = edit.form().details(edit.check(), choices, zone, clock.instant());
            if (details.isEmpty()) {
                page(model, calamity, choices);
                return new ModelAndView(FORM, model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
            }
            switches.keep(id, details.get());
            Notice.done(redirect, "calamity.saved", calamity.number());
            return new ModelAndView("redirect:" + PATH);
        });
    }

    private CalamitySwitch found(UUID id) {
        return switches.find(id).orElseThrow(() -> new NotFound("The organisation has no such number"));
    }

    private void page(Model model, CalamitySwitch calamity, Choices choices) {
        model.addAttribute("calamity", calamity)
                .addAttribute("choices", choices)
                .addAttribute("zone", organisations.current().timeZone().getId());
    }

    private Choices choices(Visitor visitor) {
        return new Choices(
                Arrays.stream(CalamityDestination.values())
                        .map(destination -> new Option(destination.name(), text("calamity.destination." + destination)))
                        .toList(),
                queues.all().stream()
                        .map(queue -> new Option(queue.id().toString(), queue.name()))
                        .toList(),
                callflows(visitor),
                prompts.all().stream()
                        .map(prompt -> new Option(prompt.id().toString(), prompt.name()))
                        .toList());
    }

    /** Only those that look at the switch: another would lead callers on without the emergency message. */
    private List<Option> callflows(Visitor visitor) {
        return deployed(visitor)
                .filter(Callflow::calamity)
                .map(callflow -> new Option(callflow.id(), callflow.name()))
                .toList();
    }

    private Stream<Callflow> deployed(Visitor visitor) {
        return callflows.stream().flatMap(names -> names.of(visitor.organisation()).stream());
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
