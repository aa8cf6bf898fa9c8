package nl.balie.queues.web;

import static nl.balie.pages.Answers.ID;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.function.Function;
import nl.balie.database.ListPage;
import nl.balie.database.Tenancy;
import nl.balie.pages.Answers;
import nl.balie.pages.Answers.FormPage;
import nl.balie.pages.Answers.RemovalPage;
import nl.balie.pages.AskedList;
import nl.balie.pages.Check;
import nl.balie.pages.Edit;
import nl.balie.pages.Saved;
import nl.balie.pages.Visitor;
import nl.balie.queues.Queues;
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

/** Skill groups (requirement 2.2.1). */
@Controller
@RequestMapping(SkillGroupController.PATH)
@PreAuthorize("@rights.mayView('SKILL_GROUPS')")
class SkillGroupController {
    static final String PATH = "/beheer/skillgroepen";
    private static final String MAY_CHANGE = "@rights.mayChange('SKILL_GROUPS')";
    private static final String FORM = "queues/skill-group";
    private static final FormPage PAGE = new FormPage(FORM, "name", PATH);

    private final SkillGroups groups;
    private final Queues queues;
    private final Tenancy tenancy;
    private final Answers answers;

    SkillGroupController(SkillGroups groups, Queues queues, Tenancy tenancy, Answers answers) {
        this.groups = groups;
        this.queues = queues;
        this.tenancy = tenancy;
        this.answers = answers;
    }

    @GetMapping
    String list(@AuthenticationPrincipal Visitor visitor, AskedList asked, Model model) {
        tenancy.read(visitor.organisation(), () -> {
            ListPage<SkillGroup> list = groups.list(asked.query());
            return model.addAttribute("list", list)
                    .addAttribute(
                            "queues",
                            queues.of(list.rows().stream().map(SkillGroup::id).toList()));
        });
        return "queues/skill-groups";
    }

    @GetMapping("/nieuw")
    @PreAuthorize(MAY_CHANGE)
    String blank(Model model) {
        model.addAttribute("form", new SkillGroupForm(""));
        return FORM;
    }

    @PostMapping
    @PreAuthorize(MAY_CHANGE)
    ModelAndView add(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("form") SkillGroupForm form,
            BindingResult errors,
            HttpServletRequest request) {
        return save(form, errors, request, group -> tenancy.in(visitor.organisation(), () -> groups.add(group.name())));
    }

    @GetMapping("/" + ID)
    String edit(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, Model model) {
        SkillGroup group = find(visitor, id);
        model.addAttribute("thing", group).addAttribute("form", new SkillGroupForm(group.name()));
        return FORM;
    }

    @PostMapping("/" + ID)
    @PreAuthorize(MAY_CHANGE)
    ModelAndView change(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @ModelAttribute("form") SkillGroupForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request) {
        SkillGroup now = find(visitor, id);
        model.addAttribute("thing", now);
        Edit<SkillGroupForm> edit = Edit.of(form, new SkillGroupForm(now.name()), errors, model, request);
        return save(
                edit.form(),
                edit.errors(),
                request,
                group -> tenancy.in(visitor.organisation(), () -> groups.rename(id, group.name())));
    }

    @GetMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView confirm(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id) {
        return tenancy.read(visitor.organisation(), () -> answers.confirm(removal(find(visitor, id))));
    }

    @PostMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView remove(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            RemovalPage page = removal(find(visitor, id));
            return answers.removed(groups.remove(id), page, request);
        });
    }

    private ModelAndView save(
            SkillGroupForm form,
            BindingResult errors,
            HttpServletRequest request,
            Function<SkillGroupForm, Saved> save) {
        Check check = new Check(errors);
        return answers.save(PAGE, check, form.checked(check), save, form.name(), request);
    }

    private SkillGroup find(Visitor visitor, UUID id) {
        return tenancy.read(visitor.organisation(), () -> answers.found(groups.find(id)));
    }

    private RemovalPage removal(SkillGroup group) {
        return new RemovalPage(
                group.name(),
                answers.text("queues.skill-groups.removal"),
                PATH + "/" + group.id() + "/verwijderen",
                PATH,
                groups.uses(group.id()));
    }
}
