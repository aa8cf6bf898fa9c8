package nl.balie.queues.web;

import static nl.balie.pages.Answers.ID;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.balie.database.Tenancy;
import nl.balie.pages.Answers;
import nl.balie.pages.Answers.FormPage;
import nl.balie.pages.Answers.RemovalPage;
import nl.balie.pages.AskedList;
import nl.balie.pages.Check;
import nl.balie.pages.Edit;
import nl.balie.pages.Option;
import nl.balie.pages.Saved;
import nl.balie.pages.Visitor;
import nl.balie.queues.Queue;
import nl.balie.queues.QueueDetails;
import nl.balie.queues.Queues;
import nl.balie.queues.SkillGroups;
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

/** Queues (requirements 2.2.1, 2.3.2, 2.3.3 and 2.3.5). */
@Controller
@RequestMapping(QueueController.PATH)
@PreAuthorize("@rights.mayView('QUEUES')")
class QueueController {
    static final String PATH = "/beheer/wachtrijen";
    private static final String MAY_CHANGE = "@rights.mayChange('QUEUES')";
    private static final String FORM = "queues/queue";
    private static final FormPage PAGE = new FormPage(FORM, "name", PATH);

    private final Queues queues;
    private final SkillGroups groups;
    private final Tenancy tenancy;
    private final Answers answers;

    QueueController(Queues queues, SkillGroups groups, Tenancy tenancy, Answers answers) {
        this.queues = queues;
        this.groups = groups;
        this.tenancy = tenancy;
        this.answers = answers;
    }

    @GetMapping
    String list(@AuthenticationPrincipal Visitor visitor, AskedList asked, Model model) {
        model.addAttribute("list", tenancy.read(visitor.organisation(), () -> queues.list(asked.query())));
        return "queues/queues";
    }

    @GetMapping("/nieuw")
    @PreAuthorize(MAY_CHANGE)
    String blank(@AuthenticationPrincipal Visitor visitor, Model model) {
        tenancy.read(
                visitor.organisation(),
                () -> choices(model)
                        .addAttribute(
                                "form",
                                QueueForm.blank(
                                        Check.freeKey(queues.all().stream().map(Queue::shortcut)))));
        return FORM;
    }

    @PostMapping
    @PreAuthorize(MAY_CHANGE)
    ModelAndView add(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("form") QueueForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> save(form, null, errors, model, request, queues::add));
    }

    @GetMapping("/" + ID)
    String edit(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, Model model) {
        return tenancy.read(visitor.organisation(), () -> {
            Queue queue = answers.found(queues.find(id));
            choices(model).addAttribute("thing", queue).addAttribute("form", QueueForm.of(queue));
            return FORM;
        });
    }

    @PostMapping("/" + ID)
    @PreAuthorize(MAY_CHANGE)
    ModelAndView change(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @ModelAttribute("form") QueueForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            Queue queue = answers.found(queues.find(id));
            model.addAttribute("thing", queue);
            Edit<QueueForm> edit = Edit.of(form, QueueForm.of(queue), errors, model, request);
            return save(edit.form(), queue, edit.errors(), model, request, details -> queues.change(id, details));
        });
    }

    @GetMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView confirm(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id) {
        return tenancy.read(visitor.organisation(), () -> answers.confirm(removal(answers.found(queues.find(id)))));
    }

    @PostMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView remove(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            RemovalPage page = removal(answers.found(queues.find(id)));
            return answers.removed(queues.remove(id), page, request);
        });
    }

    private ModelAndView save(
            QueueForm form,
            @Nullable Queue now,
            BindingResult errors,
            Model model,
            HttpServletRequest request,
            Function<QueueDetails, Saved> save) {
        choices(model);
        Check check = new Check(errors);
        return answers.save(
                PAGE,
                check,
                form.details(check, now, kinds(), skillGroups(), queues::withShortcut),
                save,
                form.name(),
                request);
    }

    private Model choices(Model model) {
        return model.addAttribute("kinds", kinds()).addAttribute("skillGroups", skillGroups());
    }

    private List<Option> kinds() {
        return Arrays.stream(Queue.Kind.values())
                .map(kind -> new Option(kind.name(), answers.text("queues.kind." + kind)))
                .toList();
    }

    private List<Option> skillGroups() {
        return groups.all().stream()
                .map(group -> new Option(group.id().toString(), group.name()))
                .toList();
    }

    private RemovalPage removal(Queue queue) {
        return new RemovalPage(
                queue.name(),
                answers.text("queues.removal"),
                PATH + "/" + queue.id() + "/verwijderen",
                PATH,
                queues.uses(queue.id()));
    }
}
