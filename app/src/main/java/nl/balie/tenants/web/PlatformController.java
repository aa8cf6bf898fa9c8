package nl.balie.tenants.web;

import jakarta.servlet.http.HttpServletRequest;
import nl.balie.database.Tenancy;
import nl.balie.pages.Answers;
import nl.balie.pages.AskedList;
import nl.balie.pages.Check;
import nl.balie.pages.Visitor;
import nl.balie.people.FirstAdministrators;
import nl.balie.people.ShownOnce;
import nl.balie.tenants.OrganisationName;
import nl.balie.tenants.Organisations;
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
import org.springframework.web.servlet.support.RequestContextUtils;

/** The organisations of this installation, for who runs the platform: their names, and nothing of what they hold. */
@Controller
@RequestMapping(PlatformController.PATH)
@PreAuthorize("hasRole('PLATFORM_ADMINISTRATOR')")
class PlatformController {
    static final String PATH = "/platform/deelnemers";
    private static final String FORM = "tenants/organisation";
    private static final String ADMINISTRATOR_FORM = "tenants/administrator";

    private final Organisations organisations;
    private final FirstAdministrators administrators;
    private final Tenancy tenancy;
    private final Answers answers;

    PlatformController(
            Organisations organisations, FirstAdministrators administrators, Tenancy tenancy, Answers answers) {
        this.organisations = organisations;
        this.administrators = administrators;
        this.tenancy = tenancy;
        this.answers = answers;
    }

    /** An organisation in the list; of what it holds, only whether somebody can work on it. */
    record Row(String id, String name, FirstAdministrators.State administrator) {}

    @GetMapping
    String list(AskedList asked, Model model) {
        model.addAttribute(
                "list",
                organisations.list(asked.query()).map(one -> new Row(one.id(), one.name(), administratorOf(one.id()))));
        return "tenants/organisations";
    }

    @GetMapping("/nieuw")
    String blank(Model model) {
        model.addAttribute("form", new OrganisationForm("", "", "", ""));
        return FORM;
    }

    /** The administrator comes in a transaction of his own organisation; without him the list offers to add one. */
    @PostMapping
    ModelAndView add(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("form") OrganisationForm form,
            BindingResult errors,
            HttpServletRequest request) {
        Check check = new Check(errors);
        form.isValid(check);
        refuseTaken(form.administrator(), check);
        if (!check.passed()) {
            return answers.invalid(FORM, request);
        }
        boolean added = tenancy.in(visitor.organisation(), () -> organisations.add(form.id(), form.name()));
        if (!added) {
            check.reject("id", "pages.error.taken");
            return answers.invalid(FORM, request);
        }
        return administratorAdded(form.id(), form.name(), form.administrator(), request);
    }

    @GetMapping("/{id}/beheerder")
    String blankAdministrator(@PathVariable String id, Model model) {
        model.addAttribute("organisation", withoutAdministrator(id));
        model.addAttribute("form", new AdministratorForm("", ""));
        return ADMINISTRATOR_FORM;
    }

    @PostMapping("/{id}/beheerder")
    ModelAndView addAdministrator(
            @PathVariable String id,
            @ModelAttribute("form") AdministratorForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request) {
        OrganisationName organisation = withoutAdministrator(id);
        Check check = new Check(errors);
        form.isValid(check);
        refuseTaken(form, check);
        if (!check.passed()) {
            model.addAttribute("organisation", organisation);
            return answers.invalid(ADMINISTRATOR_FORM, request);
        }
        return administratorAdded(id, form.administratorName(), form, request);
    }

    /** The password goes to the next page, which shows it once. */
    private ModelAndView administratorAdded(
            String organisation, String said, AdministratorForm form, HttpServletRequest request) {
        ShownOnce password = tenancy.in(
                organisation,
                () -> administrators.addFunctional(form.administratorUsername(), form.administratorName()));
        RequestContextUtils.getOutputFlashMap(request).put("fresh", password);
        return answers.done(PATH, request, "pages.saved", said);
    }

    private void refuseTaken(AdministratorForm form, Check check) {
        if (administrators.isTaken(form.administratorUsername())) {
            check.reject("administratorUsername", "users.username.taken");
        }
    }

    /** Who has an administrator adds others himself. */
    private OrganisationName withoutAdministrator(String id) {
        return answers.found(
                organisations.named(id).filter(one -> administratorOf(one.id()) != FirstAdministrators.State.PRESENT));
    }

    private FirstAdministrators.State administratorOf(String organisation) {
        return tenancy.read(organisation, administrators::state);
    }
}
