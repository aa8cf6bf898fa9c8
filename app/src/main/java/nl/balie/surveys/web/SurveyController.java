package nl.balie.surveys.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.balie.database.Tenancy;
import nl.balie.pages.Answers;
import nl.balie.pages.Answers.RemovalPage;
import nl.balie.pages.AskedList;
import nl.balie.pages.Check;
import nl.balie.pages.Edit;
import nl.balie.pages.NotFound;
import nl.balie.pages.Notice;
import nl.balie.pages.Option;
import nl.balie.pages.Visitor;
import nl.balie.prompts.PromptCatalogue;
import nl.balie.prompts.PromptLanguages;
import nl.balie.queues.Queues;
import nl.balie.surveys.Question;
import nl.balie.surveys.Survey;
import nl.balie.surveys.SurveySaved;
import nl.balie.surveys.Surveys;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The surveys of an organisation (requirements 2.8.1, 2.8.6-2.8.8). */
@Controller
@RequestMapping(SurveyController.PATH)
@PreAuthorize("@rights.mayView('SURVEYS')")
class SurveyController {
    static final String PATH = "/beheer/kto";
    static final String ID = "/{id:[0-9a-f-]{36}}";
    private static final String MAY_CHANGE = "@rights.mayChange('SURVEYS')";
    private static final String FORM = "surveys/survey";

    private final Surveys surveys;
    private final Queues queues;
    private final PromptCatalogue prompts;
    private final PromptLanguages languages;
    private final Tenancy tenancy;
    private final Answers answers;

    SurveyController(
            Surveys surveys,
            Queues queues,
            PromptCatalogue prompts,
            PromptLanguages languages,
            Tenancy tenancy,
            Answers answers) {
        this.surveys = surveys;
        this.queues = queues;
        this.prompts = prompts;
        this.languages = languages;
        this.tenancy = tenancy;
        this.answers = answers;
    }

    /** A survey in the list, with its language as the reader calls it. */
    record Row(Survey survey, String language) {}

    @GetMapping
    String list(@AuthenticationPrincipal Visitor visitor, AskedList asked, Model model) {
        model.addAttribute(
                "list",
                tenancy.read(visitor.organisation(), () -> surveys.list(asked.query()))
                        .map(survey ->
                                new Row(survey, Option.language(survey.details().language()))));
        return "surveys/surveys";
    }

    @GetMapping("/nieuw")
    @PreAuthorize(MAY_CHANGE)
    String blank(@AuthenticationPrincipal Visitor visitor, Model model) {
        return tenancy.read(visitor.organisation(), () -> {
            page(model, null, choices());
            model.addAttribute(
                    "form",
                    SurveyForm.blank(
                            languages.current().standard(),
                            answers.text("surveys.first.invitation"),
                            answers.text("surveys.first.thanks")));
            return FORM;
        });
    }

    @PostMapping
    @PreAuthorize(MAY_CHANGE)
    ModelAndView add(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("form") SurveyForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        return tenancy.in(visitor.organisation(), () -> {
            Choices choices = choices();
            Optional<SurveySaved> saved =
                    form.details(new Check(errors), choices, List.of()).map(surveys::add);
            return answer(saved, null, form, errors, choices, model, redirect);
        });
    }

    @GetMapping(ID)
    String edit(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, Model model) {
        return tenancy.read(visitor.organisation(), () -> {
            Survey survey = found(id);
            page(model, survey, choices());
            model.addAttribute("form", SurveyForm.of(survey.details()));
            return FORM;
        });
    }

    @PostMapping(ID)
    @PreAuthorize(MAY_CHANGE)
    ModelAndView change(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @ModelAttribute("form") SurveyForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        return tenancy.in(visitor.organisation(), () -> {
            Survey survey = found(id);
            Choices choices = choices();
            Edit<SurveyForm> edit = Edit.of(form, SurveyForm.of(survey.details()), errors, model, request);
            Optional<SurveySaved> saved = edit.form()
                    .details(edit.check(), choices, survey.details().questions())
                    .map(details -> surveys.change(id, details));
            return answer(saved, survey, edit.form(), edit.errors(), choices, model, redirect);
        });
    }

    @GetMapping(ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView confirm(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id) {
        return tenancy.read(visitor.organisation(), () -> answers.confirm(removal(found(id))));
    }

    @PostMapping(ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView remove(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            RemovalPage page = removal(found(id));
            return answers.removed(surveys.remove(id), page, request);
        });
    }

    private RemovalPage removal(Survey survey) {
        return new RemovalPage(
                survey.name(),
                answers.text("surveys.removal.text"),
                PATH + "/" + survey.id() + "/verwijderen",
                PATH,
                surveys.uses(survey.id()));
    }

    /** The page again with what is wrong, or on with what was saved. */
    private ModelAndView answer(
            Optional<SurveySaved> saved,
            @Nullable Survey survey,
            SurveyForm form,
            BindingResult errors,
            Choices choices,
            Model model,
            RedirectAttributes redirect) {
        switch (saved.orElse(null)) {
            case SurveySaved.Done(var id) -> {
                Notice.done(redirect, "surveys.saved", form.name());
                return new ModelAndView("redirect:" + PATH + "/" + id);
            }
            case SurveySaved.NameTaken _ -> errors.rejectValue("name", "surveys.error.taken");
            case SurveySaved.ActiveAlready(var name) ->
                errors.rejectValue("active", "surveys.error.active", new Object[] {name}, null);
            case SurveySaved.Unknown _ -> throw new NotFound("The survey is gone");
            case null -> {
                // what is wrong stands at its field
            }
        }
        page(model, survey, choices);
        return new ModelAndView(FORM, model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private Survey found(UUID id) {
        return surveys.find(id).orElseThrow(() -> new NotFound("The organisation has no such survey"));
    }

    private void page(Model model, @Nullable Survey survey, Choices choices) {
        model.addAttribute("survey", survey).addAttribute("choices", choices);
    }

    private Choices choices() {
        return new Choices(
                Option.languages(languages.current().languages()),
                queues.all().stream()
                        .map(queue -> new Option(queue.id().toString(), queue.name()))
                        .toList(),
                prompts.all().stream()
                        .map(prompt -> new Option(prompt.id().toString(), prompt.name()))
                        .toList(),
                Arrays.stream(Question.Kind.values())
                        .map(kind -> new Option(kind.name(), answers.text("surveys.kind." + kind)))
                        .toList());
    }
}
