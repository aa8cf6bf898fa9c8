package nl.balie.prompts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import nl.balie.database.Tenancy;
import nl.balie.pages.Edit;
import nl.balie.pages.Notice;
import nl.balie.pages.Option;
import nl.balie.pages.Visitor;
import nl.balie.prompts.PromptLanguages;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** In which languages callers are spoken to (requirement 2.4.10). */
@Controller
@RequestMapping(LanguageController.PATH)
@PreAuthorize("@rights.mayView('PROMPTS')")
class LanguageController {
    static final String PATH = PromptController.PATH + "/talen";
    private static final String VIEW = "prompts/languages";

    private final PromptLanguages languages;
    private final Tenancy tenancy;

    LanguageController(PromptLanguages languages, Tenancy tenancy) {
        this.languages = languages;
        this.tenancy = tenancy;
    }

    @ModelAttribute("offered")
    List<Option> offered() {
        return Option.languages(PromptLanguages.OFFERED);
    }

    @GetMapping
    String form(@AuthenticationPrincipal Visitor visitor, Model model) {
        model.addAttribute("form", LanguagesForm.of(tenancy.read(visitor.organisation(), languages::current)));
        return VIEW;
    }

    @PostMapping
    @PreAuthorize(PromptController.MAY_CHANGE)
    ModelAndView choose(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("form") LanguagesForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        LanguagesForm now = LanguagesForm.of(tenancy.read(visitor.organisation(), languages::current));
        Edit<LanguagesForm> edit = Edit.of(form, now, errors, model, request);
        return edit.form()
                .chosen(edit.check())
                .map(chosen -> {
                    tenancy.in(visitor.organisation(), () -> languages.choose(chosen));
                    Notice.done(redirect, "prompts.languages.saved");
                    return new ModelAndView("redirect:" + PromptController.PATH);
                })
                .orElseGet(() -> new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_ENTITY));
    }
}
