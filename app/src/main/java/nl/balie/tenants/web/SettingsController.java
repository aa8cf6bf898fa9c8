package nl.balie.tenants.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import nl.balie.database.Tenancy;
import nl.balie.pages.Answers;
import nl.balie.pages.Edit;
import nl.balie.pages.Visitor;
import nl.balie.tenants.OrganisationSettings;
import nl.balie.tenants.Organisations;
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

/** The settings of the whole organisation (requirements 2.2.23 to 2.2.25); who changes queues changes these. */
@Controller
@RequestMapping(SettingsController.PATH)
@PreAuthorize("@rights.mayView('QUEUES')")
class SettingsController {
    static final String PATH = "/beheer/instellingen";
    private static final String FORM = "tenants/settings";

    private final Organisations organisations;
    private final Tenancy tenancy;
    private final Answers answers;

    SettingsController(Organisations organisations, Tenancy tenancy, Answers answers) {
        this.organisations = organisations;
        this.tenancy = tenancy;
        this.answers = answers;
    }

    @GetMapping
    String edit(@AuthenticationPrincipal Visitor visitor, Model model) {
        model.addAttribute(
                "form", tenancy.read(visitor.organisation(), () -> SettingsForm.of(organisations.current())));
        return FORM;
    }

    @PostMapping
    @PreAuthorize("@rights.mayChange('QUEUES')")
    ModelAndView change(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("form") SettingsForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request) {
        SettingsForm now = tenancy.read(visitor.organisation(), () -> SettingsForm.of(organisations.current()));
        Edit<SettingsForm> edit = Edit.of(form, now, errors, model, request);
        Optional<OrganisationSettings> settings = edit.form().settings(edit.check());
        if (settings.isEmpty()) {
            return answers.invalid(FORM, request);
        }
        tenancy.in(visitor.organisation(), () -> organisations.change(settings.get()));
        return answers.done(PATH, request, "tenants.settings.saved");
    }
}
