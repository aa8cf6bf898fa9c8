package nl.balie.codes.web;

import static nl.balie.pages.Answers.ID;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.balie.codes.ReasonCode;
import nl.balie.codes.ReasonCodes;
import nl.balie.database.Tenancy;
import nl.balie.pages.Answers;
import nl.balie.pages.Answers.FormPage;
import nl.balie.pages.Answers.RemovalPage;
import nl.balie.pages.Check;
import nl.balie.pages.Edit;
import nl.balie.pages.Saved;
import nl.balie.pages.Visitor;
import org.jspecify.annotations.Nullable;
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

/** Reason codes (requirements 2.2.35 and 2.2.36). */
@Controller
@RequestMapping(ReasonCodeController.PATH)
@PreAuthorize("@rights.mayView('CODES')")
class ReasonCodeController {
    static final String PATH = "/beheer/codes/redencodes";
    private static final String MAY_CHANGE = "@rights.mayChange('CODES')";
    private static final String FORM = "codes/reason-code";
    private static final FormPage PAGE = new FormPage(FORM, "name", CodeController.PATH);

    private final ReasonCodes reasons;
    private final Tenancy tenancy;
    private final Answers answers;

    ReasonCodeController(ReasonCodes reasons, Tenancy tenancy, Answers answers) {
        this.reasons = reasons;
        this.tenancy = tenancy;
        this.answers = answers;
    }

    @GetMapping("/nieuw")
    @PreAuthorize(MAY_CHANGE)
    String blank(@AuthenticationPrincipal Visitor visitor, Model model) {
        String free = tenancy.read(
                visitor.organisation(),
                () -> Check.freeKey(reasons.all().stream().map(ReasonCode::shortcut)));
        model.addAttribute("form", new ReasonForm("", free, true));
        return FORM;
    }

    @PostMapping
    @PreAuthorize(MAY_CHANGE)
    ModelAndView add(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            HttpServletRequest request) {
        return tenancy.in(
                visitor.organisation(),
                () -> save(
                        form, null, errors, request, code -> reasons.add(code.name(), code.shortcut(), code.active())));
    }

    @GetMapping("/" + ID)
    String edit(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, Model model) {
        ReasonCode code = tenancy.read(visitor.organisation(), () -> answers.found(reasons.find(id)));
        model.addAttribute("thing", code).addAttribute("form", ReasonForm.of(code));
        return FORM;
    }

    @PostMapping("/" + ID)
    @PreAuthorize(MAY_CHANGE)
    ModelAndView change(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            ReasonCode now = answers.found(reasons.find(id));
            model.addAttribute("thing", now);
            Edit<ReasonForm> edit = Edit.of(form, ReasonForm.of(now), errors, model, request);
            return save(
                    edit.form(),
                    now,
                    edit.errors(),
                    request,
                    code -> reasons.change(id, code.name(), code.shortcut(), code.active()));
        });
    }

    @GetMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView confirm(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id) {
        return tenancy.read(visitor.organisation(), () -> answers.confirm(removal(answers.found(reasons.find(id)))));
    }

    @PostMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView remove(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            RemovalPage page = removal(answers.found(reasons.find(id)));
            return answers.removed(reasons.remove(id), page, request);
        });
    }

    private ModelAndView save(
            ReasonForm form,
            @Nullable ReasonCode now,
            BindingResult errors,
            HttpServletRequest request,
            Function<ReasonForm.Details, Saved> save) {
        Check check = new Check(errors);
        return answers.save(PAGE, check, form.details(check, now, reasons::withShortcut), save, form.name(), request);
    }

    private RemovalPage removal(ReasonCode code) {
        return new RemovalPage(
                code.name(),
                answers.text("codes.reason-codes.removal"),
                PATH + "/" + code.id() + "/verwijderen",
                CodeController.PATH,
                List.of());
    }
}
