package nl.balie.numbers.web;

import static nl.balie.pages.Answers.ID;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.balie.database.ListPage;
import nl.balie.database.Tenancy;
import nl.balie.numbers.DialPermissions;
import nl.balie.numbers.Dialler;
import nl.balie.numbers.NumberClass;
import nl.balie.numbers.ShownNumbers;
import nl.balie.numbers.ShownNumbers.Shown;
import nl.balie.numbers.WrittenNumber;
import nl.balie.pages.Answers;
import nl.balie.pages.AskedList;
import nl.balie.pages.Edit;
import nl.balie.pages.Option;
import nl.balie.pages.Visitor;
import nl.balie.queues.SkillGroup;
import nl.balie.queues.SkillGroups;
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

/** Who may dial what, and which numbers are shown by it (requirement 2.2.39). */
@Controller
@RequestMapping(DialPermissionController.PATH)
@PreAuthorize("@rights.mayView('NUMBERS')")
class DialPermissionController {
    static final String PATH = "/beheer/bellen";
    private static final String PAGE = "numbers/dialling";
    private static final String SHOWN = "numbers/shown";

    private final DialPermissions permissions;
    private final ShownNumbers shownNumbers;
    private final SkillGroups groups;
    private final Tenancy tenancy;
    private final Answers answers;

    DialPermissionController(
            DialPermissions permissions,
            ShownNumbers shownNumbers,
            SkillGroups groups,
            Tenancy tenancy,
            Answers answers) {
        this.permissions = permissions;
        this.shownNumbers = shownNumbers;
        this.groups = groups;
        this.tenancy = tenancy;
        this.answers = answers;
    }

    /** What stands in the table's head and before its lines. */
    @ModelAttribute
    void kinds(Model model) {
        model.addAttribute("diallers", Dialler.values()).addAttribute("kinds", NumberClass.values());
    }

    @GetMapping
    String show(@AuthenticationPrincipal Visitor visitor, AskedList asked, Model model) {
        tenancy.read(visitor.organisation(), () -> {
            ListPage<SkillGroup> list = groups.list(asked.query());
            return model.addAttribute("form", DialPermissionForm.of(permissions.all()))
                    .addAttribute("list", list)
                    .addAttribute(
                            "released",
                            shownNumbers.released(
                                    list.rows().stream().map(SkillGroup::id).toList()))
                    .addAttribute("usual", shownNumbers.usual());
        });
        return PAGE;
    }

    @PostMapping
    @PreAuthorize("@rights.mayChange('NUMBERS')")
    ModelAndView change(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("form") DialPermissionForm form,
            HttpServletRequest request) {
        tenancy.in(visitor.organisation(), () -> permissions.change(form.permissions()));
        return answers.done(PATH, request, "numbers.dialling.saved");
    }

    @GetMapping("/" + ID)
    String group(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, Model model) {
        tenancy.read(visitor.organisation(), () -> {
            SkillGroup group = answers.found(groups.find(id));
            return model.addAttribute("thing", group)
                    .addAttribute("numbers", options(shownNumbers.choices()))
                    .addAttribute("form", ShownNumbersForm.of(released(id)));
        });
        return SHOWN;
    }

    @PostMapping("/" + ID)
    @PreAuthorize("@rights.mayChange('NUMBERS')")
    ModelAndView release(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @ModelAttribute("form") ShownNumbersForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            SkillGroup group = answers.found(groups.find(id));
            List<Shown> choices = shownNumbers.choices();
            model.addAttribute("thing", group).addAttribute("numbers", options(choices));
            Edit<ShownNumbersForm> edit = Edit.of(form, ShownNumbersForm.of(released(id)), errors, model, request);
            if (edit.errors().hasErrors()) {
                return answers.invalid(SHOWN, request);
            }
            shownNumbers.release(
                    id, group.name(), edit.form().numbers(choices), edit.form().none());
            return answers.done(PATH, request, "pages.saved", group.name());
        });
    }

    private List<Shown> released(UUID group) {
        return shownNumbers.released(List.of(group)).getOrDefault(group, List.of());
    }

    private List<Option> options(List<Shown> choices) {
        return Stream.concat(
                        choices.stream()
                                .map(shown -> new Option(
                                        ShownNumbersForm.value(shown),
                                        (WrittenNumber.of(shown.number()) + " " + shown.description()).strip())),
                        Stream.of(new Option(ShownNumbersForm.NONE, answers.text("numbers.dialling.none"))))
                .toList();
    }
}
