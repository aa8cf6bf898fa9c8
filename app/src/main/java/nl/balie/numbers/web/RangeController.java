package nl.balie.numbers.web;

import static nl.balie.pages.Answers.ID;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.function.Function;
import nl.balie.database.Tenancy;
import nl.balie.numbers.NumberRange;
import nl.balie.numbers.NumberRanges;
import nl.balie.pages.Answers;
import nl.balie.pages.Answers.FormPage;
import nl.balie.pages.Answers.RemovalPage;
import nl.balie.pages.AskedList;
import nl.balie.pages.Check;
import nl.balie.pages.Edit;
import nl.balie.pages.NotFound;
import nl.balie.pages.Saved;
import nl.balie.tenants.OrganisationName;
import nl.balie.tenants.Organisations;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Which numbers an organisation may use: the platform administrator gives them, as the operator got them from the carrier. */
@Controller
@RequestMapping("/platform/deelnemers/{organisation}/nummers")
@PreAuthorize("hasRole('PLATFORM_ADMINISTRATOR')")
class RangeController {
    private static final String FORM = "numbers/range";
    private static final String ORGANISATION = "organisation";

    private final NumberRanges ranges;
    private final Organisations organisations;
    private final Tenancy tenancy;
    private final Answers answers;

    RangeController(NumberRanges ranges, Organisations organisations, Tenancy tenancy, Answers answers) {
        this.ranges = ranges;
        this.organisations = organisations;
        this.tenancy = tenancy;
        this.answers = answers;
    }

    /** Whose they are; an organisation that is not there has no such pages. */
    @ModelAttribute(ORGANISATION)
    OrganisationName organisation(@PathVariable String organisation) {
        return organisations.named(organisation).orElseThrow(() -> new NotFound("There is no such organisation"));
    }

    @GetMapping
    String list(
            @ModelAttribute(name = ORGANISATION, binding = false) OrganisationName organisation,
            AskedList asked,
            Model model) {
        model.addAttribute("list", tenancy.read(organisation.id(), () -> ranges.page(asked.query())));
        return "numbers/ranges";
    }

    @GetMapping("/nieuw")
    String blank(Model model) {
        model.addAttribute("form", RangeForm.blank());
        return FORM;
    }

    @PostMapping
    ModelAndView add(
            @ModelAttribute(name = ORGANISATION, binding = false) OrganisationName organisation,
            @ModelAttribute("form") RangeForm form,
            BindingResult errors,
            HttpServletRequest request) {
        return tenancy.in(organisation.id(), () -> save(organisation, form, errors, request, ranges::add));
    }

    @GetMapping("/" + ID)
    String edit(
            @ModelAttribute(name = ORGANISATION, binding = false) OrganisationName organisation,
            @PathVariable UUID id,
            Model model) {
        NumberRange range = tenancy.read(organisation.id(), () -> answers.found(ranges.find(id)));
        model.addAttribute("thing", range).addAttribute("form", RangeForm.of(range.details()));
        return FORM;
    }

    @PostMapping("/" + ID)
    ModelAndView change(
            @ModelAttribute(name = ORGANISATION, binding = false) OrganisationName organisation,
            @PathVariable UUID id,
            @ModelAttribute("form") RangeForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request) {
        return tenancy.in(organisation.id(), () -> {
            NumberRange now = answers.found(ranges.find(id));
            model.addAttribute("thing", now);
            Edit<RangeForm> edit = Edit.of(form, RangeForm.of(now.details()), errors, model, request);
            return save(organisation, edit.form(), edit.errors(), request, details -> ranges.change(id, details));
        });
    }

    @GetMapping("/" + ID + "/verwijderen")
    ModelAndView confirm(
            @ModelAttribute(name = ORGANISATION, binding = false) OrganisationName organisation,
            @PathVariable UUID id) {
        return tenancy.read(
                organisation.id(), () -> answers.confirm(removal(organisation, answers.found(ranges.find(id)))));
    }

    @PostMapping("/" + ID + "/verwijderen")
    ModelAndView remove(
            @ModelAttribute(name = ORGANISATION, binding = false) OrganisationName organisation,
            @PathVariable UUID id,
            HttpServletRequest request) {
        return tenancy.in(organisation.id(), () -> {
            RemovalPage page = removal(organisation, answers.found(ranges.find(id)));
            return answers.removed(ranges.remove(id), page, request);
        });
    }

    private ModelAndView save(
            OrganisationName organisation,
            RangeForm form,
            BindingResult errors,
            HttpServletRequest request,
            Function<NumberRange.Details, Saved> save) {
        Check check = new Check(errors);
        return answers.save(
                new FormPage(FORM, "first", path(organisation)),
                check,
                form.details(check),
                save,
                form.last().isEmpty() ? form.first() : form.first() + " – " + form.last(),
                request);
    }

    private RemovalPage removal(OrganisationName organisation, NumberRange range) {
        String list = path(organisation);
        return new RemovalPage(
                range.name(),
                answers.text("numbers.ranges.removal"),
                list + "/" + range.id() + "/verwijderen",
                list,
                ranges.uses(range));
    }

    private static String path(OrganisationName organisation) {
        return "/platform/deelnemers/" + organisation.id() + "/nummers";
    }
}
