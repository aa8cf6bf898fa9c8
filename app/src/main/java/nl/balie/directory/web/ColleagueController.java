package nl.balie.directory.web;

import static nl.balie.pages.Answers.ID;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.balie.database.Tenancy;
import nl.balie.directory.Colleague;
import nl.balie.directory.Colleagues;
import nl.balie.pages.Answers;
import nl.balie.pages.Answers.FormPage;
import nl.balie.pages.Answers.RemovalPage;
import nl.balie.pages.AskedList;
import nl.balie.pages.Check;
import nl.balie.pages.Edit;
import nl.balie.pages.Saved;
import nl.balie.pages.Visitor;
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

/** Colleagues outside the contact centre (requirement 2.2.40). */
@Controller
@RequestMapping(ColleagueController.PATH)
@PreAuthorize("@rights.mayView('NUMBERS')")
class ColleagueController {
    static final String PATH = "/beheer/collegas";
    private static final String MAY_CHANGE = "@rights.mayChange('NUMBERS')";
    private static final String FORM = "directory/colleague";
    private static final FormPage PAGE = new FormPage(FORM, "number", PATH);
    private static final String IMPORT = "directory/colleague-import";

    private final Colleagues colleagues;
    private final Tenancy tenancy;
    private final Answers answers;

    ColleagueController(Colleagues colleagues, Tenancy tenancy, Answers answers) {
        this.colleagues = colleagues;
        this.tenancy = tenancy;
        this.answers = answers;
    }

    @GetMapping
    String list(@AuthenticationPrincipal Visitor visitor, AskedList asked, Model model) {
        model.addAttribute("list", tenancy.read(visitor.organisation(), () -> colleagues.list(asked.query())));
        return "directory/colleagues";
    }

    @GetMapping("/nieuw")
    @PreAuthorize(MAY_CHANGE)
    String blank(Model model) {
        model.addAttribute("form", new ColleagueForm("", "", "", "", ""));
        return FORM;
    }

    @PostMapping
    @PreAuthorize(MAY_CHANGE)
    ModelAndView add(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("form") ColleagueForm form,
            BindingResult errors,
            HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> save(form, errors, request, colleagues::add));
    }

    @GetMapping("/" + ID)
    String edit(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, Model model) {
        Colleague colleague = tenancy.read(visitor.organisation(), () -> answers.found(colleagues.find(id)));
        model.addAttribute("thing", colleague).addAttribute("form", ColleagueForm.of(colleague));
        return FORM;
    }

    @PostMapping("/" + ID)
    @PreAuthorize(MAY_CHANGE)
    ModelAndView change(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @ModelAttribute("form") ColleagueForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            Colleague now = answers.found(colleagues.find(id));
            model.addAttribute("thing", now);
            Edit<ColleagueForm> edit = Edit.of(form, ColleagueForm.of(now), errors, model, request);
            return save(edit.form(), edit.errors(), request, details -> colleagues.change(id, details));
        });
    }

    @GetMapping("/importeren")
    @PreAuthorize(MAY_CHANGE)
    String paste(Model model) {
        model.addAttribute("form", new ColleagueImport(""));
        return IMPORT;
    }

    @PostMapping("/importeren")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView merge(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("form") ColleagueImport form,
            BindingResult errors,
            HttpServletRequest request) {
        Optional<List<Colleague.Details>> list = form.details(new Check(errors));
        if (list.isEmpty()) {
            return answers.invalid(IMPORT, request);
        }
        tenancy.in(visitor.organisation(), () -> colleagues.merge(list.get()));
        return answers.done(
                PATH, request, "directory.colleagues.merged", list.get().size());
    }

    @GetMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView confirm(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id) {
        return tenancy.read(visitor.organisation(), () -> answers.confirm(removal(answers.found(colleagues.find(id)))));
    }

    @PostMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView remove(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            RemovalPage page = removal(answers.found(colleagues.find(id)));
            return answers.removed(colleagues.remove(id), page, request);
        });
    }

    private ModelAndView save(
            ColleagueForm form,
            BindingResult errors,
            HttpServletRequest request,
            Function<Colleague.Details, Saved> save) {
        Check check = new Check(errors);
        return answers.save(PAGE, check, form.details(check), save, form.name(), request);
    }

    private RemovalPage removal(Colleague colleague) {
        return new RemovalPage(
                colleague.name(),
                answers.text("directory.colleagues.removal"),
                PATH + "/" + colleague.id() + "/verwijderen",
                PATH,
                List.of());
    }
}
