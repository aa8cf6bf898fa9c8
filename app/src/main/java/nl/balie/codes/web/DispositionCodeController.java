package nl.balie.codes.web;

import static nl.balie.pages.Answers.ID;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.function.Function;
import nl.balie.codes.DispositionCodes;
import nl.balie.codes.DispositionLine;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Disposition codes on two levels (requirements 2.2.31 and 2.2.32). */
@Controller
@RequestMapping(DispositionCodeController.PATH)
@PreAuthorize("@rights.mayView('CODES')")
class DispositionCodeController {
    static final String PATH = "/beheer/codes/afhandelcodes";
    private static final String MAY_CHANGE = "@rights.mayChange('CODES')";
    private static final String FORM = "codes/disposition-code";
    private static final FormPage PAGE = new FormPage(FORM, "name", CodeController.PATH);

    private final DispositionCodes dispositions;
    private final Tenancy tenancy;
    private final Answers answers;

    DispositionCodeController(DispositionCodes dispositions, Tenancy tenancy, Answers answers) {
        this.dispositions = dispositions;
        this.tenancy = tenancy;
        this.answers = answers;
    }

    /** @param parent the primary code below which the new one comes, or null for a primary code */
    @GetMapping("/nieuw")
    @PreAuthorize(MAY_CHANGE)
    String blank(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(name = "onder", required = false) @Nullable UUID parent,
            Model model) {
        addParent(visitor, parent, model).addAttribute("form", new CodeForm("", true));
        return FORM;
    }

    @PostMapping
    @PreAuthorize(MAY_CHANGE)
    ModelAndView add(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(name = "onder", required = false) @Nullable UUID parent,
            @ModelAttribute("form") CodeForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            addParent(visitor, parent, model);
            return save(form, errors, request, code -> dispositions.add(parent, code.name(), code.active()));
        });
    }

    @GetMapping("/" + ID)
    String edit(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, Model model) {
        DispositionLine code = tenancy.read(visitor.organisation(), () -> answers.found(dispositions.find(id)));
        model.addAttribute("thing", code).addAttribute("form", new CodeForm(code.name(), code.active()));
        return FORM;
    }

    @PostMapping("/" + ID)
    @PreAuthorize(MAY_CHANGE)
    ModelAndView change(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @ModelAttribute("form") CodeForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            DispositionLine now = answers.found(dispositions.find(id));
            model.addAttribute("thing", now);
            Edit<CodeForm> edit = Edit.of(form, new CodeForm(now.name(), now.active()), errors, model, request);
            return save(
                    edit.form(), edit.errors(), request, code -> dispositions.change(id, code.name(), code.active()));
        });
    }

    @GetMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView confirm(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id) {
        return tenancy.read(
                visitor.organisation(), () -> answers.confirm(removal(answers.found(dispositions.find(id)))));
    }

    @PostMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView remove(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            RemovalPage page = removal(answers.found(dispositions.find(id)));
            return answers.removed(dispositions.remove(id), page, request);
        });
    }

    private Model addParent(Visitor visitor, @Nullable UUID parent, Model model) {
        if (parent == null) {
            return model;
        }
        DispositionLine code = tenancy.read(visitor.organisation(), () -> answers.found(dispositions.find(parent)));
        return model.addAttribute("parent", code);
    }

    private ModelAndView save(
            CodeForm form, BindingResult errors, HttpServletRequest request, Function<CodeForm, Saved> save) {
        Check check = new Check(errors);
        return answers.save(PAGE, check, form.checked(check), save, form.name(), request);
    }

    private RemovalPage removal(DispositionLine code) {
        return new RemovalPage(
                code.name(),
                answers.text("codes.disposition-codes.removal"),
                PATH + "/" + code.id() + "/verwijderen",
                CodeController.PATH,
                dispositions.uses(code.id()));
    }
}
