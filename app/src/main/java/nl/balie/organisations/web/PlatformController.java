package nl.balie.organisations.web;

import jakarta.servlet.http.HttpServletRequest;
import nl.balie.database.Tenancy;
import nl.balie.organisations.Organisations;
import nl.balie.pages.Visitor;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The organisations of this installation, for who runs the platform: their names, and nothing of what they hold. */
@Controller
@RequestMapping(PlatformController.PATH)
@PreAuthorize("hasRole('PLATFORM_ADMINISTRATOR')")
class PlatformController {
    static final String PATH = "/platform/deelnemers";
    private static final String FORM = "organisations/organisation";

    private final Organisations organisations;
    private final Tenancy tenancy;
    private final Answers answers;

    PlatformController(Organisations organisations, Tenancy tenancy, Answers answers) {
        this.organisations = organisations;
        this.tenancy = tenancy;
        this.answers = answers;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("organisations", organisations.all());
        return "organisations/organisations";
    }

    @GetMapping("/nieuw")
    String blank(Model model) {
        model.addAttribute("form", new OrganisationForm("", ""));
        return FORM;
    }

    @PostMapping
    ModelAndView add(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("form") OrganisationForm form,
            BindingResult errors,
            HttpServletRequest request) {
        Check check = new Check(errors);
        if (!form.isValid(check)) {
            return answers.invalid(FORM, request);
        }
        boolean added = tenancy.in(visitor.organisation(), () -> organisations.add(form.id(), form.name()));
        if (!added) {
            check.reject("id", "organisations.error.taken");
            return answers.invalid(FORM, request);
        }
        return answers.done(PATH, request, "organisations.saved", form.name());
    }
}
