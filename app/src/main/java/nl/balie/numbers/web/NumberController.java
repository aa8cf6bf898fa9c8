package nl.balie.numbers.web;

import static nl.balie.pages.Answers.ID;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.balie.database.ListQuery;
import nl.balie.database.Tenancy;
import nl.balie.numbers.CallflowNames;
import nl.balie.numbers.DialPolicy;
import nl.balie.numbers.Fallback;
import nl.balie.numbers.NumberDetails;
import nl.balie.numbers.NumberOverview;
import nl.balie.numbers.NumberRanges;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.opening.OpeningCalendars;
import nl.balie.pages.Answers;
import nl.balie.pages.Answers.FormPage;
import nl.balie.pages.Answers.RemovalPage;
import nl.balie.pages.AskedList;
import nl.balie.pages.Check;
import nl.balie.pages.Edit;
import nl.balie.pages.Option;
import nl.balie.pages.Saved;
import nl.balie.pages.Visitor;
import nl.balie.queues.Queues;
import org.springframework.beans.factory.ObjectProvider;
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

/** Numbers; their lines of routing are in {@link RouteController}. */
@Controller
@RequestMapping(NumberController.PATH)
@PreAuthorize("@rights.mayView('NUMBERS')")
class NumberController {
    static final String PATH = "/beheer/nummers";
    private static final String MAY_CHANGE = "@rights.mayChange('NUMBERS')";
    private static final String FORM = "numbers/number";
    private static final FormPage PAGE = new FormPage(FORM, "number", PATH);

    private final PhoneNumbers numbers;
    private final NumberRanges ranges;
    private final DialPolicy policy;
    private final RouteRows routes;
    private final OpeningCalendars calendars;
    private final Queues queues;
    private final ObjectProvider<CallflowNames> callflows;
    private final Tenancy tenancy;
    private final Answers answers;

    NumberController(
            PhoneNumbers numbers,
            NumberRanges ranges,
            DialPolicy policy,
            RouteRows routes,
            OpeningCalendars calendars,
            Queues queues,
            ObjectProvider<CallflowNames> callflows,
            Tenancy tenancy,
            Answers answers) {
        this.numbers = numbers;
        this.ranges = ranges;
        this.policy = policy;
        this.routes = routes;
        this.calendars = calendars;
        this.queues = queues;
        this.callflows = callflows;
        this.tenancy = tenancy;
        this.answers = answers;
    }

    @GetMapping
    String list(@AuthenticationPrincipal Visitor visitor, AskedList asked, Model model) {
        tenancy.read(
                visitor.organisation(),
                () -> model.addAttribute("list", numbers.page(asked.query()))
                        .addAttribute("callflows", callflowNames(visitor)));
        return "numbers/numbers";
    }

    @GetMapping("/nieuw")
    @PreAuthorize(MAY_CHANGE)
    String blank(@AuthenticationPrincipal Visitor visitor, Model model) {
        tenancy.read(visitor.organisation(), () -> model.addAttribute("choices", choices(visitor)))
                .addAttribute("form", NumberForm.blank());
        return FORM;
    }

    @PostMapping
    @PreAuthorize(MAY_CHANGE)
    ModelAndView add(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("form") NumberForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> save(visitor, form, errors, model, request, numbers::add));
    }

    @GetMapping("/" + ID)
    String edit(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, AskedList asked, Model model) {
        return tenancy.read(visitor.organisation(), () -> {
            model.addAttribute("choices", choices(visitor))
                    .addAttribute("thing", answers.found(numbers.overview(id)))
                    .addAttribute("routes", routes.of(id, asked.query()))
                    .addAttribute("form", NumberForm.of(answers.found(numbers.find(id))));
            return FORM;
        });
    }

    @PostMapping("/" + ID)
    @PreAuthorize(MAY_CHANGE)
    ModelAndView change(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @ModelAttribute("form") NumberForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            model.addAttribute("thing", answers.found(numbers.overview(id)))
                    .addAttribute("routes", routes.of(id, ListQuery.FIRST));
            Edit<NumberForm> edit =
                    Edit.of(form, NumberForm.of(answers.found(numbers.find(id))), errors, model, request);
            return save(visitor, edit.form(), edit.errors(), model, request, details -> numbers.change(id, details));
        });
    }

    @GetMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView confirm(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id) {
        return tenancy.read(
                visitor.organisation(), () -> answers.confirm(removal(answers.found(numbers.overview(id)))));
    }

    @PostMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView remove(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            RemovalPage page = removal(answers.found(numbers.overview(id)));
            return answers.removed(numbers.remove(id), page, request);
        });
    }

    private ModelAndView save(
            Visitor visitor,
            NumberForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request,
            Function<NumberDetails, Saved> save) {
        NumberForm.Choices choices = choices(visitor);
        model.addAttribute("choices", choices);
        Check check = new Check(errors);
        Optional<NumberDetails> details = form.details(check, choices, policy.rules(visitor.organisation()));
        String number = details.map(NumberDetails::number).orElse("");
        return answers.save(PAGE, check, details, save, number, request);
    }

    private NumberForm.Choices choices(Visitor visitor) {
        return new NumberForm.Choices(
                ranges.inWords(),
                callflowNames(visitor),
                calendars.all().stream()
                        .map(calendar -> new Option(
                                calendar.id().toString(), calendar.details().name()))
                        .toList(),
                queues.all().stream()
                        .map(queue -> new Option(queue.id().toString(), queue.name()))
                        .toList(),
                Arrays.stream(Fallback.values())
                        .map(kind -> new Option(kind.name(), answers.text("numbers.fallback." + kind)))
                        .toList());
    }

    private List<Option> callflowNames(Visitor visitor) {
        return callflows.getIfAvailable(ShippedCallflows::new).of(visitor.organisation()).stream()
                .map(callflow -> new Option(callflow.id(), callflow.name()))
                .toList();
    }

    private RemovalPage removal(NumberOverview number) {
        return new RemovalPage(
                number.number(),
                answers.text("numbers.removal", number.routes()),
                PATH + "/" + number.id() + "/verwijderen",
                PATH,
                List.of());
    }
}
