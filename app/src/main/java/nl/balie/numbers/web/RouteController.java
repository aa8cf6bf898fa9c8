package nl.balie.numbers.web;

import static nl.balie.pages.Answers.ID;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.balie.database.Tenancy;
import nl.balie.numbers.NumberOverview;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.numbers.PhoneRoutes;
import nl.balie.numbers.RouteDetails;
import nl.balie.numbers.RouteLine;
import nl.balie.pages.Answers;
import nl.balie.pages.Answers.FormPage;
import nl.balie.pages.Answers.RemovalPage;
import nl.balie.pages.Check;
import nl.balie.pages.Edit;
import nl.balie.pages.Option;
import nl.balie.pages.Saved;
import nl.balie.pages.Visitor;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
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

/** The lines of routing of one number. */
@Controller
@RequestMapping(RouteController.PATH)
@PreAuthorize("@rights.mayView('NUMBERS')")
class RouteController {
    static final String PATH = "/beheer/nummers/{number:[0-9a-f-]{36}}/regels";
    private static final String MAY_CHANGE = "@rights.mayChange('NUMBERS')";
    private static final String FORM = "numbers/route";

    private final PhoneNumbers numbers;
    private final PhoneRoutes routes;
    private final Queues queues;
    private final Tenancy tenancy;
    private final Answers answers;

    RouteController(PhoneNumbers numbers, PhoneRoutes routes, Queues queues, Tenancy tenancy, Answers answers) {
        this.numbers = numbers;
        this.routes = routes;
        this.queues = queues;
        this.tenancy = tenancy;
        this.answers = answers;
    }

    @GetMapping("/nieuw")
    @PreAuthorize(MAY_CHANGE)
    String blank(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID number, Model model) {
        return tenancy.read(visitor.organisation(), () -> {
            prepare(number, model).addAttribute("form", RouteForm.blank());
            return FORM;
        });
    }

    @PostMapping
    @PreAuthorize(MAY_CHANGE)
    ModelAndView add(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID number,
            @ModelAttribute("form") RouteForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            prepare(number, model);
            return save(number, form, errors, request, details -> routes.add(number, details));
        });
    }

    @GetMapping("/" + ID)
    String edit(
            @AuthenticationPrincipal Visitor visitor, @PathVariable UUID number, @PathVariable UUID id, Model model) {
        return tenancy.read(visitor.organisation(), () -> {
            RouteLine line = find(number, id);
            prepare(number, model).addAttribute("thing", line).addAttribute("form", RouteForm.of(line.details()));
            return FORM;
        });
    }

    @PostMapping("/" + ID)
    @PreAuthorize(MAY_CHANGE)
    ModelAndView change(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID number,
            @PathVariable UUID id,
            @ModelAttribute("form") RouteForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            RouteLine now = find(number, id);
            prepare(number, model).addAttribute("thing", now);
            Edit<RouteForm> edit = Edit.of(form, RouteForm.of(now.details()), errors, model, request);
            return save(number, edit.form(), edit.errors(), request, details -> routes.change(id, details));
        });
    }

    @GetMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView confirm(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID number, @PathVariable UUID id) {
        return tenancy.read(visitor.organisation(), () -> answers.confirm(removal(find(number, id))));
    }

    @PostMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView remove(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID number,
            @PathVariable UUID id,
            HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            RemovalPage page = removal(find(number, id));
            return answers.removed(routes.remove(id), page, request);
        });
    }

    private ModelAndView save(
            UUID number,
            RouteForm form,
            BindingResult errors,
            HttpServletRequest request,
            Function<RouteDetails, Saved> save) {
        Check check = new Check(errors);
        FormPage page = new FormPage(FORM, "description", back(number));
        return answers.save(page, check, form.details(check, queueChoices()), save, form.description(), request);
    }

    private Model prepare(UUID number, Model model) {
        NumberOverview called = answers.found(numbers.overview(number));
        return model.addAttribute("number", called)
                .addAttribute("queues", queueChoices())
                .addAttribute(
                        "days",
                        Arrays.stream(DayOfWeek.values())
                                .map(day -> new Option(day.name(), answers.text("pages.day." + day)))
                                .toList());
    }

    private List<Option> queueChoices() {
        return queues.all().stream()
                .map(queue -> new Option(queue.id().toString(), label(queue)))
                .toList();
    }

    private String label(Queue queue) {
        return queue.kind() == Queue.Kind.EXTERNAL
                ? queue.name()
                : answers.text("numbers.routes.queue-of-kind." + queue.kind(), queue.name());
    }

    private RouteLine find(UUID number, UUID id) {
        return answers.found(routes.find(id).filter(line -> line.numberId().equals(number)));
    }

    private static String back(UUID number) {
        return NumberController.PATH + "/" + number;
    }

    private RemovalPage removal(RouteLine line) {
        String back = back(line.numberId());
        return new RemovalPage(
                line.details().description(),
                answers.text("numbers.routes.removal"),
                back + "/regels/" + line.id() + "/verwijderen",
                back,
                List.of());
    }
}
