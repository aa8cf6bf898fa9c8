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
import nl.balie.directory.DirectorySources;
import nl.balie.numbers.DialPolicy;
import nl.balie.numbers.DialRules;
import nl.balie.pages.Answers;
import nl.balie.pages.Answers.FormPage;
import nl.balie.pages.Answers.RemovalPage;
import nl.balie.pages.AskedList;
import nl.balie.pages.Check;
import nl.balie.pages.Edit;
import nl.balie.pages.Option;
import nl.balie.pages.Saved;
import nl.balie.pages.Visitor;
import nl.balie.people.UserStore;
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

/** The directory as its administrators keep it (requirements 2.2.40 and 2.5.11). */
@Controller
@RequestMapping(ColleagueController.PATH)
@PreAuthorize(ColleagueController.MAY_VIEW)
class ColleagueController {
    static final String PATH = "/beheer/collegas";
    static final String MAY_VIEW = "@rights.mayView('NUMBERS')";
    static final String MAY_CHANGE = "@rights.mayChange('NUMBERS')";
    private static final String FORM = "directory/colleague";
    private static final FormPage PAGE = new FormPage(FORM, "email", PATH);

    private final Colleagues colleagues;
    private final DirectorySources sources;
    private final UserStore users;
    private final DialPolicy policy;
    private final Tenancy tenancy;
    private final Answers answers;

    ColleagueController(
            Colleagues colleagues,
            DirectorySources sources,
            UserStore users,
            DialPolicy policy,
            Tenancy tenancy,
            Answers answers) {
        this.colleagues = colleagues;
        this.sources = sources;
        this.users = users;
        this.policy = policy;
        this.tenancy = tenancy;
        this.answers = answers;
    }

    @GetMapping
    String list(@AuthenticationPrincipal Visitor visitor, AskedList asked, Model model) {
        model.addAttribute("list", tenancy.read(visitor.organisation(), () -> colleagues.list(asked.query())))
                .addAttribute("sources", sources);
        return "directory/colleagues";
    }

    @GetMapping("/nieuw")
    @PreAuthorize(MAY_CHANGE)
    String blank(@AuthenticationPrincipal Visitor visitor, Model model) {
        model.addAttribute("form", ColleagueForm.blank())
                .addAttribute("users", tenancy.read(visitor.organisation(), this::choices));
        return FORM;
    }

    @PostMapping
    @PreAuthorize(MAY_CHANGE)
    ModelAndView add(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("form") ColleagueForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request) {
        DialRules rules = policy.rules(visitor.organisation());
        return tenancy.in(
                visitor.organisation(), () -> save(form, errors, model, request, rules, null, colleagues::add));
    }

    @GetMapping("/" + ID)
    String edit(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, Model model) {
        return tenancy.read(visitor.organisation(), () -> {
            Colleague colleague = answers.found(colleagues.find(id));
            shown(colleague, model)
                    .addAttribute("form", ColleagueForm.of(colleague.details()))
                    .addAttribute("users", choices());
            return FORM;
        });
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
        DialRules rules = policy.rules(visitor.organisation());
        return tenancy.in(visitor.organisation(), () -> {
            Colleague now = answers.found(colleagues.find(id));
            shown(now, model);
            Edit<ColleagueForm> edit = Edit.of(form, ColleagueForm.of(now.details()), errors, model, request);
            return save(
                    edit.form(), edit.errors(), model, request, rules, id, details -> colleagues.change(id, details));
        });
    }

    @GetMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView confirm(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id) {
        return tenancy.read(visitor.organisation(), () -> answers.confirm(removal(id)));
    }

    @PostMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView remove(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            RemovalPage page = removal(id);
            return answers.removed(colleagues.remove(id), page, request);
        });
    }

    private ModelAndView save(
            ColleagueForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request,
            DialRules rules,
            @Nullable UUID id,
            Function<Colleague.Details, Saved> save) {
        List<Option> choices = choices();
        model.addAttribute("users", choices);
        Check check = new Check(errors);
        Optional<Colleague.Details> details = form.details(check, choices, rules);
        details.flatMap(given -> colleagues.taken(given, id))
                .ifPresent(part -> check.reject(
                        switch (part) {
                            case EMAIL -> "email";
                            case KEY -> "key";
                            case USER -> "user";
                        },
                        "pages.error.taken"));
        return answers.save(PAGE, check, details.filter(given -> check.passed()), save, form.name(choices), request);
    }

    private Model shown(Colleague colleague, Model model) {
        return model.addAttribute("thing", colleague)
                .addAttribute("source", colleague.isSourced() ? sources.name(colleague.source()) : null);
    }

    private List<Option> choices() {
        return users.all().stream()
                .map(known -> known.user())
                .map(user -> new Option(user.id().toString(), user.displayName() + " (" + user.username() + ")"))
                .toList();
    }

    /** Who comes from a source is removed there. */
    private RemovalPage removal(UUID id) {
        Colleague colleague = answers.found(colleagues.find(id).filter(found -> !found.isSourced()));
        return new RemovalPage(
                colleague.name(),
                answers.text("directory.colleagues.removal"),
                PATH + "/" + colleague.id() + "/verwijderen",
                PATH,
                List.of());
    }
}
