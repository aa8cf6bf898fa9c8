package nl.balie.recordings.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.database.Tenancy;
import nl.balie.pages.Answers;
import nl.balie.pages.Edit;
import nl.balie.pages.Option;
import nl.balie.pages.Visitor;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import nl.balie.recordings.RecordingRules;
import nl.balie.recordings.RecordingRules.Rule;
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

/** Whether conversations are recorded, and for how long recordings are kept (requirement 2.7.3). */
@Controller
@RequestMapping(RuleController.PATH)
@PreAuthorize("@rights.mayView('RECORDINGS')")
class RuleController {
    static final String PATH = "/beheer/gespreksopname";
    private static final String FORM = "recordings/rule";

    private final RecordingRules rules;
    private final Queues queues;
    private final Tenancy tenancy;
    private final Answers answers;

    RuleController(RecordingRules rules, Queues queues, Tenancy tenancy, Answers answers) {
        this.rules = rules;
        this.queues = queues;
        this.tenancy = tenancy;
        this.answers = answers;
    }

    @ModelAttribute("queues")
    List<Option> queues(@AuthenticationPrincipal Visitor visitor) {
        return tenancy.read(
                visitor.organisation(),
                () -> queues.all().stream()
                        .map(queue -> new Option(queue.id().toString(), queue.name()))
                        .toList());
    }

    @GetMapping
    String edit(@AuthenticationPrincipal Visitor visitor, Model model) {
        model.addAttribute("form", now(visitor));
        return FORM;
    }

    private RuleForm now(Visitor visitor) {
        return tenancy.read(visitor.organisation(), () -> RuleForm.of(rules.current()));
    }

    @PostMapping
    @PreAuthorize("@rights.mayChange('RECORDINGS')")
    ModelAndView change(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("form") RuleForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request) {
        Edit<RuleForm> edit = Edit.of(form, now(visitor), errors, model, request);
        Set<UUID> known = tenancy.read(
                visitor.organisation(),
                () -> queues.all().stream().map(Queue::id).collect(Collectors.toSet()));
        Optional<Rule> rule = edit.form().rule(edit.check(), known);
        if (rule.isEmpty()) {
            return answers.invalid(FORM, request);
        }
        tenancy.in(visitor.organisation(), () -> rules.change(rule.get()));
        return answers.done(PATH, request, "recordings.settings.saved");
    }
}
